import { answerItems, type Brought, type RequestAnswer } from '../../shared/request/request-answer.ts';
import type { CollectionRun } from '../collect/collector.ts';
import { type CheckedRequest, skippedItems, trustedFingerprint } from './sign-request.ts';

/** What a request makes of a collection: the items that stay out, and what is asked of the others. Its time is apart. */
export function requestedRun(
  checked: CheckedRequest,
  refused: ReadonlyMap<string, string>,
): Required<Pick<CollectionRun, 'skip' | 'focus'>> {
  const { users, trackingIds } = checked.request;
  return { skip: skippedItems(checked, refused), focus: { users, trackingIds } };
}

/** The answer for the manifest. What protection is given less than asked for is added where the bundle is written. */
export function answerRequest(
  checked: CheckedRequest,
  brought: Brought,
  refused: ReadonlyMap<string, string>,
): RequestAnswer {
  const { request, trust, isExpired } = checked;
  return {
    caseNumber: request.caseNumber,
    requester: request.requester,
    fingerprint: trustedFingerprint(checked),
    trust: trust.kind,
    isExpired,
    asked: { redaction: request.redaction, encryptTo: request.encryptTo },
    items: answerItems(request, brought, refused),
  };
}
