import type { PartKind, RedactionCategory } from './category.ts';
import { chainToName, splitDomainName, splitRoot } from './domain-name.ts';
import { connectAccount } from './find-account.ts';
import { isPrivateAddress } from './find-address.ts';
import type { TermTag } from './finders.ts';
import type { Numbering, NumberGroup } from './numbering.ts';
import { isCommonWord, isEveryonesAccount, isPublicHost } from './protected.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import type { Term } from './term-matcher.ts';

/** Everything the first pass saw. Lower-case value → as it was first written. */
export interface Vocabulary {
  readonly accounts: ReadonlyMap<string, string>;
  readonly hosts: ReadonlyMap<string, string>;
  readonly shortDomains: ReadonlyMap<string, string>;
  readonly dnsNames: ReadonlyMap<string, string>;
  readonly persons: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
  /** Registered domains by their first label: `contoso` → `contoso.com`, `contoso.local`. */
  readonly rootLabels: ReadonlyMap<string, readonly string[]>;
  readonly secrets: ReadonlySet<string>;
  isTrackingId(guid: string): boolean;
  /** True where no stand-in may look like this, because a real value does. */
  isOriginal(lower: string): boolean;
  isKnownSub(label: string): boolean;
  /** Whether the label at `index` below the root names a domain (true) or a host. */
  isSubdomain(below: readonly string[], index: number, root: string): boolean;
  /** `isOpen`: the end of the name was guessed; it counts only where no certain name begins it. */
  note(kind: PartKind, raw: string, isOpen?: boolean): void;
  /** `lower` is the whole name of a person, unit or organization. */
  isDirectoryName(lower: string): boolean;
  /** Ends the first pass: takes names apart and puts in line everything that is numbered. */
  enroll(numbering: Numbering): void;
  /** What the second pass must find wherever it stands, beyond what finders recognise by shape. After `enroll`. */
  terms(): readonly Term<TermTag>[];
  /** Names that are ordinary words, as first written: hidden where their place tells, not as bare words. */
  ordinaryNames(): readonly OrdinaryName[];
  /** What a value that stands alone, as the whole of a field, is the name of; null where it is none. */
  kindOfWhole(lower: string): PartKind | null;
}

const isPlain = (name: string): boolean => !isDistinctive(name);

export interface OrdinaryName {
  readonly category: Extract<RedactionCategory, 'users' | 'hosts' | 'domains' | 'directory-names'>;
  readonly value: string;
}

// Labels that say what a host is for, not whose it is.
const plainLabel = /^(?:\*|_.*|www|gc|domaindnszones|forestdnszones)$/i;
/** NetBIOS cuts names at this length. */
export const netbiosLength = 15;

export function isPlainLabel(label: string): boolean {
  return plainLabel.test(label);
}

export function createVocabulary(): Vocabulary {
  const accounts = new Map<string, string>();
  const hosts = new Map<string, string>();
  const shortDomains = new Map<string, string>();
  const dnsNames = new Map<string, string>();
  const domainNames = new Set<string>();
  const persons = new Map<string, string>();
  const units = new Map<string, string>();
  const organizations = new Map<string, string>();
  const words = new Map<string, string>();
  const anchors = new Map<string, string>();
  const addresses = new Map<string, string>();
  const sids = new Map<string, string>();
  const guids = new Map<string, string>();
  const trackingIds = new Set<string>();
  const secrets = new Set<string>();
  /** Lower-case originals of any kind: no stand-in may equal one. */
  const originals = new Set<string>();

  const guessed: { readonly kind: PartKind; readonly raw: string }[] = [];

  const rootLabels = new Map<string, string[]>();

  function remember(map: Map<string, string>, raw: string): void {
    const lower = raw.toLowerCase();
    if (map.has(lower)) return;
    map.set(lower, raw);
    originals.add(lower);
  }

  const isDirectoryName = (lower: string): boolean =>
    persons.has(lower) || units.has(lower) || organizations.has(lower);

  function note(kind: PartKind, raw: string, isOpen = false): void {
    if (isOpen && (kind === 'person' || kind === 'unit' || kind === 'organization')) {
      guessed.push({ kind, raw });
      return;
    }
    switch (kind) {
      case 'account': {
        const name = bareAccount(raw);
        if (name !== '' && !isEveryonesAccount(name)) remember(accounts, name);
        return;
      }
      case 'host':
        if (raw.includes('.')) noteDns(raw, false);
        else remember(hosts, raw.replace(/\$$/, ''));
        return;
      case 'domain':
        noteDns(raw, true);
        return;
      case 'domain-chain':
        noteDns(chainToName(raw), true);
        return;
      case 'netbios':
        remember(shortDomains, raw);
        return;
      case 'person':
        remember(persons, raw.trim());
        return;
      case 'unit':
        remember(units, raw.trim());
        return;
      case 'organization':
        remember(organizations, raw.trim());
        return;
      case 'own-word':
        remember(words, raw);
        return;
      case 'anchor':
        // Case matters in base64.
        anchors.set(raw, raw);
        originals.add(raw.toLowerCase());
        return;
      case 'ipv4':
      case 'ipv6':
        remember(addresses, raw);
        return;
      case 'sid':
        remember(sids, raw);
        return;
      case 'guid':
        remember(guids, bareGuid(raw));
        return;
      case 'tracking-id':
        trackingIds.add(raw.toLowerCase());
        return;
      case 'credential':
        // Sample: `Sommer2026!`. Shorter or plainer ones would match innocent text when looked for everywhere.
        if (raw.length >= 8 && /[\d\P{L}]/u.test(raw)) secrets.add(raw);
        return;
      case 'guid-compact':
        return;
    }
  }

  function beginsWithKnownName(lower: string): boolean {
    for (let end = lower.lastIndexOf(' '); end > 0; end = lower.lastIndexOf(' ', end - 1)) {
      if (isDirectoryName(lower.slice(0, end))) return true;
    }
    return false;
  }

  function noteDns(raw: string, isDomain: boolean): void {
    const lower = raw.toLowerCase();
    if (isPublicHost(lower)) return;
    remember(dnsNames, raw);
    if (isDomain) domainNames.add(lower);
  }

  function enroll(numbering: Numbering): void {
    for (const { kind, raw } of guessed) if (!beginsWithKnownName(raw.toLowerCase())) note(kind, raw);
    for (const name of dnsNames.keys()) {
      const { below, root } = splitDomainName(name);
      addRoot(root, numbering);
      below.forEach((label, index) => {
        if (isPlainLabel(label)) return;
        if (isSubdomain(below, index, root)) numbering.add('sub', label);
        else {
          remember(hosts, dnsNames.get(name)?.split('.')[index] ?? label);
        }
      });
    }
    for (const name of shortDomains.keys()) {
      if (!rootLabels.has(name) && !isKnownSub(name)) addRoot(name, numbering);
    }
    for (const host of hosts.keys()) numbering.add('host', host);
    for (const account of accounts.keys())
      if (!connectAccount.test(account) && !isHostAccount(account)) numbering.add('user', account);
    for (const person of persons.keys()) if (!accounts.has(person) && !hosts.has(person)) numbering.add('name', person);
    for (const unit of units.keys()) numbering.add('unit', unit);
    for (const organization of organizations.keys()) numbering.add('org', organization);
    for (const word of words.keys()) numbering.add('word', word);
    for (const sid of sids.keys()) numbering.add('rid', sid);
    for (const address of addresses.keys()) numbering.add(addressGroup(address), address);
  }

  function addRoot(root: string, numbering: Numbering): void {
    const { label } = splitRoot(root);
    const roots = rootLabels.get(label);
    if (roots === undefined) rootLabels.set(label, [root]);
    else if (!roots.includes(root)) roots.push(root);
    numbering.add('domain', root);
  }

  const isSubdomain = (below: readonly string[], index: number, root: string): boolean =>
    index > 0 || domainNames.has([...below.slice(index), root].join('.'));

  const knownSubs = (): Set<string> => {
    const labels = new Set<string>();
    for (const name of domainNames) for (const label of splitDomainName(name).below) labels.add(label);
    return labels;
  };
  let subs: Set<string> | null = null;
  function isKnownSub(label: string): boolean {
    subs ??= knownSubs();
    return subs.has(label);
  }

  const isHostAccount = (account: string): boolean => hosts.has(account);

  function terms(): readonly Term<TermTag>[] {
    const list: Term<TermTag>[] = [];
    const add = (text: string, kind: PartKind, whole: boolean): void => {
      list.push({ text, whole, tag: { kind, cue: null } });
    };
    for (const word of words.keys()) add(word, 'own-word', word.length < 4);
    for (const secret of secrets) add(secret, 'credential', false);
    for (const anchorValue of anchors.keys()) if (anchorValue.length >= 12) add(anchorValue, 'anchor', false);
    for (const id of guids.keys()) if (!trackingIds.has(id)) add(id.replaceAll('-', ''), 'guid-compact', true);
    for (const address of addresses.keys()) add(address, address.includes(':') ? 'ipv6' : 'ipv4', true);
    for (const [label, roots] of rootLabels) {
      for (const root of roots) if (root.includes('.')) add(root, 'domain', true);
      if (!isCommonWord(label)) add(label, 'netbios', label.length < 6);
    }
    for (const host of hosts.keys()) {
      if (isOrdinaryHost(host)) continue;
      add(host, 'host', true);
      if (host.length > netbiosLength) add(host.slice(0, netbiosLength), 'host', true);
    }
    for (const name of accounts.keys()) if (isDistinctive(name)) add(name, 'account', true);
    for (const name of persons.keys()) if (isDistinctive(name)) add(name, 'person', true);
    for (const name of organizations.keys()) if (isDistinctive(name)) add(name, 'organization', true);
    for (const name of units.keys()) if (isDistinctive(name)) add(name, 'unit', true);
    return list;
  }

  function ordinaryNames(): readonly OrdinaryName[] {
    const list: OrdinaryName[] = [];
    const collect = (
      category: OrdinaryName['category'],
      names: ReadonlyMap<string, string>,
      isOrdinary: (name: string) => boolean,
    ): void => {
      for (const [lower, value] of names) if (isOrdinary(lower)) list.push({ category, value });
    };
    collect('users', accounts, (name) => isPlain(name) && !hosts.has(name));
    collect('hosts', hosts, isOrdinaryHost);
    collect('domains', shortDomains, isCommonWord);
    collect('directory-names', persons, (name) => isPlain(name) && !accounts.has(name) && !hosts.has(name));
    collect('directory-names', units, isPlain);
    collect('directory-names', organizations, isPlain);
    return list;
  }

  function kindOfWhole(lower: string): PartKind | null {
    if (accounts.has(lower)) return 'account';
    if (hosts.has(lower)) return 'host';
    if (shortDomains.has(lower)) return 'netbios';
    return persons.has(lower) ? 'person' : null;
  }

  return {
    ordinaryNames,
    kindOfWhole,
    accounts,
    hosts,
    shortDomains,
    dnsNames,
    persons,
    units,
    organizations,
    words,
    rootLabels,
    secrets,
    isTrackingId: (guid) => trackingIds.has(guid.toLowerCase()),
    isOriginal: (lower) => originals.has(lower),
    isKnownSub,
    isSubdomain,
    isDirectoryName,
    note,
    enroll,
    terms,
  };
}

/** Without the `$` of a computer and the mark of a guest: `anna_fabrikam.com#EXT#` → `anna_fabrikam.com`. */
export function bareAccount(raw: string): string {
  return raw.replace(/(?:#EXT#|\$)$/i, '');
}

export function bareGuid(raw: string): string {
  return raw.replaceAll(/[{}]/g, '');
}

export function addressGroup(address: string): NumberGroup {
  if (address.includes(':')) return isPrivateAddress(address) ? 'private-address-six' : 'address-six';
  return isPrivateAddress(address) ? 'private-address-four' : 'address-four';
}

/** True for the name of a host that is a word of these logs, for example `server` or `lock`. */
export function isOrdinaryHost(name: string): boolean {
  return isCommonWord(name) || (name.length > 3 && isOrdinaryWord(name.toLowerCase()));
}

/**
 * True where a bare name can be hidden wherever it stands without hurting other text: long enough, and no ordinary word.
 * What is not distinctive is hidden where its place says what it is.
 */
export function isDistinctive(name: string): boolean {
  const wordsOf = name.split(/[^\p{L}\d]+/u).filter((word) => word !== '');
  if (wordsOf.every((word) => isCommonWord(word))) return false;
  if (wordsOf.length > 1 || name.length >= 6) return name.length >= 6;
  return name.length >= 4 && !isOrdinaryWord(name.toLowerCase());
}
