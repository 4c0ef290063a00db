import { tablesAsOf, type Era, type KnowledgeEntry } from './entry.ts';
import { compareVersions, parseVersion } from './versions.ts';

export type Cloud = 'public' | 'us-government' | 'china' | 'germany';

export interface Endpoint extends KnowledgeEntry {
  readonly cloud: Cloud;
  /** Host, or `*.` pattern. */
  readonly host: string;
  readonly port: 443;
  readonly role: 'relay' | 'service';
  readonly era: Era;
}

const source = 'Microsoft writeback page (2025-03)';
const row = (cloud: Cloud, host: string, role: Endpoint['role'], era: Era = 'current', from = source): Endpoint => ({
  cloud,
  host,
  port: 443,
  role,
  era,
  source: from,
  asOf: tablesAsOf,
  sureness: 'verified',
});

const germany = 'Microsoft page on Connect instances';

/** What writeback talks to. Germany's own cloud is closed: its rows are recognised, never recommended. */
export const writebackEndpoints: readonly Endpoint[] = [
  row('public', '*.passwordreset.microsoftonline.com', 'service'),
  row('public', '*.servicebus.windows.net', 'relay'),
  row('us-government', '*.passwordreset.microsoftonline.us', 'service'),
  row('us-government', '*.servicebus.usgovcloudapi.net', 'relay'),
  row('china', 'ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn', 'relay'),
  row('china', 'ssprdedicatedsbmcprodcnn.servicebus.chinacloudapi.cn', 'relay'),
  row('germany', '*.microsoftonline.de', 'service', 'legacy', germany),
  row('germany', '*.windows.net', 'relay', 'legacy', germany),
];

export interface LegacyHost extends KnowledgeEntry {
  readonly host: string;
  readonly note: string;
}

const legacy = (host: string, note: string): LegacyHost => ({
  host,
  note,
  source: 'editions of 2015 to 2024 compared with today',
  asOf: tablesAsOf,
  sureness: 'verified',
});

/** Hosts of old instructions. A log or a firewall list may still name them. */
export const legacyHosts: readonly LegacyHost[] = [
  legacy('ssprsbprodncu-sb.accesscontrol.windows.net', 'Access Control Service of the first builds; shut down since.'),
  legacy('*.accesscontrol.windows.net', 'Access Control Service, used by old builds only.'),
  legacy(
    'ssprdedicatedsbprodncu.servicebus.windows.net',
    'One region of many: a tenant has its own two namespaces. Take them from event 31019 or 31034.',
  ),
];

/** Ports that builds before 1.1.443.0 needed besides 443. Nothing newer uses them. */
export const legacyPorts: readonly string[] = ['5671', '9350-9354'];

/** First version that needs outbound 443 alone. */
export const onlyPort443Since = '1.1.443.0';

/** Outbound ports of a Connect version. A version that cannot be read counts as a current one. */
export function writebackPorts(version: string | null): readonly string[] {
  const old = version !== null && parseVersion(version) !== null && compareVersions(version, onlyPort443Since) < 0;
  return old ? ['443', ...legacyPorts] : ['443'];
}

/** Endpoints to allow in a cloud, for today's builds. */
export function endpointsFor(cloud: Cloud): readonly Endpoint[] {
  return writebackEndpoints.filter((endpoint) => endpoint.cloud === cloud && endpoint.era === 'current');
}

/** Cloud by registry value AzureInstance; null where the value says nothing sure. */
export function cloudOfInstance(azureInstance: number | null): Cloud | null {
  if (azureInstance === null) return null;
  if (azureInstance === 0) return 'public';
  return azureInstance === 4 ? 'us-government' : null;
}

/** Namespaces of the public cloud seen in a published firewall rule set; a tenant uses two of these or of others. */
export const knownNamespaces: readonly string[] = [
  'ssprdedicatedsbprodncu',
  'ssprdedicatedsbprodncu-2',
  'ssprdedicatedsbprodscu',
  'ssprdedicatedsbprodscu-2',
  'ssprdedicatedsbprodneu',
  'ssprdedicatedsbprodweu',
  'ssprdedicatedsbprodeus2-1',
  'ssprdedicatedsbprodfra-1',
  'ssprdedicatedsbprodsea-1',
];

// samples: ssprdedicatedsbprodncu-2.servicebus.windows.net · ssprdedicatedsbmcprodcne (bare name)
const namespacePattern =
  /\bssprdedicatedsb[a-z0-9-]{1,64}(?:\.servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn))?\b/g;

const legacyNamespacePattern =
  // sample: ssprsbprodncu-sb.accesscontrol.windows.net
  /\bssprsbprod[a-z]{1,16}-sb\.(?:accesscontrol|servicebus)\.windows\.net\b/g;

/**
 * Service bus namespaces in a text, lower-case, in order, each once. The label before the name is not documented, so
 * the name's own shape decides. A bare name gets the public suffix, or the China suffix where its region says so.
 */
export function findNamespaces(text: string): readonly string[] {
  const names = text.toLowerCase().match(namespacePattern) ?? [];
  return [...new Set(names.map(fullNamespace))];
}

function fullNamespace(name: string): string {
  if (name.includes('.')) return name;
  return name.startsWith('ssprdedicatedsbmc')
    ? `${name}.servicebus.chinacloudapi.cn`
    : `${name}.servicebus.windows.net`;
}

/** Hosts of the first builds in a text, lower-case, each once. */
export function findLegacyHosts(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(legacyNamespacePattern) ?? [])];
}

/** Answer of a healthy relay to an unsigned request: HTTP 401. Anything else is a problem of the path. */
export const healthyRelayStatus = 401;

/** Firewalls and proxies should keep idle connections at least this long. */
export const idleMinutes = { writeback: 3, writebackBefore443: 4, synchronisation: 6 } as const;

export interface OnPremisesPort extends KnowledgeEntry {
  readonly port: string;
  readonly use: string;
}

const port = (number: string, use: string): OnPremisesPort => ({
  port: number,
  use,
  source: 'Microsoft page on Connect ports (2025-04-09)',
  asOf: tablesAsOf,
  sureness: 'verified',
});

/** From the Connect server to domain controllers. */
export const onPremisesPorts: readonly OnPremisesPort[] = [
  port('53', 'DNS'),
  port('88', 'Kerberos'),
  port('135', 'RPC endpoint mapper'),
  port('49152-65535', 'RPC, dynamic'),
  port('389', 'LDAP'),
  port('636', 'LDAP over TLS'),
  port('445', 'SMB, named for password writeback'),
  port('3268', 'Global catalog'),
];

export interface HttpStatus extends KnowledgeEntry {
  readonly status: number;
  readonly meaning: string;
  readonly whatToDo: string;
}

const status = (number: number, meaning: string, whatToDo: string): HttpStatus => ({
  status: number,
  meaning,
  whatToDo,
  source: 'Microsoft page on connectivity of Connect; public scripts for hand-over to support',
  asOf: tablesAsOf,
  sureness: 'verified',
});

/** Answers met on the way to the relay or the web service. */
export const httpStatuses: readonly HttpStatus[] = [
  status(
    401,
    'A relay asked without a token answers 401: the way to it is open.',
    'Nothing: this is the healthy answer.',
  ),
  status(403, 'The proxy does not let this address through.', 'Allow the hosts of password writeback on the proxy.'),
  status(
    407,
    'The proxy wants a sign-in.',
    'Let the server pass without one, or use a domain account for the service that may.',
  ),
];
