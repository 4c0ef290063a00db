import type { CertificateSummary, EndpointProbe, NetworkFact, WindowsProbe } from '../../../shared/facts/facts.ts';

/** What two ways to the same endpoint say differently. `windows-fails`: the stack that the service uses is the one that fails. */
export type Disagreement = 'direct-only' | 'proxy-only' | 'windows-fails' | 'windows-only';

/** One endpoint with every way that was tried. */
export interface EndpointWays {
  readonly host: string;
  readonly port: number;
  readonly role: EndpointProbe['role'];
  /** Direct first. */
  readonly probes: readonly EndpointProbe[];
  readonly windows: WindowsProbe | null;
  readonly disagreements: readonly Disagreement[];
}

/** Whether every step that was tried went well, down to an answer. */
export function isReached({ steps }: EndpointProbe): boolean {
  return steps.every(({ outcome }) => outcome === 'ok' || outcome === 'not-run') && hasTls({ steps });
}

function hasTls({ steps }: Pick<EndpointProbe, 'steps'>): boolean {
  return steps.some(({ step, outcome }) => step === 'tls' && outcome === 'ok');
}

/** An HTTP error is an answer: the way to it is open. */
export function isWindowsReached({ status, httpStatus }: WindowsProbe): boolean {
  return status === 'Success' || httpStatus !== null;
}

export function compareWays({ probes, windows = [] }: NetworkFact): readonly EndpointWays[] {
  const endpoints = new Map<string, EndpointProbe[]>();
  for (const probe of probes) {
    const key = `${probe.host}:${probe.port}`;
    const known = endpoints.get(key);
    if (known === undefined) endpoints.set(key, [probe]);
    else known.push(probe);
  }
  return [...endpoints.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { host, port, role } = first;
    const ordered = group.toSorted((one, other) => Number(one.via === 'proxy') - Number(other.via === 'proxy'));
    const own = windows.find((probe) => probe.host === host) ?? null;
    return [{ host, port, role, probes: ordered, windows: own, disagreements: disagreementsOf(ordered, own) }];
  });
}

function disagreementsOf(probes: readonly EndpointProbe[], windows: WindowsProbe | null): readonly Disagreement[] {
  const direct = probes.find(({ via }) => via === 'direct');
  const proxy = probes.find(({ via }) => via === 'proxy');
  const found: Disagreement[] = [];
  if (direct !== undefined && proxy !== undefined && isReached(direct) !== isReached(proxy)) {
    found.push(isReached(direct) ? 'direct-only' : 'proxy-only');
  }
  if (windows !== null) {
    const own = probes.some((probe) => hasTls(probe));
    if (own && !isWindowsReached(windows)) found.push('windows-fails');
    if (!own && isWindowsReached(windows)) found.push('windows-only');
  }
  return found;
}

/** One chain of certificates, with the endpoints that showed it. */
export interface SharedChain {
  readonly hosts: readonly string[];
  /** Root first. */
  readonly certificates: readonly CertificateSummary[];
}

/** Chains from their upper end; those that differ only in the served certificate stay apart. */
export function sharedChains(probes: readonly EndpointProbe[]): readonly SharedChain[] {
  const chains = new Map<string, { hosts: string[]; certificates: readonly CertificateSummary[] }>();
  for (const { host, via, chain } of probes) {
    if (chain.length === 0) continue;
    const key = chain.map(({ thumbprint }) => thumbprint).join(' ');
    const name = via === 'proxy' ? `${host} (proxy)` : host;
    const known = chains.get(key);
    if (known === undefined) chains.set(key, { hosts: [name], certificates: chain.toReversed() });
    else if (!known.hosts.includes(name)) known.hosts.push(name);
  }
  return [...chains.values()];
}

/** The name inside a distinguished name: its CN, else its O, else all of it. */
export function shortName(distinguishedName: string): string {
  // Samples: `CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc` · `O="Contoso, Ltd.", C=US`
  const named = /(?:^|[,\s/])(?:CN|O)=(?:"([^"]+)"|([^,/]+))/i.exec(distinguishedName);
  return (named?.[1] ?? named?.[2] ?? distinguishedName).trim();
}
