import { plain, table } from '../report/markdown-text.ts';
import { assertNever } from '../result/result.ts';
import type { RequestAnswer } from './request-answer.ts';

/** One clause on who asked: whose key it was, or what is wrong with the signature. */
export function signatureClause({ trust, fingerprint }: Pick<RequestAnswer, 'trust' | 'fingerprint'>): string {
  const known = trust ?? (fingerprint === null ? 'unsigned' : 'signed');
  switch (known) {
    case 'signed':
      return `key ${fingerprint ?? 'unknown'}`;
    case 'unsigned':
      return 'not signed';
    case 'altered':
      return 'changed after it was signed';
    default:
      return assertNever(known);
  }
}

/** The section of `report.md` on the request that the bundle answers. */
export function answerMarkdown(answer: RequestAnswer): string {
  const late = answer.isExpired === true ? ', and had expired' : '';
  return [
    '',
    '## What was asked for',
    '',
    `Case ${plain(answer.caseNumber)}, asked by ${plain(answer.requester)}; the request was ${signatureWords(answer)}${late}.`,
    '',
    ...(answer.departures ?? []).flatMap((departure) => [`- On the administrator's word: ${plain(departure)}.`, '']),
    table(
      ['Item', 'Why', 'Answer', 'Detail'],
      answer.items.map(({ id, why, state, reason }) => [plain(id), plain(why), state, plain(reason)]),
    ),
    '',
  ].join('\n');
}

function signatureWords(answer: RequestAnswer): string {
  const clause = signatureClause(answer);
  return clause.startsWith('key ') ? `signed with ${clause}` : clause;
}
