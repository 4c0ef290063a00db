import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { plainText, type Style, table } from './terminal.ts';

/** What became of each item of a request. */
export function answerLines(answer: RequestAnswer, style: Style): readonly string[] {
  const key = answer.fingerprint === null ? 'not signed' : `key ${answer.fingerprint}`;
  return [
    style.bold(`Asked for by ${plainText(answer.requester)}, case ${plainText(answer.caseNumber)} (${key})`),
    ...table(answer.items.map(({ id, state, reason }) => [`  ${state}`, plainText(id), plainText(reason)])),
  ];
}
