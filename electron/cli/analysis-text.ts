import type { Analysis } from '../../shared/analysis/analysis.ts';
import type { Finding, Severity } from '../../shared/rules/rule.ts';
import { severities } from '../../shared/rules/rule.ts';
import { plainText, type Style, table, wrap } from './terminal.ts';
import { showTime } from './times.ts';

export interface AnalysisTextContext {
  readonly style: Style;
  readonly width: number;
  /** Name of the recorded server the analysis is about, or null. */
  readonly sample: string | null;
  readonly computer: string | null;
}

const shownUsers = 5;
const shownEvidence = 5;
const labelWidth = 10;
const indent = ' '.repeat(labelWidth);

/** The analysis for a person at a terminal: worst first, then what could not be judged. */
export function analysisLines(analysis: Analysis, context: AnalysisTextContext): string {
  const lines = [
    ...sampleLines(context),
    ...sourceLines(analysis, context),
    '',
    ...headline(analysis, context),
    '',
    ...analysis.findings.flatMap((finding) => [...findingLines(finding, context), '']),
    ...unknownLines(analysis, context),
    ...passedLines(analysis, context),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Said wherever a result is shown that does not come from a real server. */
export function sampleLines({ sample, style }: Pick<AnalysisTextContext, 'sample' | 'style'>): readonly string[] {
  return sample === null
    ? []
    : [style.yellow(style.bold(`SAMPLE SERVER "${plainText(sample)}": recorded data, not a real server`)), ''];
}

function sourceLines(analysis: Analysis, { style, computer }: AnalysisTextContext): readonly string[] {
  const rows = analysis.sources.map((source) => [
    plainText(source.file),
    count(source.recordsSeen, 'event'),
    span(source.first, source.last),
    source.problems.length + source.problemsNotListed === 0
      ? ''
      : style.yellow(count(source.problems.length + source.problemsNotListed, 'problem')),
  ]);
  const { askedSince, askedUntil, first } = analysis.coverage;
  // Within an hour of the asked beginning is the beginning: nothing may have happened before.
  const isShort = askedSince !== null && first !== null && Date.parse(first) - Date.parse(askedSince) > 3_600_000;
  const asked =
    askedSince === null ? [] : [`asked for  ${span(askedSince, askedUntil)}${isShort ? '; the log begins later' : ''}`];
  const problems = analysis.sources.flatMap((source) =>
    source.problems
      .slice(0, 3)
      .map((problem) => style.yellow(`${plainText(source.file)}: ${plainText(problem.detail)}`)),
  );
  return [...(computer === null ? [] : [`server     ${plainText(computer)}`]), ...asked, ...table(rows), ...problems];
}

function headline(analysis: Analysis, { style }: AnalysisTextContext): readonly string[] {
  const operations = analysis.operations.length;
  const failed = analysis.operations.filter((operation) => operation.outcome === 'failed').length;
  const parts = severities
    .map((severity) => [severity, analysis.findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, found]) => found > 0)
    .map(([severity, found]) => `${found} ${severity}`);
  const verdict =
    analysis.findings.length === 0
      ? style.green('No findings')
      : `${count(analysis.findings.length, 'finding')}: ${parts.join(', ')}`;
  return [
    style.bold(verdict) +
      `, ${count(analysis.passed.length, 'check')} without a finding, ${analysis.unknown.length} not evaluated`,
    operations === 0
      ? 'No password operations in these logs'
      : `${count(operations, 'password operation')}, ${failed} failed`,
  ];
}

function findingLines(finding: Finding, context: AnalysisTextContext): readonly string[] {
  const { style, width } = context;
  const inner = width - labelWidth;
  const [title = '', ...titleRest] = wrap(`${finding.title}  [${finding.id}]`, inner);
  const users = finding.users.slice(0, shownUsers).map(plainText).join(', ');
  const moreUsers = finding.users.length > shownUsers ? ` and ${finding.users.length - shownUsers} more` : '';
  const confidence = finding.confidence === 'certain' ? '' : `, ${finding.confidence}`;
  return [
    severityLabel(finding.severity, style) + style.bold(title),
    ...titleRest.map((line) => indent + style.bold(line)),
    indent + style.faint(`${occurrences(finding)}${confidence}`),
    ...block('what', finding.what, context),
    ...block('why', finding.explanation, context),
    ...(finding.users.length === 0 ? [] : block('users', users + moreUsers, context)),
    ...fixLines(finding, context),
    ...evidenceLines(finding, context),
  ];
}

function occurrences(finding: Finding): string {
  if (finding.first === null) {
    return finding.count === 1 ? 'state of the server' : `${finding.count} times`;
  }
  const often = finding.count === 1 ? 'once' : `${finding.count} times`;
  return finding.first === finding.last
    ? `${often}, ${showTime(finding.first)}`
    : `${often}, ${span(finding.first, finding.last)}`;
}

function fixLines(finding: Finding, context: AnalysisTextContext): readonly string[] {
  return finding.fix.flatMap((step, index) => [
    ...block(index === 0 ? 'fix' : '', `${index + 1}. ${step.text}`, context, '   '),
    ...(step.warning === undefined
      ? []
      : block('', `Careful: ${step.warning}`, context, '   ').map((line) =>
          line.replace(/^ +/u, (blanks) => `${blanks}   `),
        )),
  ]);
}

function evidenceLines(finding: Finding, { style, width }: AnalysisTextContext): readonly string[] {
  const lines = finding.evidence.slice(0, shownEvidence).flatMap((evidence, index) => {
    const place = `${plainText(evidence.file)}, ${plainText(evidence.place)}`;
    const time = evidence.time === null ? '' : `  ${showTime(evidence.time)}`;
    return [
      (index === 0 ? 'evidence' : '').padEnd(labelWidth) + place + style.faint(time),
      `${indent}  ${style.faint(shorten(plainText(evidence.quote), width - labelWidth - 2))}`,
    ];
  });
  const more = finding.evidence.length - shownEvidence;
  return more > 0 ? [...lines, `${indent}and ${more} more`] : lines;
}

function unknownLines(analysis: Analysis, context: AnalysisTextContext): readonly string[] {
  if (analysis.unknown.length === 0) {
    return [];
  }
  // Most rules share a few reasons: each is said once, with the rules it keeps from being judged.
  const groups = [...byReason(analysis)].flatMap(([reason, ids]) => [
    ...wrap(plainText(reason), context.width - 2).map((line) => `  ${line}`),
    ...wrap(ids.join(', '), context.width - 4).map((line) => `    ${context.style.faint(line)}`),
  ]);
  return [context.style.bold(`Not evaluated (${analysis.unknown.length})`), ...groups, ''];
}

function byReason(analysis: Analysis): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of analysis.unknown) {
    groups.set(reason, [...(groups.get(reason) ?? []), id]);
  }
  return groups;
}

function passedLines(analysis: Analysis, context: AnalysisTextContext): readonly string[] {
  if (analysis.passed.length === 0) {
    return [];
  }
  const names = wrap(analysis.passed.join(', '), context.width - 2).map((line) => `  ${line}`);
  return [context.style.bold(`Checked, nothing found (${analysis.passed.length})`), ...names];
}

function block(label: string, text: string, { width }: AnalysisTextContext, hanging = ''): readonly string[] {
  return wrap(text, width - labelWidth - hanging.length).map(
    (line, index) => (index === 0 ? label.padEnd(labelWidth) : indent + hanging) + line,
  );
}

function severityLabel(severity: Severity, style: Style): string {
  const word = severity.toUpperCase().padEnd(labelWidth);
  switch (severity) {
    case 'critical':
    case 'error':
      return style.red(style.bold(word));
    case 'warning':
      return style.yellow(style.bold(word));
    case 'info':
      return style.bold(word);
    default:
      return word;
  }
}

function span(first: string | null, last: string | null): string {
  return first === null ? 'none' : `${showTime(first)} to ${last === null ? 'now' : showTime(last)}`;
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** `1 event`, `2,913 events`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
