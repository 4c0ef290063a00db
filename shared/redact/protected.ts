import { wordSet, type WordSet } from './word-set.ts';

/**
 * What redaction must leave alone although it looks like something personal. Destroyed evidence is the second most
 * common complaint about redaction, right after misses.
 */

/** Hosts of the cloud service and of public certificate authorities: the same for every customer. */
const publicDomains: readonly string[] = [
  'microsoft.com',
  'microsoftonline.com',
  'microsoftonline.us',
  'microsoftonline.de',
  'microsoftonline-p.com',
  'microsoftazuread-sso.com',
  'partner.microsoftonline.cn',
  'chinacloudapi.cn',
  'usgovcloudapi.net',
  'windows.net',
  'windows.com',
  'windowsupdate.com',
  'windowsazure.com',
  'azure.com',
  'azure.net',
  'azure.us',
  'azure.cn',
  'azure-api.net',
  'azureedge.net',
  'azurewebsites.net',
  'live.com',
  'office.com',
  'office.net',
  'office365.com',
  'office365.us',
  'outlook.com',
  'sharepoint.com',
  'msftauth.net',
  'msauth.net',
  'msocsp.com',
  'msappproxy.net',
  'trafficmanager.net',
  'cloudapp.net',
  'visualstudio.com',
  'aka.ms',
  'digicert.com',
  'digicert.cn',
  'verisign.com',
  'entrust.net',
  'd-trust.net',
  'globalsign.com',
  'globalsign.net',
  'letsencrypt.org',
  'usertrust.com',
  'sectigo.com',
  'github.com',
  'w3.org',
  'xmlsoap.org',
  'openxmlformats.org',
  'oasis-open.org',
  'tempuri.org',
  'microsoft.net',
  'asp.net',
  'ado.net',
  'vb.net',
];

/** Names under these belong to one customer each. */
export const tenantSuffixes: readonly string[] = [
  'mail.onmicrosoft.com',
  'onmicrosoft.com',
  'onmicrosoft.us',
  'onmicrosoft.de',
  'partner.onmschina.cn',
];

const publicDomainSet = new Set(publicDomains);

/** True for a host that is the same for every customer, for example a service bus namespace. */
export function isPublicHost(name: string): boolean {
  let rest = name.toLowerCase();
  for (;;) {
    if (publicDomainSet.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot < 0) return rest === 'localhost';
    rest = rest.slice(dot + 1);
  }
}

/** Suffixes that only exist inside a network; they tell whether a name can be routed, so stand-ins keep them. */
export const privateSuffixes: ReadonlySet<string> = new Set([
  'local',
  'lan',
  'internal',
  'intern',
  'intranet',
  'corp',
  'home',
  'localdomain',
  'private',
  'priv',
  'loc',
]);

/** Endings that make a dotted name a host. Those that are also words or file endings need three labels. */
export const topLevelDomains: ReadonlySet<string> = new Set([
  'local',
  'lan',
  'corp',
  'internal',
  'intern',
  'localdomain',
  ...'com net org edu gov mil eu de fr nl be ch es pt uk ca au jp cn br mx cz se dk fi ie nz kr sg hk tw za ru tr pl gr hu ro bg hr sk lu'.split(
    ' ',
  ),
]);
export const ambiguousTopLevelDomains: ReadonlySet<string> = new Set([
  ...privateSuffixes,
  ...'at it no us is in to me my io info int biz ai co app dev cloud online site group company systems solutions services tech zone test example'.split(
    ' ',
  ),
]);
/** Where a domain has three labels, not two. */
export const secondLevelSuffixes: ReadonlySet<string> = new Set(
  'co.uk org.uk ac.uk gov.uk ltd.uk plc.uk com.au net.au org.au edu.au gov.au co.nz org.nz co.jp or.jp ne.jp ac.jp com.br com.cn com.mx com.tr com.sg com.hk com.tw co.kr co.za co.in co.at or.at com.pl com.ar com.my co.id co.th com.ph'.split(
    ' ',
  ),
);

/** Account names that every Windows has. */
const everyonesAccounts = wordSet([
  'administrator',
  'administrators',
  'administratoren',
  'guest',
  'krbtgt',
  'defaultaccount',
  'wdagutilityaccount',
  'system',
  'localsystem',
  'local service',
  'localservice',
  'network service',
  'networkservice',
  'anonymous logon',
  'authenticated users',
  'everyone',
  'self',
  'public',
  'default',
  'default user',
  'all users',
  'defaultapppool',
  'adsync',
  'azureadconnectagentupdater',
  'iis_iusrs',
  'n/a',
  'none',
  'null',
  'unknown',
  'unspecified',
  'not',
  'true',
  'false',
  'user',
  'users',
  'sa',
  '-',
]);

// Sample: `DWM-1`, `UMFD-0`: session accounts of the window manager.
const sessionAccount = /^(?:dwm|umfd)-\d+$/i;

/** Whether `text`, or what stands in it from `start` to `end`, is such a name. */
export function isEveryonesAccount(text: string, start: number = 0, end: number = text.length): boolean {
  if (everyonesAccounts.has(text, start, end)) return true;
  const hasDash = text.charCodeAt(start + 3) === 0x2d || text.charCodeAt(start + 4) === 0x2d;
  return hasDash && sessionAccount.test(text.slice(start, end));
}

/** Left sides of a backslash that are no domain: authorities, registry roots, folders of Windows and of the product. */
const notDomains = wordSet(
  `authority service builtin apppool nt virtual workgroup host hklm hkcu hku hkcr hkey_local_machine hkey_current_user hkey_users
  hkey_classes_root software system security sam windows system32 syswow64 winnt winevt logs users programdata appdata local
  roaming temp tmp bin obj lib src data extensions files x86 microsoft azure sync connect adsync aadconnect microsoft.net
  framework framework64 assembly currentcontrolset controlset001 control services policies currentversion protocols client
  server schannel wow6432node inetpub logfiles device globalroot pipe registry machine user root program documents desktop
  downloads config drivers etc share msolap mssql localdb dcagent admin operational debug release tls ssl internet
  settings connections setup ndp full cryptography configuration parameters account domain domains`.split(/\s+/),
);

export function isNoDomain(name: string): boolean {
  return notDomains.has(name);
}

// Sample: `server.cpp(11139)`: the right side of a backslash is a file, not an account.
export const fileEnding =
  /\.(?:cpp|c|h|hpp|cs|vb|js|ts|exe|dll|sys|log|txt|xml|json|jsonl|csv|config|ini|inf|evtx|etl|psm1|ps1|psd1|bat|cmd|mdf|ldf|zip|cab|msi|mui|md|html?|pdb|mof|cer|crt|pfx|reg|dat|dmp|docx?|xlsx?|png|tmp|bak)$/i;

/**
 * Words that may be a label of somebody's domain, host or mailbox and yet stand everywhere in these logs. They are
 * hidden where the place makes clear what they are, not wherever they occur.
 */
const commonWords = wordSet(
  `api app cmd cpu crl csv dhcp dns ftp gpo iis kdc ldap log mfa mssql nas nic ntp pki ram rpc san smb sql ssl sso tcp tls udp url
  usb vpn web wmi www xml
  about access account accounts action active address admin administration administrator agent alert alerts analysis anchor
  application applications archive area audit auth authentication authority azure backup billing branch bundle business case
  category central certificate change channel check class client cloud code collect common company computer config configuration
  connect connection connector contact container control controller corp corporate credential credentials data database
  date default demo department description desktop detail details device devices devops directory display document domain domains
  email employee employees enabled endpoint engine engineering enterprise entra environment error event events example exchange export
  external false file files finance first forest general global graph group groups guest handler hardware health hello help helpdesk
  home host hosts human identity import index info information infra infrastructure install instance internal internet intranet
  invoice item itsupport kind legal level library license licensing limit linux list listener local location lockout logger logging
  login logon mail mailbox mailer main management manager marketing master member message microsoft migration mobile model module monitor
  monitoring name namespace network newsletter noreply no-reply normal notification notifications null number object office office365
  online onmicrosoft operation operations operator orders organization outlook owner page partner password people person phone place policy
  portal postmaster print printer private process product production profile project provider proxy public purchase query queue
  reader reason receiver reception record recovery register relay remote report reporting reports request reset resource result root
  router rule rules sales sample scan scanner schedule scheduler schema script search secure security server servers service servicebus
  servicedesk services session setting settings setup share shared sharepoint shop signin site software source staff standard start state
  status storage store student students submit subscription success support switch symbol sync synchronization system systems target
  team teams tech technical template tenant test tester testing tests text time token tools trace tracking training true type
  unknown update upgrade user userdata username users value vendor version video view virtual warning webmaster website window windows
  winlogon work worker workflow workgroup workstation world writeback`.split(/\s+/),
);

/** True where hiding the bare word everywhere would destroy text: short, all digits, or an ordinary word of these logs. */
export function isCommonWord(word: string): boolean {
  return (
    word.length < 3 ||
    /^\d+$/.test(word) ||
    commonWords.has(word) ||
    notDomains.has(word) ||
    everyonesAccounts.has(word)
  );
}

/** Well-known security identifiers: everything but those of a domain (S-1-5-21) and of a cloud object (S-1-12-1). */
export function isPersonalSid(sid: string): boolean {
  return /^S-1-(?:5-21|12-1)-/i.test(sid);
}

/** Containers and units that every directory has, lower case. */
export const everyonesContainers: WordSet = wordSet([
  'users',
  'computers',
  'builtin',
  'system',
  'server',
  'configuration',
  'schema',
  'services',
  'sites',
  'partitions',
  'program data',
  'microsoft',
  'lostandfound',
  'ntds quotas',
  'foreignsecurityprincipals',
  'managed service accounts',
  'password settings container',
  'adminsdholder',
  'domain controllers',
  'domain admins',
  'domain users',
  'administrators',
  'enterprise admins',
  'schema admins',
  'administrator',
  'guest',
  'krbtgt',
  'deleted objects',
  'infrastructure',
  'keys',
  'tpm devices',
  'policies',
  'default-first-site-name',
  'ntds settings',
  'extended-rights',
  'pre-windows 2000 compatible access',
]);

// Sample: `DigiCert Global Root G2`, `Zscaler Root CA`: names of products and authorities in certificate subjects.
const publicIssuers =
  /\b(?:digicert|microsoft|baltimore|verisign|entrust|globalsign|d-trust|sectigo|usertrust|comodo|let's encrypt|isrg|geotrust|thawte|quovadis|amazon|google trust|certum|zscaler|netskope|fortinet|fortigate|palo alto|blue ?coat|symantec|forcepoint|websense|sophos|check ?point|cisco umbrella|mcafee|barracuda|squid|mitmproxy|fiddler|charles proxy)\b/i;

export function isPublicIssuer(name: string): boolean {
  return publicIssuers.test(name);
}

/** GUIDs that are the same on every machine: extended rights, schema and control ids that these logs quote. */
export const everyonesGuids: WordSet = wordSet([
  '00000000-0000-0000-0000-000000000000',
  // Reset password, change password, unexpire password.
  '00299570-246d-11d0-a768-00aa006e0529',
  'ab721a53-1e2f-11d0-9819-00aa0040529b',
  'ccc2dc7d-a6ad-4a7a-8846-c04e3cc53501',
  // lockoutTime, pwdLastSet.
  '28630ebf-41d5-11d1-a9c1-0000f80367c1',
  'bf967a0a-0de6-11d0-a285-00aa003049e2',
  // Replication rights.
  '1131f6aa-9c07-11d1-f79f-00c04fc2dcd2',
  '1131f6ad-9c07-11d1-f79f-00c04fc2dcd2',
  // Applications that every tenant shares: Azure AD PowerShell, Graph, Azure AD Connect, Office.
  '1b730954-1685-4b74-9bfd-dac224a7b894',
  '00000002-0000-0000-c000-000000000000',
  '00000003-0000-0000-c000-000000000000',
  'cb1056e2-e479-49de-ae31-7812af012ed8',
  '6eb59a73-39b2-4c23-a70f-e2e3ce8965b1',
]);
