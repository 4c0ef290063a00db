import { describe, expect, it } from 'vitest';
import { legacyPorts, onlyPort443Since, writebackPorts } from './endpoints.ts';
import { explain, explanationsToText } from './explain.ts';
import { explanationDocuments } from './explanation-documents.ts';
import { eventCodes } from './event-codes.ts';
import { resultCodes } from './result-codes.ts';
import { symptoms } from './symptoms.ts';
import { connectVersions, versionThresholds } from './versions.ts';

const entries = explanationDocuments.map(({ explanation }) => explanation);
const datedEntries = [...entries, ...eventCodes, ...resultCodes, ...symptoms, ...connectVersions, ...versionThresholds];

describe('every entry', () => {
  it('is dated and names its source', () => {
    const undated = datedEntries.filter((entry) => !/^20\d\d-\d\d-\d\d$/.test(entry.asOf) || entry.source.length < 5);
    expect(undated).toEqual([]);
    expect(entries.length).toBeGreaterThan(250);
  });

  it('has a key of its own', () => {
    const keys = entries.map(({ kind, key }) => `${kind}/${key}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('is worded as a possibility where nobody verified it', () => {
    const certain = entries.filter(
      ({ sureness, text }) => sureness === 'unverified' && !/\b(?:possibly|may|might|perhaps)\b/i.test(text),
    );
    expect(certain.map(({ key }) => key)).toEqual([]);
  });

  it('is written as prose: whole sentences, no exclamation, no double blanks, no markup', () => {
    const sentences = entries.flatMap(({ key, text, whatToDo }) =>
      [text, ...whatToDo].map((words) => ({ key, words })),
    );
    const untidy = sentences.filter(
      ({ words }) => !/^["A-Z.*]/.test(words) || !/[.)"]$/.test(words) || /\s\s|!|<br|\*\*|\bplease\b/i.test(words),
    );
    expect(untidy).toEqual([]);
  });

  it('stays short', () => {
    const long = entries.filter(
      ({ text, whatToDo }) => [...whatToDo].some((step) => step.length > 240) || text.length > 600,
    );
    expect(long.map(({ key }) => key)).toEqual([]);
  });

  it('calls products and roles by their present names', () => {
    const outdated = entries.filter(({ text, whatToDo }) =>
      /azure ad connect|global administrator|download center/i.test([text, ...whatToDo].join(' ')),
    );
    expect(outdated.map(({ key }) => key)).toEqual([]);
  });
});

describe('old hosts and ports', () => {
  const advice = entries.flatMap(({ key, whatToDo }) => whatToDo.map((step) => ({ key, step })));

  it('are recommended nowhere', () => {
    const bad = advice.filter(({ step }) =>
      /accesscontrol|935\d|5671|ssprsbprod|ssprdedicatedsbprodncu|microsoftonline\.de/i.test(step),
    );
    expect(bad).toEqual([]);
  });

  it('are needed below 1.1.443.0 only', () => {
    expect(writebackPorts('1.1.442.9')).toEqual(['443', ...legacyPorts]);
    expect(writebackPorts(onlyPort443Since)).toEqual(['443']);
    expect(writebackPorts('2.6.92.0')).toEqual(['443']);
    expect(writebackPorts(null)).toEqual(['443']);
    expect(writebackPorts('no version')).toEqual(['443']);
  });

  it('are explained when somebody asks', () => {
    expect(explain('9350')[0]).toMatchObject({ kind: 'port', key: 'outbound' });
    expect(explain('ssprsbprodncu-sb.accesscontrol.windows.net')[0]?.whatToDo.join(' ')).toContain('instead');
  });
});

describe('explain', () => {
  it.each([
    ['31034', 'event', 'PasswordResetService/31034'],
    ['event 33004', 'event', 'PasswordResetService/33004'],
    ['Event ID: 6329', 'event', 'ADSync/6329'],
    ['7038', 'event', 'Service Control Manager/7038'],
    ['hr=80230619', 'result-code', '80230619'],
    ['0x8023061F', 'result-code', '8023061f'],
    ['-2145188327', 'result-code', '80230619'],
    ['HR 8023042', 'result-code', '80230402'],
    ['1722', 'result-code', '800706ba'],
    ['ERROR_ACCESS_DENIED', 'result-code', '80070005'],
    ['SSPR_0029', 'user-code', 'SSPR_0029'],
    ['sspr 009', 'user-code', 'SSPR_009'],
    ['OnPremisesAdminActionRequired = 29', 'user-code', 'SSPR_0029'],
    ['2.5.79.0', 'version', '2.5.79.0'],
    ['528449', 'dotnet', '4.8'],
    ['.NET 4.7.2', 'dotnet', '4.7.2'],
    ['DF3C24F9BFD666761B268073FE06D1CC8D4F82A4', 'root-certificate', 'DigiCert Global Root G2'],
    ['ssprdedicatedsbprodfra-1.servicebus.windows.net', 'endpoint', 'public/*.servicebus.windows.net'],
    ['remote certificate is invalid', 'event-variant', 'PasswordResetService/31034/certificate'],
    ['text message never arrives', 'symptom', 'reset-no-text-or-call'],
    ['fuzzy policy', 'user-code', 'Password does not comply fuzzy policy'],
    ['minimum password age', 'symptom', 'second-change-same-day'],
    ['110', 'event', 'Directory Synchronization/100-199'],
    ['Event ID 30009', 'event', 'Microsoft-AzureADPasswordProtection-DCAgent/30000-39999'],
    ['0x80230999', 'result-code', '80230999'],
    ['0x80070641', 'result-code', '80070641'],
    ['conditional access', 'symptom', 'conditional-access-blocks-sync'],
    ['ssl inspection', 'symptom', 'tls-inspected'],
    ['proxy 407', 'http-status', '407'],
    ['Windows Server 2025', 'operating-system', 'Windows Server 2025'],
  ])('%s', (query, kind, key) => {
    expect(explain(query)[0]).toMatchObject({ kind, key });
  });

  it('reads a pasted event: event, cause and code', () => {
    const keys = explain(
      'Event 6329 ADSync: admaexport.cpp(2944): Failed to acquire user information: 0x6ba\nAzure AD Sync 2.1.20.0',
    ).map(({ key }) => key);
    expect(keys.slice(0, 4)).toEqual(['ADSync/6329', 'ADSync/6329/rpc-unavailable', '800706ba', '2.1.20.0']);
  });

  it('forgives a slip of the keyboard', () => {
    expect(explain('certifcate invalid')[0]?.key).toContain('certificate');
    expect(explain('fiorest added later').map(({ key }) => key)).toContain('forest-added-later');
  });

  it('is empty for nothing and for nonsense', () => {
    expect(explain('')).toEqual([]);
    expect(explain('   ')).toEqual([]);
    expect(explain('qwertz uiop')).toEqual([]);
    expect(explanationsToText([])).toContain('Nothing found');
  });

  it('orders by score and says where each answer comes from', () => {
    const answers = explain('password reset denied');
    expect(answers.map(({ score }) => score)).toEqual(answers.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(explanationsToText(answers)).toMatch(/Source: .+, as of 20\d\d-\d\d-\d\d/);
  });

  it('judges a version on the day that is given', () => {
    expect(explain('2.4.131.0', '2026-01-01')[0]?.text).toContain('Stops working on 2026-09-30');
    expect(explain('2.4.131.0', '2026-11-20')[0]).toMatchObject({ severity: 'critical' });
    expect(explain('3.0.1.0', '2027-11-20')[0]).toMatchObject({ severity: 'info' });
  });

  it('takes a long text in its stride', () => {
    expect(explain('password reset failed '.repeat(50_000)).length).toBeGreaterThan(0);
  });
});
