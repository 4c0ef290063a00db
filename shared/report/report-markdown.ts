import type { Analysis } from '../analysis/analysis.ts';
import type { Facts } from '../facts/facts.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { Finding } from '../rules/rule.ts';
import { guidesMarkdown } from './guide-markdown.ts';
import { code, plain, table } from './markdown-text.ts';

export interface ReportContext {
  readonly toolVersion: string;
  /** Name of the computer the facts speak of, or null for a bare log. */
  readonly computer: string | null;
  /** Name of the recorded sample server, or null for a real one. */
  readonly sample: string | null;
  readonly facts: Facts;
}

/** Rows of the operations table; the rest is counted, all of them stand in findings.json. */
const operationRows = 200;

/** `report.md` of the bundle: the whole analysis for people. Log text is escaped, so nothing in it can act. */
export function reportMarkdown(analysis: Analysis, context: ReportContext): string {
  return [
    '# Password writeback report',
    '',
    ...sampleNotice(context),
    ...summary(analysis, context),
    ...findings(analysis),
    ...guidesMarkdown({ analysis, facts: context.facts }),
    ...unknown(analysis),
    ...passed(analysis),
    ...notApplicable(analysis),
    ...operations(analysis.operations),
    ...outages(analysis),
    ...collectors(analysis),
    ...logs(analysis),
  ].join('\n');
}

function sampleNotice({ sample }: ReportContext): readonly string[] {
  return sample === null
    ? []
    : [`> **Sample server.** This report shows the recorded server ${code(sample)}, not a real one.`, ''];
}

function summary(analysis: Analysis, context: ReportContext): readonly string[] {
  const { coverage } = analysis;
  const asked =
    coverage.askedSince === null
      ? []
      : [`- Window asked for: ${plain(coverage.askedSince)} to ${plain(coverage.askedUntil ?? analysis.asOf)}`];
  const failed = analysis.operations.filter((operation) => operation.outcome === 'failed').length;
  const unfinished = analysis.operations.filter((operation) => operation.outcome === 'unfinished').length;
  return [
    ...(context.computer === null ? [] : [`- Computer: ${plain(context.computer)}`]),
    `- Judged as of: ${plain(analysis.asOf)}`,
    ...asked,
    `- Events read: ${analysis.events.total}, ${plain(coverage.first ?? 'none')} to ${plain(coverage.last ?? 'none')}`,
    `- Password operations: ${analysis.operations.length}, of them ${failed} failed and ${unfinished} without a result`,
    `- Findings: ${analysis.findings.length} · checks passed: ${analysis.passed.length} · not evaluated: ${analysis.unknown.length}`,
    `- Made by: Connect Support Bundle ${plain(context.toolVersion)}`,
    '',
  ];
}

function findings(analysis: Analysis): readonly string[] {
  if (analysis.findings.length === 0) {
    return [
      '## Findings',
      '',
      `None of the ${analysis.passed.length} checks that could be made found anything wrong.`,
      '',
    ];
  }
  return ['## Findings, first things first', '', ...analysis.findings.flatMap(oneFinding)];
}

function oneFinding(finding: Finding, index: number): readonly string[] {
  const span =
    finding.first === null
      ? ''
      : finding.first === finding.last
        ? `, at ${plain(finding.first)}`
        : `, ${plain(finding.first)} to ${plain(finding.last ?? '')}`;
  return [
    `### ${index + 1}. ${plain(finding.title)}`,
    '',
    `**${finding.severity}** · ${finding.confidence} · ${finding.count} ×${span} · rule ${code(finding.id)}`,
    '',
    plain(finding.what),
    '',
    ...(finding.users.length === 0 ? [] : [`Users: ${finding.users.map((user) => code(user)).join(', ')}`, '']),
    `**Why:** ${plain(finding.explanation)}`,
    '',
    '**What to do:**',
    '',
    ...finding.fix.flatMap((step, at) => [
      `${at + 1}. ${plain(step.text)}`,
      ...(step.warning === undefined ? [] : [`   **Careful:** ${plain(step.warning)}`]),
    ]),
    '',
    '**Evidence:**',
    '',
    ...finding.evidence.map(
      (evidence) =>
        `- ${plain(evidence.file)}, ${plain(evidence.place)}${evidence.time === null ? '' : `, ${plain(evidence.time)}`}: ${code(evidence.quote)}`,
    ),
    '',
    // Addresses come from the rules themselves, never from a log.
    ...(finding.references.length === 0
      ? []
      : [
          `Read on: ${finding.references.map((reference) => `[${plain(reference.title)}](${reference.url})`).join(' · ')}`,
          '',
        ]),
  ];
}

function unknown(analysis: Analysis): readonly string[] {
  if (analysis.unknown.length === 0) {
    return [];
  }
  return [
    '## Not evaluated',
    '',
    ...analysis.unknown.map((verdict) => `- ${plain(verdict.title)} (${code(verdict.id)}): ${plain(verdict.reason)}`),
    '',
  ];
}

function passed(analysis: Analysis): readonly string[] {
  return analysis.passed.length === 0
    ? []
    : ['## Checked, nothing found', '', analysis.passed.map((id) => code(id)).join(', '), ''];
}

function notApplicable(analysis: Analysis): readonly string[] {
  return analysis.notApplicable.length === 0
    ? []
    : [
        '## Does not apply here',
        '',
        ...analysis.notApplicable.map((verdict) => `- ${plain(verdict.title)}: ${plain(verdict.reason)}`),
        '',
      ];
}

/** Rows of the outages table; a connection that flaps has hundreds. */
const outageRows = 50;

function outages({ outages: all }: Analysis): readonly string[] {
  if (all.length === 0) {
    return [];
  }
  const shown = all.toReversed().slice(0, outageRows);
  return [
    '## Lost connections',
    '',
    ...(shown.length < all.length
      ? [`The newest ${shown.length} of ${all.length}; findings.json has them all.`, '']
      : []),
    table(
      ['From', 'To', 'Minutes', 'Kind', 'Errors', 'Namespaces'],
      shown.map((outage) => [
        plain(outage.start),
        plain(outage.end ?? 'not recovered'),
        outage.durationMs === null ? '' : String(Math.round(outage.durationMs / 60_000)),
        outage.kind,
        String(outage.errorCount),
        outage.namespaces.map((name) => code(name)).join(', '),
      ]),
    ),
    '',
  ];
}

function operations(all: readonly PasswordOperation[]): readonly string[] {
  if (all.length === 0) {
    return ['## Password operations', '', 'The log holds no password operation.', ''];
  }
  const shown = all.toReversed().slice(0, operationRows);
  return [
    '## Password operations',
    '',
    ...(shown.length < all.length
      ? [`The newest ${shown.length} of ${all.length}; findings.json has them all.`, '']
      : []),
    table(
      ['Start', 'Kind', 'User', 'Result', 'Code', 'Duration', 'TrackingId'],
      shown.map((operation) => [
        plain(operation.start),
        operation.kind,
        operation.user === null ? '' : code(operation.user),
        operation.outcome,
        operation.resultCode === null ? '' : code(operation.resultCode),
        operation.durationMs === null ? '' : `${operation.durationMs} ms`,
        code(operation.trackingId),
      ]),
    ),
    '',
  ];
}

function collectors(analysis: Analysis): readonly string[] {
  return analysis.collectors.length === 0
    ? []
    : [
        '## What was collected',
        '',
        table(
          ['Item', 'State', 'Detail', 'Bytes'],
          analysis.collectors.map((outcome) => [
            plain(outcome.title),
            outcome.state,
            plain(outcome.reason),
            String(outcome.bytes),
          ]),
        ),
        '',
      ];
}

function logs(analysis: Analysis): readonly string[] {
  if (analysis.sources.length === 0) {
    return [];
  }
  return [
    '## Logs read',
    '',
    ...analysis.sources.flatMap((log) => [
      `- ${code(log.file)}: ${log.format}, ${log.bytes} bytes, ${log.records} records, ${plain(log.first ?? 'no first')} to ${plain(log.last ?? 'no last')}`,
      ...log.problems.map(
        (problem) =>
          `  - ${code(problem.code)}${problem.offset === null ? '' : ` at byte ${problem.offset}`}: ${plain(problem.detail)} (${problem.bytesLost} bytes lost)`,
      ),
      ...(log.problemsNotListed === 0 ? [] : [`  - and ${log.problemsNotListed} more problems`]),
    ]),
    '',
  ];
}
