import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis/analysis.ts';
import { code, plain, table } from './markdown-text.ts';
import { reportMarkdown } from './report-markdown.ts';

const analysis: Analysis = {
  schema: 'connect-support-bundle/analysis/1',
  asOf: '2026-11-16T08:00:00Z',
  sources: [
    {
      file: 'Application.evtx',
      format: 'evtx',
      bytes: 69_632,
      records: 12,
      recordsSeen: 12,
      first: '2026-11-10T00:00:00.0000000Z',
      last: '2026-11-16T00:00:00.0000000Z',
      problems: [
        {
          file: 'Application.evtx',
          code: 'truncated',
          detail: 'The file ends inside a chunk.',
          offset: 65_536,
          bytesLost: 12,
        },
      ],
      problemsNotListed: 3,
    },
  ],
  coverage: {
    askedSince: '2026-11-09T08:00:00Z',
    askedUntil: null,
    first: '2026-11-10T00:00:00.0000000Z',
    last: '2026-11-16T00:00:00.0000000Z',
  },
  events: { total: 12, connect: 12, byProvider: [{ provider: 'ADSync', count: 12 }] },
  operations: [
    {
      trackingId: '7344da2c-ab9d-42ef-adea-4a17d07fdeb9',
      kind: 'reset',
      outcome: 'failed',
      user: 'anna|<b>@contoso.com',
      start: '2026-11-14T09:12:33.0000000Z',
      end: '2026-11-14T09:12:34.0000000Z',
      durationMs: 1000,
      resultCode: '80230619',
      reason: null,
      admin: null,
      unblockUser: null,
      failureEventId: 33008,
      connectorAccount: null,
      domain: null,
      events: [{ file: 'Application.evtx', place: { kind: 'record', id: 7 }, eventId: 33008 }],
    },
  ],
  operationTotals: { byUser: [], byResultCode: [] },
  setupOperations: [],
  serviceLife: { runs: [], engineStarts: [] },
  heartbeats: { count: 0, first: null, last: null, namespaces: [], gaps: [] },
  outages: [],
  notApplicable: [],
  findings: [
    {
      id: 'password-policy-rejected',
      title: 'The domain refuses the new passwords',
      severity: 'error',
      explanation: 'Rules of the domain apply.',
      fix: [{ text: 'Choose another password.', warning: 'Do not loosen the policy.' }],
      references: [{ title: 'Writeback', url: 'https://learn.microsoft.com/entra/' }],
      falsePositives: [],
      what: 'One reset was refused.',
      count: 1,
      first: '2026-11-14T09:12:33.0000000Z',
      last: '2026-11-14T09:12:33.0000000Z',
      users: ['anna@contoso.com'],
      confidence: 'certain',
      evidence: [
        {
          file: 'Application.evtx',
          place: 'record 7',
          time: '2026-11-14T09:12:33.0000000Z',
          quote: 'hr=80230619 `x` | <script>alert(1)</script>\nnext',
        },
      ],
    },
  ],
  unknown: [{ id: 'tls12-disabled', title: 'TLS 1.2 is off', reason: 'The registry was not read.' }],
  passed: ['object-not-found'],
  collectors: [
    {
      id: 'tls',
      title: 'TLS',
      state: 'denied',
      reason: 'No right to read.',
      durationMs: 3,
      bytes: 0,
      supplies: ['tls'],
    },
  ],
};

describe('report.md', () => {
  it('holds findings, what was not evaluated, what passed, operations, collectors and losses', () => {
    const report = reportMarkdown(analysis, { toolVersion: '0.1.0', computer: 'CONNECT01', sample: null, facts: {} });
    for (const part of [
      '### 1. The domain refuses the new passwords',
      '1. Choose another password.',
      '**Careful:** Do not loosen the policy.',
      'record 7',
      'The registry was not read.',
      '`object-not-found`',
      '`80230619`',
      'No right to read.',
      'The file ends inside a chunk.',
      'and 3 more problems',
    ]) {
      expect(report).toContain(part);
    }
    expect(report).not.toContain('Sample server');
  });

  it('says on top when a sample server was used', () => {
    const report = reportMarkdown(analysis, {
      toolVersion: '0.1.0',
      computer: null,
      sample: 'policy-rejections',
      facts: {},
    });
    expect(report.split('\n')[2]).toContain('**Sample server.**');
  });

  it('says what was looked at when nothing was found', () => {
    const report = reportMarkdown(
      { ...analysis, findings: [] },
      { toolVersion: '0.1.0', computer: null, sample: null, facts: {} },
    );
    expect(report).toContain('None of the 1 checks');
  });

  it('keeps every table row at its number of cells, whatever a log holds', () => {
    const report = reportMarkdown(analysis, { toolVersion: '0.1.0', computer: null, sample: null, facts: {} });
    const row = report.split('\n').find((line) => line.startsWith('| 2026-11-14'));
    expect(row?.split('|')).toHaveLength(9);
  });
});

describe('lost connections', () => {
  it('stand in a table, and an open end is said', () => {
    const outage = {
      kind: 'outage',
      cause: 'unknown',
      start: '2026-11-14T20:18:00.0000000Z',
      startMs: 0,
      end: null,
      durationMs: null,
      namespaces: ['ssprdedicatedsbprodneu.servicebus.windows.net'],
      errorCount: 3,
    } as const;
    const context = { toolVersion: '0.1.0', computer: null, sample: null, facts: {} };
    const report = reportMarkdown({ ...analysis, outages: [outage] }, context);
    expect(report).toContain('## Lost connections');
    expect(report).toMatch(/not recovered \|\s+\| outage \| 3 \| `ssprdedicatedsbprodneu/);
    expect(reportMarkdown(analysis, context)).not.toContain('## Lost connections');
  });
});

describe('escaping', () => {
  it('leaves no live HTML, link or line end in plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = plain(text);
        expect(shown).not.toMatch(/[<>\n\r\u2028]/u);
        expect(shown.replaceAll(/\\./gu, '')).not.toMatch(/[[\]`*_|]/u);
      }),
    );
  });

  it('cannot be left from inside a code span', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '|', ' ', 'a', '\n') }), (text) => {
        const shown = code(text);
        if (shown === '') return;
        const fence = /^`+/u.exec(shown)?.[0] ?? '';
        const inside = shown.slice(fence.length, -fence.length);
        const runs: readonly string[] = inside.match(/`+/gu) ?? [];
        expect(runs.some((run) => run.length >= fence.length)).toBe(false);
        expect(shown).not.toContain('|');
      }),
    );
  });

  it('shortens a long quote and marks it', () => {
    expect(code('x'.repeat(500), 10)).toBe(`\`${'x'.repeat(10)}…\``);
  });

  it('draws a table', () => {
    expect(table(['A', 'B'], [['1', '2']])).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |');
  });
});
