import type { EventRecord } from '../../event-log/event-record.ts';
import type { Facts } from '../../facts/facts.ts';
import type { TextForm } from '../text-view.ts';

/** A value that must be gone everywhere, in every way of writing. */
export interface PlantedSecret {
  readonly value: string;
  readonly kind: string;
  /** Ways in which it was planted. */
  readonly places: number;
}

export interface PlantedFile {
  readonly name: string;
  readonly form: TextForm;
  readonly text: string;
}

export interface PlantedCorpus {
  readonly facts: Facts;
  readonly ownWords: readonly string[];
  readonly files: readonly PlantedFile[];
  readonly events: readonly EventRecord[];
  readonly secrets: readonly PlantedSecret[];
  /** Must stand in every text file as often as before. */
  readonly protectedValues: readonly string[];
}

/** Small seeded generator (mulberry32): the same seed gives the same corpus. */
function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const firstNames =
  'Anna Björn Carla Dragan Élodie Fatma Giorgos Hanna Iñaki Jürgen Katarzyna Łukasz Maëlle Nikolai Özlem Piotr Quentin Renée Søren Tomáš Ulrike Viola Wanda Xavier Yusuf Zoë Иван Μαρία'.split(
    ' ',
  );
const lastNames =
  "Hanson Müller Schröder Nuñez O'Brien Kowalski Öztürk Papadopoulos Lindström Dvořák Weiß Straßmann García Håkansson Jørgensen Yıldız Fjellheim Brännström Quaranta Zielonka Петров Παππάς".split(
    ' ',
  );
const companies = 'nordwind fabrikam woodgrove tailspin litware adatum proseware wingtip lucerne trey'.split(' ');
const cities = 'Gelsenkirchen Wuppertal Salzgitter Pforzheim Heilbronn Ingolstadt Oberhausen Recklinghausen'.split(' ');

/** Things that look like secrets and are none; each stands in text as it does here. */
const protectedValues: readonly string[] = [
  'Azure AD Sync 2.5.79.0',
  'Azure AD Sync 2.1.20.0',
  'Version: 5.0.0.686',
  'Application Version: 1.1.189.0',
  'System.Diagnostics.DiagnosticSource 6.0.0.1',
  'Microsoft Entra Connect 2.6.92.0',
  'AzureADConnect.exe 2.5.3.0',
  'build 10.0.17763.1',
  'v4.0.30319',
  '1.2.840.113556.1.4.2066',
  'ssprdedicatedsbprodncu.servicebus.windows.net',
  'passwordreset.microsoftonline.com',
  'login.microsoftonline.com:443',
  'https://aka.ms/ssprtroubleshoot',
  'crl3.digicert.com',
  'S-1-5-18',
  'S-1-5-32-544',
  'S-1-1-0',
  'NT AUTHORITY\\SYSTEM',
  'NT SERVICE\\ADSync',
  'BUILTIN\\Administrators',
  'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
  'C:\\Program Files\\Microsoft Azure AD Sync\\Bin\\miiserver.exe',
  'C:\\Users\\Public\\Documents',
  '..\\server.cpp(11139)',
  'hr=80230619',
  '0x80230626',
  'Event ID: 31034',
  'TCP 443',
  '127.0.0.1',
  '10.0.0.202',
  '192.168.17.4',
  '255.255.255.0',
  'fe80::1',
  '12:28:26',
  '2026-10-05T08:15:31.1234567Z',
  'CN=Users',
  'OU=Domain Controllers',
  'CN=AdminSDHolder,CN=System',
  '00299570-246d-11d0-a768-00aa006e0529',
  'PasswordResetService',
  'Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException',
  'AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)',
  'System.Net.Http.HttpClient',
  'ForcePasswordChange: True',
  'passwordWritebackEnabled: true',
  'Minimum password age (days): 1',
  'ERROR_ACCESS_DENIED',
  'SSPR_0029',
  'CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc, C=US',
  'Microsoft.InfromADUserAccountEnabled',
  'TLS 1.2',
];

interface Person {
  readonly account: string;
  readonly name: string;
  readonly upn: string;
  readonly sid: string;
  readonly cloudGuid: string;
  readonly anchor: string;
  readonly unit: string;
  readonly domain: string;
  readonly short: string;
}

/** `people` sets the size: about fourteen secrets and sixty planted places for each. */
export function plantCorpus(seed: number, people: number): PlantedCorpus {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const hex = (length: number): string => Array.from({ length }, () => '0123456789abcdef'.charAt(random(16))).join('');
  const guid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const base64 = (): string =>
    `${Array.from({ length: 21 }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charAt(random(64))).join('')}${pick(['A', 'Q', 'g', 'w'])}==`;
  const secretText = (): string =>
    `${pick(['Sommer', 'Winter', 'Geheim', 'Xk9', 'pAss'])}${hex(4)}${pick(['!', '#', '$', '?', '%', '+'])}${random(900) + 100}${pick(['', 'ä', 'Z'])}`;

  const planted = new Map<string, { kind: string; places: number }>();
  const plant = (kind: string, value: string): string => {
    const known = planted.get(value);
    if (known === undefined) planted.set(value, { kind, places: 1 });
    else known.places++;
    return value;
  };

  const company = pick(companies);
  const label = `${company}${hex(3)}`;
  const rootDomain = `${label}.com`;
  const forest = `${label}.local`;
  const tenantDomain = `${label}.onmicrosoft.com`;
  const server = `${label.slice(0, 4).toUpperCase()}AADC${10 + random(89)}`;
  const connectorAccount = `MSOL_${hex(12)}`;
  const tenant = guid();
  const ownWord = `Vorhaben ${pick(cities)}`;
  const domainSid = `S-1-5-21-${random(4e9)}-${random(4e9)}-${random(4e9)}`;
  const hosts = Array.from(
    { length: Math.max(4, people >> 2) },
    (_, index) => `${pick(['DC', 'FS', 'SQL', 'PRX'])}-${hex(3).toUpperCase()}-${index + 10}`,
  );

  const persons = Array.from({ length: people }, (_, index): Person => {
    const first = pick(firstNames);
    const last = pick(lastNames);
    const ascii = (text: string): string => text.normalize('NFD').replaceAll(/[^A-Za-z]/g, '') || `n${hex(4)}`;
    const account = pick([
      `${ascii(first)}.${ascii(last)}${index}`.toLowerCase(),
      `${ascii(first).charAt(0)}${ascii(last)}${index}`,
      `${ascii(last)}_${index}`,
    ]);
    const domain = pick([rootDomain, `emea.${rootDomain}`, tenantDomain]);
    return {
      account,
      name: `${first} ${last} ${index}`,
      upn: `${account}@${domain}`,
      sid: `${domainSid}-${1100 + index}`,
      cloudGuid: guid(),
      anchor: base64(),
      unit: `${pick(cities)} ${hex(2)}`,
      domain,
      short: label.toUpperCase(),
    };
  });

  const trackingIds: string[] = [];
  const eventTexts: string[] = [];
  const lines: string[] = [];
  const json: unknown[] = [];
  const xml: string[] = [];
  const urls: string[] = [];
  const csv: string[] = ['Level,Date and Time,Source,Event ID,Task Category'];
  const names: string[] = [];
  const chain = (person: Person): string => `CN=${person.name},OU=${person.unit},OU=Staff,DC=${label},DC=local`;

  plant('label', label);
  plant('domain', forest);
  plant('host', server);
  plant('tenant', tenant);
  plant('account', connectorAccount);
  plant('own word', ownWord);

  persons.forEach((person, index) => {
    const tracking = guid();
    const session = guid();
    trackingIds.push(tracking);
    const password = plant('credential', secretText());
    const host = hosts[index % hosts.length] ?? server;
    const publicAddress = plant(
      'address',
      `${pick([52, 93, 185, 203])}.${random(200) + 20}.${random(250) + 1}.${random(250) + 1}`,
    );
    for (const [kind, value] of [
      ['upn', person.upn],
      ['account', person.account],
      ['name', person.name],
      ['sid', person.sid],
      ['cloud anchor', person.cloudGuid],
      ['source anchor', person.anchor],
      ['unit', person.unit],
      ['host', host],
      ['relay endpoint', session],
    ] as const) {
      plant(kind, value);
    }
    eventTexts.push(
      `TrackingId: ${tracking}, PasswordResetSuccess, Details: Context: cloudAnchor: User_${person.cloudGuid}, SourceAnchorValue: ${person.anchor}, UserPrincipalName: ${person.upn}, unblockUser: True`,
      `TrackingId: ${tracking}, Reason: Synchronization Engine returned an error hr=80230619, message=A restriction., Context: cloudAnchor:User_${person.cloudGuid}, SourceAnchorValue: ${person.anchor} UserPrincipalName: ${person.upn.toUpperCase()}`,
      `Call sync ldap_bind for DomainName=${forest.toUpperCase()}, UserName=${connectorAccount}.`,
      `Password Change Request - Anchor: ${person.anchor}, Dn: ${chain(person)}, Change Date: 05/01/2013 16:34:08`,
      `Domain controller hostname: ${host.toLowerCase()}.${forest}, domain controller IP address: ${publicAddress}`,
      `Failed to acquire user information: 0x5 | ${person.short}\\${person.account}. Error Code: ERROR_ACCESS_DENIED\nAAD anchor = User_${person.cloudGuid}Azure AD Sync 2.1.20.0"`,
      `Namespace: ssprdedicatedsbprodncu.servicebus.windows.net Endpoint: ${tenant}_${session}`,
    );
    lines.push(
      `[12:19:59.172] [ 1] [INFO ] signed in ${person.upn} from ${publicAddress}:50443 on ${host}`,
      `profile C:\\Users\\${person.account}\\AppData\\Local, share \\\\${host}\\${person.account}$`,
      `bare ${person.account} and ${person.account.toUpperCase()} and ${person.name} in ${person.unit}`,
      `dc ${host}.emea.${rootDomain} or ${host.toUpperCase()}.${rootDomain.toUpperCase()}, site ${ownWord.toUpperCase()}`,
      `Server=sql01;User ID=${person.account};Password=${password};Encrypt=True`,
      `second copy ${password} here`,
      `proxy http://${person.account}:${encodeURIComponent(password)}@${host}.${rootDomain}:8080/`,
      `sid ${person.sid} anchor ${person.anchor} id {${person.cloudGuid.toUpperCase()}} compact ${person.cloudGuid.replaceAll('-', '')}`,
      `tracking ${tracking} is kept`,
      `${person.short.toLowerCase()}\\${person.account.toUpperCase()} and x${label}proxy and ${label.toUpperCase()}-Office`,
    );
    json.push({
      user: person.upn,
      hostName: host,
      sam: `${person.short}\\${person.account}`,
      path: `C:\\Users\\${person.account}\\x`,
      text: `line\r\n${person.account}@${person.domain}\n"${person.name}" ${chain(person)}`,
      nested: JSON.stringify({ upn: person.upn, password, dn: chain(person) }),
      trackingId: tracking,
      anchor: person.anchor,
    });
    xml.push(
      `<Data Name='TargetUserName'>${escapeXml(person.account)}</Data><Data>${escapeXml(chain(person))}</Data>`,
      `<proxy proxyaddress="http://${host}.${rootDomain}:8080" user="${person.upn.replace('@', '&#64;')}" /><add key="password" value="${escapeXml(password)}"/>`,
      `<Security UserID='${person.sid}'/><Computer>${host}.${forest}</Computer><Correlation ActivityID='{${tracking}}'/>`,
    );
    urls.push(
      `https://portal.example.invalid/reset?user=${encodeURIComponent(person.upn)}&dn=${encodeURIComponent(chain(person))}&t=${tracking}`,
      `https://login.microsoftonline.com/${tenant}/oauth2?login_hint=${person.account}%40${person.domain}&sig=${hex(40)}`,
    );
    csv.push(
      `Information,10/5/2026 8:15:31 AM,PasswordResetService,31001,None,"TrackingId: ${tracking}, PasswordResetRequestStart, Details: ${person.upn}"`,
    );
    names.push(
      `${host}_Application.evtx`,
      `trace-${person.account}-20261005.log`,
      `${label}/${server.toLowerCase()}.${forest}.txt`,
    );
  });

  const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJ${hex(40)}.${hex(43)}`;
  const sasKey = `${Array.from({ length: 43 }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.charAt(random(62))).join('')}=`;
  const keyBody = `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj${hex(60)}`;
  const secretHex = hex(32);
  const credentials = [
    `Authorization: Bearer ${plant('credential', jwt)}`,
    `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${plant('credential', sasKey)}`,
    `-----BEGIN PRIVATE KEY-----\n${plant('credential', keyBody)}\n-----END PRIVATE KEY-----`,
    `client_secret=${plant('credential', secretHex)}`,
  ];
  const protectedText = protectedValues.map((value) => `protected: ${value}, and more`);
  const files: PlantedFile[] = [
    { name: 'trace.log', form: 'plain', text: linesOf(lines, credentials, protectedText) },
    { name: 'events.txt', form: 'plain', text: linesOf(eventTexts, protectedText) },
    {
      name: 'report.md',
      form: 'plain',
      text: linesOf(
        lines.map((line) => `| ${line} |`),
        urls,
        protectedText,
      ),
    },
    { name: 'export.csv', form: 'plain', text: linesOf(csv, protectedText) },
    {
      name: 'records.jsonl',
      form: 'json',
      text: linesOf(
        json.map((item) => JSON.stringify(item)),
        protectedText.map((line) => JSON.stringify({ line })),
      ),
    },
    { name: 'facts.json', form: 'json', text: JSON.stringify({ items: json, lines, protectedText }, null, 2) },
    {
      name: 'events.xml',
      form: 'xml',
      text: linesOf(
        ['<Events>'],
        xml,
        lines.map((line) => `<Data>${escapeXml(line)}</Data>`),
        protectedText.map((line) => `<Data>${escapeXml(line)}</Data>`),
        ['</Events>'],
      ),
    },
    ...names.map((name): PlantedFile => ({ name, form: 'plain', text: '' })),
  ];
  return {
    facts: {
      server: {
        value: {
          hostName: server,
          osName: 'Windows Server 2019',
          osBuild: '10.0.17763',
          domain: forest,
          isDomainController: false,
          timeZone: null,
        },
        source: { collector: 'server', file: 'facts.json', place: 'server' },
      },
    },
    ownWords: [ownWord],
    files,
    events: eventTexts.map((message, index) => ({
      file: 'Application.evtx',
      place: { kind: 'record', id: index + 1 },
      recordId: index + 1,
      time: '2026-10-05T08:15:31.1234567Z',
      timeMs: Date.UTC(2026, 9, 5, 8, 15, 31),
      provider: 'PasswordResetService',
      eventId: 31_001,
      level: 4,
      channel: 'Application',
      computer: `${server}.${forest}`,
      user: persons[index % persons.length]?.sid ?? null,
      data: [{ value: message }],
      message,
    })),
    secrets: Array.from(planted, ([value, { kind, places }]) => ({ value, kind, places })),
    protectedValues: [...protectedValues, ...trackingIds],
  };
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

function linesOf(...parts: readonly (readonly string[])[]): string {
  return `${parts.flat().join('\n')}\n`;
}
