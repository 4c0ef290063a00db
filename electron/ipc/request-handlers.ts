import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { requestFileText, requestSuffix } from '../../shared/request/request.ts';
import type { BundleRequest } from '../../shared/request/request.ts';
import { requestToText } from '../../shared/request/request-text.ts';
import { failure, success } from '../../shared/result/result.ts';
import { describeFileError } from '../analyze.ts';
import { keyFingerprint, signRequest } from '../request/sign-request.ts';
import type { Handlers } from './handle.ts';
import type { Services } from './services.ts';

type RequestHandlerChannel = Extract<keyof Handlers, `request.${string}` | `keys.${string}`>;

/** Composing and receiving requests, and the keys that sign them. */
export function createRequestHandlers(services: Services): Pick<Handlers, RequestHandlerChannel> {
  const { keys, requests } = services;
  const describe = async (): Promise<{ readonly ok: true; readonly value: RequestOutput<'keys.describe'> }> =>
    success(await keys.describe());
  return {
    'request.compose': async ({ request }) => {
      const key = await keys.signingKey();
      const file = key === null ? { request, signature: null } : signRequest(request, key);
      const fingerprint = key === null ? null : keyFingerprint(key);
      const text = requestToText(file, fingerprint);
      const path = await services.ask.saveRequest(proposedRequestName(request));
      if (path === undefined) return success({ kind: 'not-saved', name: '', text, fingerprint });
      try {
        await writeFile(path, requestFileText(file));
      } catch (error) {
        return failure({ code: 'write-failed', path, detail: describeFileError(error) });
      }
      return success({ kind: 'saved', name: basename(path), text, fingerprint });
    },
    'request.open': async () => {
      const path = await services.ask.openRequest();
      if (path === undefined) return success({ kind: 'not-opened' });
      const received = await requests.readFile(path);
      if (!received.ok) return received;
      services.settings.remember({ path, kind: 'request', openedAt: new Date(services.nowMs()).toISOString() });
      return success({ kind: 'request', received: received.value });
    },
    'request.read-text': async ({ text }) => {
      const received = requests.readText(text, '');
      return await Promise.resolve(received.ok ? success({ received: received.value }) : received);
    },
    'keys.describe': describe,
    'keys.make': async ({ place }) => {
      if (place === 'protected') return await keys.makeProtected();
      const path = await services.ask.saveKeyFile('connect-support-keys.txt');
      return path === undefined ? await describe() : await keys.makeFile(path);
    },
    'keys.use-file': async () => {
      const path = await services.ask.openKeyFile();
      return path === undefined ? await describe() : await keys.useFile(path);
    },
  };
}

/** For example `request-TK-4711.bundle-request`. */
export function proposedRequestName({ caseNumber }: Pick<BundleRequest, 'caseNumber'>): string {
  // Sample: `TK 4711/b` → `TK-4711-b`; anything a file name cannot hold becomes `-`.
  return `request-${caseNumber.replaceAll(/[^\w.-]+/gu, '-')}${requestSuffix}`;
}
