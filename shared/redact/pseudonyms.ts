import { assertNever } from '../result/result.ts';
import type { PartKind, RedactionCategory, RedactionSwitches } from './category.ts';
import { chainToName, nameToChain, splitDomainName, splitRoot } from './domain-name.ts';
import { connectAccount } from './find-account.ts';
import { isPrivateAddress } from './find-address.ts';
import { createKeyedHash } from './keyed-hash.ts';
import { createNumbering, type NumberGroup } from './numbering.ts';
import { isCommonWord, isEveryonesAccount, isPublicHost, privateSuffixes, tenantSuffixes } from './protected.ts';
import {
  base64Like,
  guidFrom,
  hexLike,
  inCaseOf,
  privateAddressFour,
  privateAddressSix,
  publicAddressFour,
  publicAddressSix,
  withReservedOf,
} from './stand-in-shape.ts';
import type { Term } from './term-matcher.ts';
import type { TermTag } from './finders.ts';
import {
  addressGroup,
  bareAccount,
  bareGuid,
  createVocabulary,
  isPlainLabel,
  netbiosLength,
  type OrdinaryName,
} from './vocabulary.ts';

/** A value that was hidden, in the smallest piece that has a stand-in of its own. */
export interface Pseudonym {
  readonly category: RedactionCategory;
  readonly value: string;
  readonly standIn: string;
  /** It stands in for something, be it in the preview only: what the leak scan looks for. */
  isUsed: boolean;
  /** Places where it was replaced; counted by the redactor. */
  count: number;
}

export interface Rendered {
  readonly text: string;
  readonly pseudonyms: readonly Pseudonym[];
}

export interface Pseudonyms {
  /** First pass: remembers a value that a finder saw. */
  note(kind: PartKind, raw: string, isOpen?: boolean): void;
  /** Second pass: what stands in for `raw`; null where it stays. The same each time, so ask once for each value. */
  render(kind: PartKind, raw: string): Rendered | null;
  isShortDomain(name: string): boolean;
  isHost(name: string): boolean;
  isDirectoryName(name: string): boolean;
  /** What the second pass must find wherever it stands, beyond what finders recognise by shape. */
  terms(): readonly Term<TermTag>[];
  all(): readonly Pseudonym[];
  ordinaryNames(): readonly OrdinaryName[];
  kindOfWhole(value: string): PartKind | null;
  /** Credentials seen; kept in memory for the leak scan only, never written. */
  secrets(): readonly string[];
}

/** What replaces a credential. It has no way back. */
export const removedCredential = 'credential-removed';

const groupPrefix: { readonly [Group in NumberGroup]?: string } = {
  user: 'user-',
  host: 'host-',
  domain: 'domain-',
  sub: 'sub-',
  name: 'name-',
  unit: 'unit-',
  org: 'org-',
  word: 'word-',
};

function numbered(group: NumberGroup, number: number): string {
  if (group === 'address-four') return publicAddressFour(number);
  if (group === 'private-address-four') return privateAddressFour(number);
  if (group === 'address-six') return publicAddressSix(number);
  if (group === 'private-address-six') return privateAddressSix(number);
  return `${groupPrefix[group] ?? ''}${number}`;
}

export function createPseudonyms(key: Uint8Array, switches: RedactionSwitches): Pseudonyms {
  const hash = createKeyedHash(key);
  const pseudonyms = new Map<string, Pseudonym>();
  const vocabulary = createVocabulary();
  const { accounts, hosts, shortDomains, rootLabels } = vocabulary;
  const numbering = createNumbering(hash, (group, number) => vocabulary.isOriginal(numbered(group, number)));
  const credential: Pseudonym = {
    category: 'credentials',
    value: '',
    standIn: removedCredential,
    isUsed: false,
    count: 0,
  };
  let enrolled = false;

  function enroll(): void {
    if (!enrolled) vocabulary.enroll(numbering);
    enrolled = true;
  }

  function pseudonym(category: RedactionCategory, value: string, standIn: string): Pseudonym {
    const id = `${category}\0${standIn.toLowerCase()}`;
    const found = pseudonyms.get(id);
    if (found !== undefined) return found;
    const fresh: Pseudonym = { category, value, standIn, isUsed: false, count: 0 };
    pseudonyms.set(id, fresh);
    return fresh;
  }

  /** A value with a numbered name of its own. */
  function simple(category: RedactionCategory, group: NumberGroup, value: string, raw: string): Rendered {
    const standIn = numbered(group, numbering.numberOf(group, value.toLowerCase()));
    return { text: inCaseOf(standIn, raw), pseudonyms: [pseudonym(category, value, standIn)] };
  }

  function make(kind: PartKind, raw: string): Rendered | null {
    switch (kind) {
      case 'account':
        return switches.users ? accountStandIn(raw) : null;
      case 'host':
        return raw.includes('.') ? dnsName(raw) : switches.hosts ? shortHost(raw) : null;
      case 'domain':
        return dnsName(raw);
      case 'domain-chain': {
        const name = dnsName(chainToName(raw));
        return name === null ? null : { text: nameToChain(name.text, raw), pseudonyms: name.pseudonyms };
      }
      case 'netbios':
        return switches.domains ? shortDomain(raw) : null;
      case 'person':
        return switches['directory-names'] ? personStandIn(raw) : null;
      case 'unit':
        return switches['directory-names'] ? withReserved('unit', vocabulary.units, raw) : null;
      case 'organization':
        return switches['directory-names'] ? withReserved('org', vocabulary.organizations, raw) : null;
      case 'own-word':
        return switches['own-words']
          ? simple('own-words', 'word', vocabulary.words.get(raw.toLowerCase()) ?? raw, raw)
          : null;
      case 'sid':
        return switches.sids ? sidStandIn(raw) : null;
      case 'guid':
        return switches.guids ? guidStandIn(raw) : null;
      case 'guid-compact':
        return switches.guids ? compactGuid(raw) : null;
      case 'tracking-id':
        return null;
      case 'anchor':
        return switches.anchors ? anchorStandIn(raw) : null;
      case 'ipv4':
      case 'ipv6': {
        const category = isPrivateAddress(raw) ? 'private-addresses' : 'public-addresses';
        return switches[category] ? simple(category, addressGroup(raw), raw, raw.toLowerCase()) : null;
      }
      case 'credential':
        return { text: removedCredential, pseudonyms: [credential] };
      default:
        return assertNever(kind);
    }
  }

  function accountStandIn(raw: string): Rendered | null {
    const name = bareAccount(raw);
    const tail = raw.slice(name.length);
    if (name === '' || isEveryonesAccount(name)) return null;
    const made = connectAccount.exec(name);
    if (made !== null && made[0].length === name.length) {
      const standIn = connectAccountLike(name);
      return {
        text: standIn + tail,
        pseudonyms: [pseudonym('users', accounts.get(name.toLowerCase()) ?? name, standIn)],
      };
    }
    // A computer's own account.
    if (hosts.has(name.toLowerCase())) {
      const host = switches.hosts ? shortHost(name) : null;
      return host === null ? null : { text: host.text + tail, pseudonyms: host.pseudonyms };
    }
    const found = simple('users', 'user', accounts.get(name.toLowerCase()) ?? name, name);
    return { text: found.text + tail, pseudonyms: found.pseudonyms };
  }

  function connectAccountLike(name: string): string {
    const at = name.search(/[0-9a-z]+$/i);
    // Sample: `Sync_AADC01_1a2b3c4d5e6f`
    const server = /^Sync_(.+)_$/i.exec(name.slice(0, at))?.[1];
    const prefix =
      server === undefined
        ? (/^(?:MSOL_|AAD_|ADSyncMSA|pGMSA_)/i.exec(name)?.[0] ?? '')
        : `Sync_${shortHost(server).text}_`;
    const rest = server === undefined ? name.slice(prefix.length) : name.slice(at);
    return prefix + hexLike(rest, hash(`account\0${name.toLowerCase()}`));
  }

  function shortHost(raw: string): Rendered {
    const lower = raw.toLowerCase();
    if (!hosts.has(lower) && lower.length === netbiosLength) {
      for (const host of hosts.keys())
        if (host.startsWith(lower)) return simple('hosts', 'host', hosts.get(host) ?? host, raw);
    }
    return simple('hosts', 'host', hosts.get(lower) ?? raw, raw);
  }

  function shortDomain(raw: string): Rendered {
    const lower = raw.toLowerCase();
    const roots = rootLabels.get(lower);
    if (roots === undefined && vocabulary.isKnownSub(lower)) return simple('domains', 'sub', raw, raw);
    if (roots === undefined) return simple('domains', 'domain', raw, raw);
    let number = Number.POSITIVE_INFINITY;
    for (const root of roots) number = Math.min(number, numbering.numberOf('domain', root));
    const standIn = numbered('domain', number);
    return {
      text: inCaseOf(standIn, raw),
      pseudonyms: [pseudonym('domains', shortDomains.get(lower) ?? raw, standIn)],
    };
  }

  function dnsName(raw: string): Rendered | null {
    if (isPublicHost(raw)) return publicHost(raw);
    const { below, root } = splitDomainName(raw);
    const rawLabels = raw.split('.');
    const used: Pseudonym[] = [];
    const labels = below.map((label, index) => {
      const rawLabel = rawLabels[index] ?? label;
      if (isPlainLabel(label)) return rawLabel;
      const isSub = vocabulary.isSubdomain(below, index, root);
      if (isSub ? !switches.domains : !switches.hosts) return rawLabel;
      const found = isSub ? simple('domains', 'sub', rawLabel, rawLabel) : shortHost(rawLabel);
      used.push(...found.pseudonyms);
      return found.text;
    });
    const rawRoot = rawLabels.slice(below.length).join('.');
    if (!switches.domains) return used.length === 0 ? null : { text: [...labels, rawRoot].join('.'), pseudonyms: used };
    const standIn = rootStandIn(root);
    used.push(pseudonym('domains', vocabulary.dnsNames.get(root) ?? root, standIn));
    // `Contoso.com` keeps the case of its first label only; a domain's ending is small or all capitals.
    const { label, suffix } = splitRoot(standIn);
    const rawRootParts = splitRoot(rawRoot);
    const ending = suffix === '' ? [] : [inCaseOf(suffix, rawRootParts.suffix === '' ? rawRoot : rawRootParts.suffix)];
    return { text: [...labels, inCaseOf(label, rawRootParts.label), ...ending].join('.'), pseudonyms: used };
  }

  function rootStandIn(root: string): string {
    const name = numbered('domain', numbering.numberOf('domain', root));
    const { suffix } = splitRoot(root);
    if (suffix === '') return name;
    // Whether a name can be routed, and whether it is a tenant's first name, is what support needs to see of it.
    if (privateSuffixes.has(suffix) || tenantSuffixes.includes(suffix)) return `${name}.${suffix}`;
    return `${name}.example`;
  }

  /** A host of the cloud service may carry the customer's name in front. */
  function publicHost(raw: string): Rendered | null {
    if (!switches.domains) return null;
    const used: Pseudonym[] = [];
    const text = raw.replaceAll(/[\p{L}\d]+/gu, (label) => {
      const lower = label.toLowerCase();
      if (!(rootLabels.has(lower) || shortDomains.has(lower)) || isCommonWord(lower)) return label;
      const found = shortDomain(label);
      used.push(...found.pseudonyms);
      return found.text;
    });
    return used.length === 0 ? null : { text, pseudonyms: used };
  }

  function personStandIn(raw: string): Rendered {
    const lower = raw.trim().toLowerCase();
    if (accounts.has(lower)) return accountStandIn(raw) ?? withReserved('name', vocabulary.persons, raw);
    if (hosts.has(lower) && switches.hosts) return shortHost(raw);
    return withReserved('name', vocabulary.persons, raw);
  }

  function withReserved(group: NumberGroup, known: ReadonlyMap<string, string>, raw: string): Rendered {
    const value = known.get(raw.trim().toLowerCase()) ?? raw.trim();
    const standIn = numbered(group, numbering.numberOf(group, value.toLowerCase()));
    return {
      text: withReservedOf(inCaseOf(standIn, raw), raw),
      pseudonyms: [pseudonym('directory-names', value, withReservedOf(standIn, value))],
    };
  }

  function sidStandIn(raw: string): Rendered {
    const numbers = raw.split('-');
    const isCloud = numbers[2] === '12';
    const owner = raw
      .split('-')
      .slice(0, isCloud ? 8 : 7)
      .join('-');
    const words32 = new DataView(hash(`sid\0${owner.toUpperCase()}`).buffer);
    const hidden = numbers.slice(4, isCloud ? 8 : 7).map((_, index) => words32.getUint32(index * 4));
    const standOwner = [...numbers.slice(0, 4), ...hidden].join('-');
    const used = [pseudonym('sids', owner, standOwner)];
    const relative = isCloud ? undefined : numbers[7];
    if (relative === undefined) return { text: standOwner, pseudonyms: used };
    // Below 1000 stand the accounts and groups that every domain has.
    const rest =
      Number(relative) < 1000 ? numbers.slice(7) : [`${10_000 + numbering.numberOf('rid', raw.toLowerCase())}`];
    const text = [standOwner, ...rest].join('-');
    if (Number(relative) >= 1000) used.push(pseudonym('sids', raw, text));
    return { text, pseudonyms: used };
  }

  function guidStandIn(raw: string): Rendered | null {
    const bare = bareGuid(raw);
    const lower = bare.toLowerCase();
    // Support needs TrackingIds, wherever they stand.
    if (vocabulary.isTrackingId(lower)) return null;
    const standIn = guidFrom(hash(`guid\0${lower}`));
    return { text: raw.replace(bare, inCaseOf(standIn, bare)), pseudonyms: [pseudonym('guids', bare, standIn)] };
  }

  function compactGuid(raw: string): Rendered | null {
    const found = guidStandIn(raw.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
    return found === null ? null : { text: found.text.replaceAll('-', ''), pseudonyms: found.pseudonyms };
  }

  function anchorStandIn(raw: string): Rendered {
    const first = hash(`anchor\0${raw}`);
    const second = hash(`anchor-more\0${raw}`);
    const standIn = base64Like(raw, (index) => (index < 32 ? first[index] : second[index % 32]) ?? 0);
    return { text: standIn, pseudonyms: [pseudonym('anchors', raw, standIn)] };
  }

  return {
    note(kind, raw, isOpen) {
      vocabulary.note(kind, raw, isOpen);
    },
    render(kind, raw) {
      enroll();
      const rendered = make(kind, raw);
      for (const used of rendered?.pseudonyms ?? []) used.isUsed = true;
      return rendered;
    },
    isShortDomain(name) {
      const lower = name.toLowerCase();
      return shortDomains.has(lower) || rootLabels.has(lower);
    },
    isHost: (name) => hosts.has(name.toLowerCase()),
    isDirectoryName: (name) => vocabulary.isDirectoryName(name.toLowerCase()),
    terms() {
      enroll();
      return vocabulary.terms();
    },
    all: () => [...pseudonyms.values(), ...(credential.isUsed ? [credential] : [])],
    ordinaryNames: () => vocabulary.ordinaryNames(),
    kindOfWhole: (value) => vocabulary.kindOfWhole(value.toLowerCase()),
    secrets: () => [...vocabulary.secrets],
  };
}
