import { signatureClause } from '../../shared/request/answer-markdown.ts';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { plainText, type Style, table } from './terminal.ts';

/** What became of each item of a request, and what on the way was not as it was asked. */
export function answerLines(answer: RequestAnswer, style: Style): readonly string[] {
  const clauses = [signatureClause(answer), ...(answer.isExpired === true ? ['expired by then'] : [])].join(', ');
  return [
    style.bold(`Asked for by ${plainText(answer.requester)}, case ${plainText(answer.caseNumber)} (${clauses})`),
    ...table(answer.items.map(({ id, state, reason }) => [`  ${state}`, plainText(id), plainText(reason)])),
    ...(answer.departures ?? []).map((departure) => style.yellow(`  Careful: ${plainText(departure)}`)),
  ];
}
