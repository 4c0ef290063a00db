import { expect } from 'vitest';
import type { Analysis } from '../../analysis/analysis.ts';
import { createAnalysisSession } from '../../analysis/analysis-session.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import type { LogSummary } from '../../event-log/log-reading.ts';
import type { EndpointProbe, Fact, FactKey, Facts, FactValues, ProbeStep } from '../../facts/facts.ts';
import { tlsValues } from '../../knowledge/tls.ts';
import type { Finding } from '../rule.ts';
import { healthyEvents, logStart, minutesPerDay, namespaces } from './events.ts';

export function fact<Value>(value: Value, place = 'facts'): Fact<Value> {
  return { value, source: { collector: 'test', file: 'facts.json', place } };
}

const stepNames: readonly ProbeStep[] = ['dns', 'tcp', 'tls', 'https'];

/** Every fact there is, all of them good. */
export const healthyFacts: FactValues = {
  server: {
    hostName: 'CONNECT01',
    osName: 'Windows Server 2022 Standard',
    osBuild: '10.0.20348.2700',
    domain: 'contoso.example',
    isDomainController: false,
    timeZone: { name: 'W. Europe Standard Time', offsetMinutes: 60 },
    installationType: 'Server',
    volumes: [{ name: 'C:', sizeBytes: 136_365_211_648, freeBytes: 71_940_702_208 }],
  },
  connectVersion: {
    sources: [
      { kind: 'engine-file', version: '2.6.92.0', place: 'miiserver.exe' },
      { kind: 'registry', version: '2.6.92.0', place: 'HKLM' },
    ],
    azureInstance: 0,
  },
  service: {
    installed: true,
    state: 'running',
    startType: 2,
    delayedStart: true,
    account: 'NT SERVICE\\ADSync',
    imagePath: null,
  },
  tls: {
    values: tlsValues.map(({ key, name, expected }) => ({
      path: key,
      name,
      value: { kind: 'dword', value: expected },
    })),
  },
  dotnet: { release: 528_449 },
  network: {
    probes: [probe('passwordreset.microsoftonline.com'), ...namespaces.map((name) => probe(relay(name)))],
    windows: namespaces.map((name) => ({ host: relay(name), status: 'ProtocolError', httpStatus: 401 })),
  },
  configuration: {
    stagingMode: false,
    schedulerSuspended: false,
    syncCycleEnabled: true,
    passwordWritebackEnabled: true,
    connectors: [],
  },
  eventLogSettings: { channel: 'Application', maxSizeBytes: 20_971_520, retention: false },
  directoryPolicy: {
    domains: [
      {
        domain: 'contoso.example',
        minimumAgeDays: 0,
        historyLength: 24,
        minimumLength: 8,
        complexity: true,
        fineGrained: [],
      },
    ],
  },
  domainControllers: {
    controllers: [
      {
        host: 'dc1.contoso.example',
        domain: 'contoso.example',
        osName: null,
        supportedControls: ['1.2.840.113556.1.4.2239'],
        reachable: true,
        restrictRemoteSam: '',
      },
    ],
  },
  remoteSam: { restrictRemoteSam: null },
  directoryUsers: { users: [] },
  clock: { offsetSeconds: 0.2, source: 'dc1.contoso.example', leapIndicator: 0, stratum: 3, phaseOffsetSeconds: 0.01 },
  proxy: {
    machineConfig: { enabled: true, useSystemDefault: null, address: null },
    winHttp: { address: null, bypass: [] },
  },
  rootCertificates: {
    thumbprints: ['DF3C24F9BFD666761B268073FE06D1CC8D4F82A4', '73A5E64A3BFF8316FF0EDCCC618A906E4EAE4D74'],
    automaticUpdateDisabled: false,
  },
  pendingReboot: { reasons: [] },
  syncRules: { customised: [] },
  companyFeatures: { features: [{ name: 'PasswordHashSync', enabled: true }] },
};

export function relay(namespace: string): string {
  return `${namespace}.servicebus.windows.net`;
}

export interface ProbeFailure {
  readonly at: ProbeStep;
  readonly code: string;
  readonly issuer?: string;
  readonly via?: 'direct' | 'proxy';
}

/** A probe that gets through, or fails at one step. */
export function probe(host: string, failure?: ProbeFailure): EndpointProbe {
  const issuer = failure?.issuer ?? 'CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation';
  const failsAt = failure === undefined ? stepNames.length : stepNames.indexOf(failure.at);
  return {
    host,
    port: 443,
    role: host.includes('servicebus') ? 'relay' : 'service',
    via: failure?.via ?? 'direct',
    steps: stepNames.map((step, index) => {
      if (index < failsAt) return { step, outcome: 'ok', durationMs: 10, errorCode: null, detail: 'fine' };
      if (index > failsAt) return { step, outcome: 'not-run', durationMs: 0, errorCode: null, detail: 'not run' };
      return { step, outcome: 'failed', durationMs: 10, errorCode: failure?.code ?? null, detail: `${step} failed` };
    }),
    chain:
      failsAt < 2
        ? []
        : [{ subject: `CN=${host}`, issuer, thumbprint: 'AB', notBefore: '2026-01-01', notAfter: '2027-01-01' }],
  };
}

/** All endpoints fail in the same way; `only` limits it to hosts that contain the word. */
export function probesFailing(failure: ProbeFailure, only = ''): FactValues['network'] {
  return {
    probes: healthyFacts.network.probes.map(({ host }) => (host.includes(only) ? probe(host, failure) : probe(host))),
  };
}

export interface Situation {
  /** Added to the healthy day, or instead of it with `bare`. */
  readonly events?: readonly EventRecord[];
  readonly bare?: boolean;
  /** Replace the healthy facts. */
  readonly facts?: Partial<FactValues>;
  /** Facts that were not collected. */
  readonly without?: readonly FactKey[];
  readonly logs?: readonly LogSummary[];
  readonly asOf?: string;
  readonly askedSince?: string;
}

export const dayEnd = new Date(logStart + minutesPerDay * 60_000).toISOString();

/** What the core makes of a healthy server with this difference. */
export function analyse(situation: Situation = {}): Analysis {
  const session = createAnalysisSession({
    asOf: situation.asOf ?? dayEnd,
    askedSince: situation.askedSince ?? null,
    askedUntil: null,
  });
  session.addEvents([...(situation.bare === true ? [] : healthyEvents()), ...(situation.events ?? [])]);
  session.addFacts(factsOf({ ...healthyFacts, ...situation.facts }, situation.without ?? []));
  for (const log of situation.logs ?? [logSummary()]) session.addLog(log);
  return session.current();
}

export function factsOf(values: Partial<FactValues>, without: readonly FactKey[] = []): Facts {
  const kept = Object.entries(values).filter(([key]) => !without.some((name) => name === key));
  return Object.fromEntries(kept.map(([key, value]) => [key, fact(value, key)]));
}

export function logSummary(more: Partial<LogSummary> = {}): LogSummary {
  return {
    file: 'Application.evtx',
    format: 'evtx',
    bytes: 1_000_000,
    records: 700,
    recordsSeen: 700,
    first: new Date(logStart).toISOString(),
    last: dayEnd,
    problems: [],
    problemsNotListed: 0,
    ...more,
  };
}

/** Asserts that this is the only finding, in good form, and gives it back. */
export function expectOnly(analysis: Analysis, id: string): Finding {
  expect(analysis.findings.map((finding) => finding.id)).toEqual([id]);
  return expectFinding(analysis, id);
}

/** Asserts the finding, in good form, and gives it back. */
export function expectFinding(analysis: Analysis, id: string): Finding {
  const finding = analysis.findings.find((candidate) => candidate.id === id);
  if (finding === undefined) {
    throw new Error(`${id} is not among: ${analysis.findings.map((candidate) => candidate.id).join(', ')}`);
  }
  expect(finding.what).toMatch(/^[A-Z0-9.].*\.$/);
  expect(finding.what).not.toMatch(/undefined|NaN| {2}|\.\./);
  expect(finding.count).toBeGreaterThan(0);
  expect(finding.evidence.length).toBeGreaterThan(0);
  for (const { file, place, quote } of finding.evidence) {
    expect(file).not.toBe('');
    expect(place).not.toBe('');
    expect(quote).not.toBe('');
  }
  return finding;
}
