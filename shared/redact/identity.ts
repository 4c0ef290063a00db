import type { Facts } from '../facts/facts.ts';
import type { PartKind } from './category.ts';
import { isEveryonesAccount, isPublicHost } from './protected.ts';

/** A name the server is known by. */
export interface IdentityTerm {
  readonly kind: Extract<PartKind, 'host' | 'domain' | 'netbios' | 'account'>;
  readonly value: string;
}

/**
 * The names of this server that its own facts give away. They are then hidden wherever they stand, also where nothing
 * around them says what they are: bare, in capitals, with a sub-domain, inside a file name.
 */
export function learnIdentity(facts: Facts, computers: readonly string[] = []): readonly IdentityTerm[] {
  const terms: IdentityTerm[] = [];
  const addHost = (value: string): void => {
    if (value !== '' && !isPublicHost(value) && !looksLikeAddress(value)) terms.push({ kind: 'host', value });
  };
  const addDomain = (value: string): void => {
    if (value !== '' && value.toUpperCase() !== 'WORKGROUP' && !isPublicHost(value)) {
      terms.push({ kind: value.includes('.') ? 'domain' : 'netbios', value });
    }
  };
  const addAccount = (value: string): void => {
    const [left = '', right] = value.split('\\');
    if (right !== undefined) {
      // Sample: `NT SERVICE\ADSync`, `.\AAD_1a2b3c`, `BUILTIN\Administrators`: no domain on the left.
      if (!/^(?:\.|nt .*|builtin|iis apppool)$/i.test(left)) addDomain(left);
      if (!/^(?:nt .*|builtin|iis apppool)$/i.test(left) && !isEveryonesAccount(right))
        terms.push({ kind: 'account', value: right });
      return;
    }
    const [local = '', domain] = value.split('@');
    if (domain !== undefined) addDomain(domain);
    if (domain !== undefined && !isEveryonesAccount(local)) terms.push({ kind: 'account', value: local });
  };
  const server = facts.server?.value;
  if (server !== undefined) {
    addHost(server.hostName);
    if (server.domain !== null) addDomain(server.domain);
  }
  if (facts.service !== undefined) addAccount(facts.service.value.account);
  for (const connector of facts.configuration?.value.connectors ?? []) {
    if (connector.account !== null) addAccount(connector.account);
    if (connector.forest !== null) addDomain(connector.forest);
    // Sample: `contoso.com`, `contoso.onmicrosoft.com - AAD`: connectors are named after what they connect to.
    const name = /^([\p{L}\d_-]+(?:\.[\p{L}\d_-]+)+)(?: - AAD)?$/u.exec(connector.name)?.[1];
    if (name !== undefined) addDomain(name);
  }
  for (const probe of facts.network?.value.probes ?? []) addHost(probe.host);
  for (const computer of computers) addHost(computer);
  return terms;
}

// Sample: `10.1.2.3`, `fe80::1`
const looksLikeAddress = (value: string): boolean => value.includes(':') || /^\d+(?:\.\d+){3}$/.test(value);
