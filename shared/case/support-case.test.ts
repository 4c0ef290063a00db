import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis/analysis.ts';
import type { Facts } from '../facts/facts.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import { caseToJson, caseToMarkdown } from './case-markdown.ts';
import { offsetText } from './fill-fields.ts';
import { buildCase, type CaseInput } from './support-case.ts';
import { validateAnswer } from './validate-answer.ts';

const failed = (trackingId: string, user: string, start: string): PasswordOperation => ({
  trackingId,
  kind: 'reset',
  outcome: 'failed',
  user,
  start,
  end: start,
  durationMs: 0,
  resultCode: '80230619',
  reason: null,
  admin: null,
  unblockUser: null,
  failureEventId: 33008,
  connectorAccount: null,
  domain: null,
  events: [{ file: 'Application.evtx', place: { kind: 'record', id: 7 }, eventId: 33008 }],
});

const older = failed('11111111-1111-4111-8111-111111111111', 'anna@contoso.com', '2026-11-14T09:12:33.0000000Z');
const newer = failed('22222222-2222-4222-8222-222222222222', 'ben@contoso.com', '2026-11-15T10:00:00.0000000Z');

const analysis: Analysis = {
  schema: 'connect-support-bundle/analysis/1',
  asOf: '2026-11-16T08:00:00Z',
  sources: [],
  coverage: { askedSince: null, askedUntil: null, first: '2026-11-10T00:00:00Z', last: '2026-11-16T00:00:00Z' },
  events: { total: 2, byProvider: [], connect: 0 },
  operations: [older, newer],
  operationTotals: { byUser: [], byResultCode: [] },
  setupOperations: [],
  serviceLife: { runs: [], engineStarts: [] },
  heartbeats: { count: 0, first: null, last: null, namespaces: [], gaps: [] },
  outages: [],
  notApplicable: [],
  findings: [],
  unknown: [],
  passed: [],
  collectors: [],
};

const facts: Facts = {
  server: {
    value: {
      hostName: 'CONNECT01',
      osName: 'Windows Server 2019 Datacenter',
      osBuild: '10.0.17763',
      domain: 'contoso.com',
      isDomainController: false,
      timeZone: { name: 'W. Europe Standard Time', offsetMinutes: 60 },
    },
    source: { collector: 'server', file: 'facts.json', place: 'server' },
  },
  dotnet: { value: { release: 528_049 }, source: { collector: 'tls-and-dotnet', file: 'facts.json', place: 'dotnet' } },
};

const input: CaseInput = { analysis, facts, eventLogFile: 'Application.evtx' };
const valueOf = (supportCase: ReturnType<typeof buildCase>, id: string): string | undefined =>
  supportCase.fields.find((field) => field.id === id)?.value;

describe('the case form', () => {
  it('takes the newest failing operation and names the evidence of what it filled in', () => {
    const supportCase = buildCase(input);
    expect(supportCase.trackingId).toBe(newer.trackingId);
    expect(valueOf(supportCase, 'user')).toBe('ben@contoso.com');
    expect(valueOf(supportCase, 'time')).toBe(newer.start);
    expect(valueOf(supportCase, 'time-zone')).toBe('UTC; the server keeps W. Europe Standard Time, UTC+01:00');
    expect(valueOf(supportCase, 'versions')).toContain('.NET Framework 4.8');
    expect(supportCase.fields.find((field) => field.id === 'user')?.evidence[0]).toMatchObject({ place: 'record 7' });
  });

  it('refills when another failing operation is picked', () => {
    const supportCase = buildCase(input, older.trackingId);
    expect(valueOf(supportCase, 'user')).toBe('anna@contoso.com');
    expect(supportCase.choices.map((choice) => choice.trackingId)).toEqual([newer.trackingId, older.trackingId]);
  });

  it('leaves open what only a person knows, with a hint', () => {
    const open = buildCase(input).fields.filter((field) => field.state === 'open');
    expect(open.map((field) => field.id)).toEqual([
      'reproduction',
      'page',
      'support-code',
      'session-ids',
      'user-type',
      'licensing',
      'tenant',
      'status',
      'recent-changes',
    ]);
    expect(open.every((field) => field.hint !== '' && field.value === '')).toBe(true);
  });

  it('guesses nothing without evidence', () => {
    const empty = buildCase({ analysis: { ...analysis, operations: [] }, facts: {}, eventLogFile: null });
    expect(empty.trackingId).toBeNull();
    expect(empty.fields.every((field) => field.state === 'open')).toBe(true);
  });

  it('asks for the zone where a log has local times and the server is unknown', () => {
    const local = { ...newer, start: '2026-11-15T10:00:00', end: null };
    const supportCase = buildCase({ ...input, facts: {}, analysis: { ...analysis, operations: [local] } });
    expect(supportCase.fields.find((field) => field.id === 'time-zone')?.state).toBe('open');
  });

  it('puts an answer before the evidence, and ignores an empty one', () => {
    const supportCase = buildCase(input, undefined, { user: ' eve@contoso.com ', page: '  ' });
    expect(valueOf(supportCase, 'user')).toBe('eve@contoso.com');
    expect(supportCase.fields.find((field) => field.id === 'page')?.state).toBe('open');
  });

  it('prints Markdown with every field and JSON that reads back', () => {
    const supportCase = buildCase(input);
    const markdown = caseToMarkdown(supportCase);
    for (const field of supportCase.fields) {
      expect(markdown).toContain(`## ${field.label}`);
    }
    expect(markdown).toContain('**Open.**');
    expect(JSON.parse(caseToJson(supportCase))).toEqual(supportCase);
  });
});

describe('answers', () => {
  const cases = [
    ['support-code', '3f369fe9-c121-4450-8661-82b095bdbf0a', '3f369fe9'],
    ['user', 'anna.berg@contoso.com', 'anna.berg'],
    ['page', 'https://passwordreset.microsoftonline.com/?x=1', 'passwordreset'],
    ['time-zone', 'UTC+01:00', '25 o’clock'],
    ['time-zone', 'W. Europe Standard Time', '?'],
    ['time', '2026-11-14 09:12', 'yesterday'],
    ['user-type', 'Federated', 'guest'],
    ['status', 'ongoing', 'maybe'],
  ] as const;
  it.each(cases)('%s takes %s and refuses %s', (id, good, bad) => {
    expect(validateAnswer(id, good).ok).toBe(true);
    expect(validateAnswer(id, bad).ok).toBe(false);
    expect(validateAnswer(id, '').ok).toBe(true);
  });

  it('writes offsets as people know them', () => {
    expect([60, -330, 0].map(offsetText)).toEqual(['UTC+01:00', 'UTC-05:30', 'UTC+00:00']);
  });
});
