/** What a person can switch on and off. Credentials have no switch: they always go, and for good. */
export type RedactionCategory =
  | 'users'
  | 'hosts'
  | 'domains'
  | 'directory-names'
  | 'sids'
  | 'guids'
  | 'anchors'
  | 'public-addresses'
  | 'private-addresses'
  | 'own-words'
  | 'credentials';

export const redactionCategories: readonly RedactionCategory[] = [
  'users',
  'hosts',
  'domains',
  'directory-names',
  'sids',
  'guids',
  'anchors',
  'public-addresses',
  'private-addresses',
  'own-words',
  'credentials',
];

export type RedactionSwitches = { readonly [Category in Exclude<RedactionCategory, 'credentials'>]: boolean };

/** Private addresses stay by default: support can do little without them, and they say nothing outside the network. */
export const defaultSwitches: RedactionSwitches = {
  users: true,
  hosts: true,
  domains: true,
  'directory-names': true,
  sids: true,
  guids: true,
  anchors: true,
  'public-addresses': true,
  'private-addresses': false,
  'own-words': true,
};

/** What a finder saw at a place. One kind may be drawn from several finders; the pseudonyms decide by kind and value. */
export type PartKind =
  /** Name of an account: local part of a UPN, the right side of DOMAIN\user, a profile folder. */
  | 'account'
  /** DNS name of a domain, or of something in it that is used as a domain. */
  | 'domain'
  /** Host, short or with its domain. */
  | 'host'
  /** Domain in its short form. */
  | 'netbios'
  /** `DC=contoso,DC=com`, the whole chain. */
  | 'domain-chain'
  | 'person'
  | 'unit'
  | 'organization'
  | 'sid'
  | 'guid'
  /** 32 hex digits without dashes that are a known GUID. */
  | 'guid-compact'
  /** A GUID that support needs: noted, never replaced. */
  | 'tracking-id'
  | 'anchor'
  | 'ipv4'
  | 'ipv6'
  | 'own-word'
  | 'credential';

/** What finders tell of a piece of text that holds one value; `start` inclusive, `end` exclusive. */
export interface PartSink {
  /**
   * `matchStart`, `matchEnd`: the whole match, with what announced it, where that is more than the value. `isOpen`:
   * where the value ends is a guess, words behind it may not belong to it.
   */
  add(kind: PartKind, start: number, end: number, matchStart?: number, matchEnd?: number, isOpen?: boolean): void;
}
