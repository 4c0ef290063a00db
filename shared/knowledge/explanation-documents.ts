import { dotnetMinimum, dotnetRecommended, dotnetReleases } from './dotnet.ts';
import {
  httpStatuses,
  legacyHosts,
  legacyPorts,
  onlyPort443Since,
  onPremisesPorts,
  writebackEndpoints,
  type Cloud,
} from './endpoints.ts';
import { tablesAsOf, type KnowledgeEntry } from './entry.ts';
import { eventCodes, type EventCode, type EventVariant } from './event-codes.ts';
import type { ExplanationDocument, ExplanationKind } from './explanation.ts';
import type { GuidedStep } from './guided-steps.ts';
import { operatingSystems } from './operating-systems.ts';
import { permissionCmdlet, permissions } from './permissions.ts';
import { permissionCheck } from './permission-check.ts';
import { recoveryLadder } from './recovery-ladder.ts';
import { reservedCharacters } from './reserved-characters.ts';
import { resultCodes, type ResultCode } from './result-codes.ts';
import { rootCertificates } from './root-certificates.ts';
import { symptoms, type Symptom } from './symptoms.ts';
import { tlsEnforcement, tlsValues } from './tls.ts';
import { userFacingCodes, type UserFacingCode } from './user-facing-codes.ts';
import { versionThresholds } from './versions.ts';

/** Keys by which the exact look-ups of `explain` name a document. */
export const eventKey = (entry: EventCode): string =>
  entry.through === entry.eventId
    ? `${entry.provider}/${entry.eventId}`
    : `${entry.provider}/${entry.eventId}-${entry.through}`;
export const variantKey = (entry: EventCode, variant: EventVariant): string => `${eventKey(entry)}/${variant.key}`;

function document(
  kind: ExplanationKind,
  key: string,
  title: string,
  text: string,
  whatToDo: readonly string[],
  entry: KnowledgeEntry,
  words = '',
): ExplanationDocument {
  const { source, asOf, sureness } = entry;
  return { explanation: { kind, key, title, text, whatToDo, source, asOf, sureness }, words };
}

const sentence = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' ');

function eventDocument(entry: EventCode): ExplanationDocument {
  const range = entry.through === entry.eventId ? `${entry.eventId}` : `${entry.eventId}–${entry.through}`;
  const logged =
    entry.level !== null &&
    entry.level !== entry.severity &&
    !(entry.level === 'information' && entry.severity === 'info');
  const plain = document(
    'event',
    eventKey(entry),
    `Event ${range}, ${entry.provider}: ${entry.name}`,
    sentence(
      entry.meaning,
      entry.normal ? 'A healthy server logs it too.' : null,
      logged ? `Logged as ${entry.level}, judged as ${entry.severity}.` : null,
    ),
    entry.whatToDo,
    entry,
    `${entry.operation} ${entry.era}`,
  );
  return { ...plain, explanation: { ...plain.explanation, severity: entry.severity } };
}

function variantDocument(entry: EventCode, variant: EventVariant): ExplanationDocument {
  const title = `Event ${entry.eventId}, ${entry.provider}: ${variant.name}`;
  return document(
    'event-variant',
    variantKey(entry, variant),
    title,
    variant.meaning,
    variant.whatToDo,
    entry,
    variant.sign,
  );
}

function resultDocument(entry: ResultCode): ExplanationDocument {
  const number = entry.win32 === null ? '' : ` (Win32 ${entry.win32})`;
  return document(
    'result-code',
    entry.code,
    `hr=${entry.code}${number}: ${entry.name ?? 'no name'}`,
    sentence(
      entry.meaning,
      entry.causes.length > 0 ? `Causes: ${entry.causes.join(' ')}` : null,
      entry.message === null ? null : `The log says: "${entry.message}"`,
      entry.eventIds.length > 0 ? `Seen in events ${entry.eventIds.join(', ')}.` : null,
    ),
    entry.whatToDo,
    entry,
  );
}

function userCodeDocument(entry: UserFacingCode): ExplanationDocument {
  const [name] = entry.names;
  const events = entry.eventIds.length > 0 ? `On the server look for: ${entry.eventIds.join(', ')}.` : null;
  return document(
    'user-code',
    entry.key,
    name === undefined ? entry.key : `${entry.key}: ${name}`,
    sentence(entry.meaning, events),
    entry.whatToDo,
    entry,
    entry.names.join(' '),
  );
}

function symptomDocument(entry: Symptom): ExplanationDocument {
  return document(
    'symptom',
    entry.id,
    entry.seen,
    sentence(entry.why, `Confirmed by: ${entry.confirmedBy.join(' ')}`),
    entry.whatToDo,
    entry,
    entry.words,
  );
}

function stepDocument(kind: 'recovery-step' | 'permission-step', step: GuidedStep, index: number): ExplanationDocument {
  const warnings = step.warnings.filter(({ whenFinding }) => whenFinding === null).map(({ text }) => text);
  const title = kind === 'recovery-step' ? 'Recovery' : 'Permission check';
  const place = `${title}, step ${index + 1}: ${step.title}`;
  const text = warnings.length > 0 ? `Mind first: ${warnings.join(' ')}` : 'One step of the guide.';
  return document(kind, step.id, place, text, step.actions, step);
}

const cloudNames: Readonly<Record<Cloud, string>> = {
  public: 'public cloud',
  'us-government': 'US Government cloud',
  china: 'China cloud (21Vianet)',
  germany: 'German cloud, closed',
};

function endpointDocuments(): readonly ExplanationDocument[] {
  const rows = writebackEndpoints.map((endpoint) =>
    document(
      'endpoint',
      `${endpoint.cloud}/${endpoint.host}`,
      `${endpoint.host}, port 443, ${cloudNames[endpoint.cloud]}`,
      endpoint.era === 'legacy'
        ? 'Belonged to a cloud that is closed; nothing needs it today.'
        : `Password writeback talks to this ${endpoint.role === 'relay' ? 'relay' : 'web service'}.`,
      endpoint.era === 'legacy' ? [] : ['Allow it outbound on port 443, by name.'],
      endpoint,
      'endpoint host firewall allow network url outbound',
    ),
  );
  const old = legacyHosts.map((host) =>
    document(
      'endpoint',
      host.host,
      `${host.host}: a host of old instructions`,
      host.note,
      ['Allow *.servicebus.windows.net and *.passwordreset.microsoftonline.com on port 443 instead.'],
      host,
      'legacy acs',
    ),
  );
  return [...rows, ...old];
}

function portDocuments(): readonly ExplanationDocument[] {
  const [first] = onPremisesPorts;
  if (first === undefined) return [];
  return [
    document(
      'port',
      'outbound',
      'Outbound ports of password writeback',
      `Since ${onlyPort443Since} only 443. Older builds used ${legacyPorts.join(' and ')} besides; a current one never does, whatever old instructions say.`,
      ['Allow outbound 443 only.'],
      { ...first, source: 'Microsoft writeback page (2025-03)' },
      'port ports 443 9350 9351 9352 9353 9354 5671 firewall',
    ),
    ...onPremisesPorts.map((port) =>
      document(
        'port',
        `domain-controller/${port.port}`,
        `Port ${port.port} to domain controllers: ${port.use}`,
        'The Connect server needs it towards every domain controller it uses.',
        ['Allow it from the Connect server to the domain controllers.'],
        port,
        'firewall dc',
      ),
    ),
  ];
}

function settingDocuments(): readonly ExplanationDocument[] {
  return [
    ...tlsValues.map((value) =>
      document(
        'tls-value',
        `${value.key}\\${value.name}`,
        `TLS 1.2: ${value.name} should be ${value.expected}`,
        sentence(
          `In ${value.key}.`,
          value.whenAbsent === 'on-by-default'
            ? 'Absent is fine: TLS 1.2 is on by default.'
            : 'Absent means: not set; what then holds depends on the program.',
          `Installers from ${tlsEnforcement.from} to ${tlsEnforcement.to} insist on it.`,
        ),
        ['Set the DWORD, then restart the server.'],
        value,
        'registry schannel strong crypto enforcement',
      ),
    ),
    ...dotnetReleases.map((release) =>
      document(
        'dotnet',
        release.version,
        `.NET Framework ${release.version}: release ${[release.release, ...release.alsoKnownAs].join(', ')}`,
        release.release < dotnetMinimum.release
          ? `Too old: Connect needs ${dotnetMinimum.version}, writeback asks for ${dotnetRecommended.version}.`
          : release.release < dotnetRecommended.release
            ? `Enough for Connect; the writeback page asks for ${dotnetRecommended.version}.`
            : 'Enough.',
        release.release < dotnetRecommended.release ? ['Install .NET Framework 4.8 or later.'] : [],
        release,
        'net framework dotnet release key',
      ),
    ),
  ];
}

function directoryDocuments(): readonly ExplanationDocument[] {
  return [
    ...rootCertificates.map((root) =>
      document(
        'root-certificate',
        root.name,
        `Root certificate ${root.name}`,
        sentence(
          root.need === 'legacy'
            ? 'Used in the past; its absence is no fault.'
            : 'The service may present a chain that ends here.',
          root.thumbprint === null ? null : `Thumbprint ${root.thumbprint}.`,
        ),
        root.need === 'legacy' ? [] : ['Import it into the trusted roots of the computer if it is missing.'],
        root,
        'certificate authority trusted store ca',
      ),
    ),
    ...permissions.map((permission) =>
      document(
        'permission',
        permission.id,
        `Right: ${permission.name}`,
        `${permission.why} On: ${permission.on}. For: ${permission.holder}.`,
        permission.setByCmdlet ? [`${permissionCmdlet.name} grants it.`] : ['Grant it by hand where it is missing.'],
        permission,
        'permission permissions active directory',
      ),
    ),
    ...reservedCharacters.map((entry) =>
      document(
        'reserved-character',
        entry.key,
        `Reserved in organizational unit names: ${entry.name}`,
        'In the path of a user it may stop writeback with event 33001.',
        ['Rename the organizational unit.'],
        entry,
        `ou character special ${entry.character ?? ''}`,
      ),
    ),
    ...operatingSystems.map((system) =>
      document(
        'operating-system',
        system.name,
        `${system.name} (${system.build})`,
        sentence(
          system.support === 'supported'
            ? 'A current Connect may run on it: full desktop, domain member.'
            : 'Not supported for a current Connect.',
          system.note,
        ),
        system.support === 'supported' ? [] : ['Move Connect to Windows Server 2022 or 2019.'],
        system,
        'os operating system supported',
      ),
    ),
  ];
}

/** All answers of all tables. */
export const explanationDocuments: readonly ExplanationDocument[] = [
  ...eventCodes.map(eventDocument),
  ...eventCodes.flatMap((entry) => entry.variants.map((variant) => variantDocument(entry, variant))),
  ...resultCodes.map(resultDocument),
  ...userFacingCodes.map(userCodeDocument),
  ...symptoms.map(symptomDocument),
  ...recoveryLadder.map((step, index) => stepDocument('recovery-step', step, index)),
  ...permissionCheck.map((step, index) => stepDocument('permission-step', step, index)),
  ...endpointDocuments(),
  ...portDocuments(),
  ...httpStatuses.map((entry) =>
    document(
      'http-status',
      `${entry.status}`,
      `HTTP ${entry.status} on the way to the service`,
      entry.meaning,
      [entry.whatToDo],
      entry,
      'proxy status relay',
    ),
  ),
  ...settingDocuments(),
  ...directoryDocuments(),
  ...versionThresholds.map((entry) =>
    document(
      'version-threshold',
      entry.version,
      `Since Connect ${entry.version}`,
      entry.text,
      [],
      { ...entry, asOf: tablesAsOf },
      'version build',
    ),
  ),
];
