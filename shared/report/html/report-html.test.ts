import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalysisSession } from '../../analysis/analysis-session.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { buildCase } from '../../case/support-case.ts';
import type { Facts } from '../../facts/facts.ts';
import type { PasswordOperation } from '../../operations/password-operation.ts';
import type { Finding } from '../../rules/rule.ts';
import { isReport } from '../report-document.ts';
import { escapeText, markup } from './html-text.ts';
import { reportHtml } from './report-html.ts';
import type { ReportInput } from './report-html.ts';

const empty = createAnalysisSession({ asOf: '2026-11-20T08:00:00.000Z', askedSince: null, askedUntil: null }).current();

function finding(text: string): Finding {
  return {
    id: 'rule-id',
    title: text,
    severity: 'error',
    explanation: text,
    fix: [{ text, warning: text }],
    references: [{ title: text, url: text }],
    falsePositives: [text],
    what: text,
    count: 2,
    first: text,
    last: text,
    users: [text],
    confidence: 'likely',
    evidence: [{ file: text, place: text, time: text, quote: text }],
  };
}

function operation(text: string, start: string): PasswordOperation {
  return {
    trackingId: text,
    kind: 'reset',
    outcome: 'failed',
    user: text,
    admin: null,
    unblockUser: null,
    start,
    end: null,
    durationMs: 5,
    resultCode: text,
    failureEventId: 33004,
    reason: text,
    connectorAccount: text,
    domain: text,
    events: [],
  };
}

/** Every text of a report is `text`. */
function inputOf(text: string): ReportInput {
  const source = { collector: text, file: text, place: text };
  const facts: Facts = {
    service: {
      value: {
        installed: true,
        state: 'running',
        startType: 2,
        delayedStart: false,
        account: text,
        imagePath: text,
      },
      source,
    },
    network: {
      value: {
        probes: [
          {
            host: text,
            port: 443,
            role: 'relay',
            via: 'direct',
            steps: [{ step: 'dns', outcome: 'failed', durationMs: 3.4, errorCode: text, detail: text }],
            chain: [],
          },
        ],
      },
      source,
    },
  };
  const analysis: Analysis = {
    ...empty,
    asOf: text,
    coverage: {
      askedSince: '2026-11-13T08:00:00.000Z',
      askedUntil: '2026-11-20T08:00:00.000Z',
      first: '2026-11-13T08:00:00.000Z',
      last: '2026-11-20T08:00:00.000Z',
    },
    findings: [finding(text)],
    unknown: [{ id: text, title: text, reason: text }],
    passed: [text],
    operations: [operation(text, '2026-11-15T08:00:00.000Z')],
    operationTotals: {
      byUser: [],
      byResultCode: [{ resultCode: text, count: 1, users: 1, first: text, last: text }],
    },
    outages: [
      {
        kind: 'outage',
        cause: 'unknown',
        start: text,
        startMs: Date.UTC(2026, 10, 16),
        end: null,
        durationMs: null,
        namespaces: [text],
        errorCount: 3,
      },
    ],
    collectors: [{ id: text, title: text, state: 'collected', reason: text, durationMs: 1, bytes: 1, supplies: [] }],
  };
  return {
    analysis,
    facts,
    supportCase: buildCase({ analysis, facts, eventLogFile: null }, undefined, { description: text }),
    toolVersion: text,
    computer: text,
    sample: text,
    redacted: true,
    language: 'en',
  };
}

const tags = /<[^>]*>/g;

/** The document's tags with the attribute values that texts may stand in blanked out. */
function skeleton(document: string): string {
  return (document.match(tags) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, '=""')).join('');
}

describe('the report for people', () => {
  const plain = reportHtml(inputOf('plain'));

  it('begins as the main process demands, with a policy that lets nothing in', () => {
    expect(isReport(plain)).toBe(true);
    expect(plain).not.toMatch(/<script|javascript:|<link|<iframe|<form|@import|url\(/i);
  });

  it('shows every text that it is given', () => {
    const marked = reportHtml(inputOf('MARK'));
    expect(marked.split('MARK').length).toBeGreaterThan(30);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title></style></pre><svg onload=alert(1)>',
    '&lt;b&gt; <!-- --> ]]> `${1}`',
    'javascript:alert(1)',
  ])('keeps %s a text, wherever it stands', (text) => {
    expect(skeleton(reportHtml(inputOf(text)))).toBe(skeleton(plain));
  });

  it('keeps any text a text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '/',
      '=',
      '-->',
      'on',
      'script',
      '\u202e',
      '\ud800',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), maxLength: 30 }),
        (text) => {
          const document = reportHtml(inputOf(`x${text}`));
          expect(skeleton(document)).toBe(skeleton(plain));
          expect(document).not.toMatch(/[\u202a-\u202e\0]/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('links only to addresses that are https', () => {
    expect(reportHtml(inputOf('https://learn.microsoft.com/a?b="c'))).toContain(
      '<a href="https://learn.microsoft.com/a?b=&quot;c" rel="noreferrer">',
    );
    expect(plain).not.toContain('<a ');
  });

  it('stays bounded with tens of thousands of operations, and says what was cut', () => {
    const input = inputOf('x');
    const many = Array.from({ length: 20_000 }, (_, index) =>
      operation(`id-${index}`, new Date(Date.UTC(2026, 10, 14) + index * 10_000).toISOString()),
    );
    const document = reportHtml({ ...input, analysis: { ...input.analysis, operations: many } });
    expect(document.length).toBeLessThan(200_000);
    expect(document).toContain('The newest 200 of 20000');
    expect(document).toContain('id-19999');
    expect(document).not.toContain('id-19799<');
  });

  it('speaks German where it is asked to', () => {
    const document = reportHtml({ ...inputOf('x'), language: 'de' });
    expect(document).toContain('<html lang="de">');
    expect(document).toContain('Was zu tun ist');
    expect(document).not.toContain('What to do');
  });

  it('is the same each time', () => {
    expect(reportHtml(inputOf('plain'))).toBe(plain);
  });
});

describe('building HTML', () => {
  it('escapes values and keeps what it built itself', () => {
    expect(
      markup`<p title="${'"x"'}">${'<b>'} ${markup`<i>${'&'}</i>`} ${[markup`<br>`, 'a']} ${null}${3}</p>`.html,
    ).toBe('<p title="&quot;x&quot;">&lt;b&gt; <i>&amp;</i> <br>a 3</p>');
    expect(escapeText('a\u0000b\nc\td\ud800e')).toBe('a\ufffdb\nc\td\ufffde');
  });
});
