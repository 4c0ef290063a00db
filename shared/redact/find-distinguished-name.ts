import type { PartKind, PartSink } from './category.ts';
import { isDigit, isSpace, type Finder, type Known } from './finder.ts';
import { everyonesContainers, isPersonalSid, isPublicHost, isPublicIssuer } from './protected.ts';
import { isGluedTail, isWordUnit } from './term-matcher.ts';
import { isOf, runEnd, unitClass } from './unit-class.ts';
import { wordSet } from './word-set.ts';

const attributes = wordSet([
  'cn',
  'ou',
  'dc',
  'o',
  'l',
  'st',
  's',
  'c',
  'e',
  'uid',
  'street',
  't',
  'serialnumber',
  'emailaddress',
]);
const longestAttribute = 12;
/** Longest value of one part; the directory's own limit for a name is 64, escapes make it longer. */
const longestValue = 256;
const longestChain = 64;
/** Words of a name that is looked for at the start of prose. */
const mostNameWords = 12;

interface NamePart {
  readonly attribute: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** No mark ends the value: what stands behind the name may be prose. */
  readonly isOpen: boolean;
}

/**
 * Distinguished names of directory and certificates. Triggered by `=` behind CN, OU, DC or O. A part that stays in sight
 * is left to the other finders, because prose behind an unquoted name reads as part of it.
 */
export const findDistinguishedName: Finder = ({ text, at, floor, known, parts }) => {
  const nameEnd = text.charAt(at - 1) === ' ' ? at - 1 : at;
  const start = attributeStart(text, nameEnd, floor);
  if (nameEnd - start < 1 || nameEnd - start > 2) return 0;
  const first = text.slice(start, nameEnd).toLowerCase();
  if (first !== 'cn' && first !== 'ou' && first !== 'dc' && first !== 'o') return 0;
  if (start > 0 && (isWordUnit(text.charCodeAt(start - 1)) || '-_.$?&'.includes(text.charAt(start - 1)))) return 0;
  const chain = readChain(text, start, at, known);
  const last = chain.at(-1);
  if (last === undefined) return 0;
  // `o=` and a lone `dc=` are too short to mean much on their own.
  if (chain.length === 1 && (first === 'o' || first === 'dc')) return 0;
  if (nameEnd !== at && chain.length === 1) return 0;
  return addChain(text, chain, parts);
};

function attributeStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && end - start <= longestAttribute && isOf(text.charCodeAt(start - 1), unitClass.letter))
    start--;
  return start;
}

function readChain(text: string, start: number, firstEquals: number, known: Known): readonly NamePart[] {
  const chain: NamePart[] = [];
  let partStart = start;
  let equals = firstEquals;
  while (chain.length < longestChain) {
    const attribute = text.slice(partStart, equals).trim().toLowerCase();
    let valueStart = equals + 1;
    if (text.charAt(valueStart) === ' ' && text.charAt(valueStart - 2) === ' ') valueStart++;
    const value = readValue(text, valueStart, attribute);
    const isOpen = value.next === null && attribute !== 'dc' && !isClosed(text, value.end);
    const valueEnd = isOpen ? knownEnd(text, valueStart, value.end, known) : value.end;
    chain.push({ attribute, start: partStart, valueStart, valueEnd, isOpen: isOpen && valueEnd === value.end });
    if (value.next === null) break;
    partStart = value.next.start;
    equals = value.next.equals;
  }
  return chain.filter((part) => part.valueEnd > part.valueStart);
}

function isClosed(text: string, end: number): boolean {
  const unit = text.charCodeAt(end);
  return end >= text.length || unit < 0x20 || unit === 0xe022 || '"\';<>|)]}'.includes(text.charAt(end));
}

/** `CN=Contoso Root CA comes back from …`: where a name known from elsewhere stands at the start, it ends there. */
function knownEnd(text: string, start: number, until: number, known: Known): number {
  const value = text.slice(start, until);
  if (known.isDirectoryName(value)) return until;
  let longest = until;
  let end = value.indexOf(' ');
  for (let words = 1; end > 0 && words <= mostNameWords; words++) {
    if (known.isDirectoryName(value.slice(0, end))) longest = start + end;
    end = value.indexOf(' ', end + 1);
  }
  return longest;
}

interface ReadValue {
  readonly end: number;
  readonly next: { readonly start: number; readonly equals: number } | null;
}

function readValue(text: string, from: number, attribute: string): ReadValue {
  if (attribute === 'dc') {
    const end = gluedEnd(text, from, runEnd(text, from, 63, unitClass.label));
    return { end, next: nextAttribute(text, end) };
  }
  const stop = Math.min(text.length, from + longestValue);
  let depth = 0;
  let at = from;
  for (; at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c && at + 1 < stop && text.charCodeAt(at + 1) >= 0x20) {
      at++;
      continue;
    }
    if (
      unit < 0x20 ||
      unit === 0xe022 ||
      unit === 0x22 ||
      unit === 0x3b ||
      unit === 0x3c ||
      unit === 0x3e ||
      unit === 0x7c
    )
      break;
    if (unit === 0x28) depth++;
    if (unit === 0x29 && --depth < 0) break;
    if (unit === 0x5d || unit === 0x7d) break;
    if (unit !== 0x2c) continue;
    const next = nextAttribute(text, at);
    if (next !== null) return { end: at, next };
    // `OU=Smith, Jones,DC=…`: a comma that nobody escaped, if the chain goes on soon behind it.
    if (!chainGoesOn(text, at + 1)) break;
  }
  return { end: trimTail(text, from, at), next: null };
}

function gluedEnd(text: string, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) if (isGluedTail(text, at)) return at;
  return end;
}

/** The attribute behind the comma (or `+`) at `comma`, where there is one. */
function nextAttribute(text: string, comma: number): ReadValue['next'] {
  if (text.charAt(comma) !== ',' && text.charAt(comma) !== '+') return null;
  let start = comma + 1;
  if (text.charAt(start) === ' ') start++;
  const end = runEnd(text, start, longestAttribute + 1, unitClass.letter);
  const equals = text.charAt(end) === ' ' ? end + 1 : end;
  if (end === start || text.charAt(equals) !== '=' || !attributes.has(text, start, end)) return null;
  return { start, equals };
}

function chainGoesOn(text: string, from: number): boolean {
  const stop = Math.min(text.length, from + 64);
  for (let at = from; at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x3a || unit === 0x3d || unit === 0x22 || unit === 0xe022 || unit === 0x3c)
      return false;
    if (unit === 0x2c && nextAttribute(text, at) !== null) return true;
  }
  return false;
}

/** A chain that ends with a name ends in prose: a full stop, a quote, a dash or spaces are not the name's. */
function trimTail(text: string, from: number, until: number): number {
  let end = until;
  for (const tail of [' - ', '. ', " '", '  ', "' "]) {
    const found = text.slice(from, end).indexOf(tail);
    if (found > 0) end = from + found;
  }
  while (end > from && (isSpace(text.charCodeAt(end - 1)) || ".,:'".includes(text.charAt(end - 1)))) end--;
  return gluedEnd(text, from, end);
}

/** Adds the parts that are hidden; returns where the first one begins that is not, else the end of the chain. */
function addChain(text: string, chain: readonly NamePart[], parts: PartSink): number {
  const valueOf = (part: NamePart): string => text.slice(part.valueStart, part.valueEnd);
  const owner = chain.find((part) => part.attribute === 'o');
  const chainStart = chain[0]?.start ?? 0;
  const chainEnd = chain.at(-1)?.valueEnd ?? 0;
  // Whom a directory names by its domains is somebody of it, whatever the name contains.
  const isOfDirectory = chain.some(({ attribute }) => attribute === 'dc');
  const isPublic =
    !isOfDirectory &&
    chain.some(
      (part) =>
        (part.attribute === 'o' || part.attribute === 'cn') &&
        isPublicIssuer(part.isOpen ? headOf(valueOf(part)) : valueOf(part)),
    );
  for (let index = 0; index < chain.length; index++) {
    const part = chain[index];
    if (part === undefined) continue;
    if (part.attribute === 'dc') {
      while (chain[index + 1]?.attribute === 'dc') index++;
      const end = chain[index]?.valueEnd ?? part.valueEnd;
      parts.add('domain-chain', part.start, end, chainStart, chainEnd);
      continue;
    }
    const kind = kindOf(part.attribute, valueOf(part), isPublic, owner !== undefined);
    if (kind === null) {
      if (part.isOpen) return part.valueStart;
      continue;
    }
    parts.add(kind, part.valueStart, part.valueEnd, chainStart, chainEnd, part.isOpen);
  }
  return chainEnd;
}

// Sample: `Microsoft Azure TLS Issuing CA 05 comes back from …`: the words up to the first two small ones.
function headOf(value: string): string {
  return /^.*?(?=(?: \p{Ll}\S*){2}(?: |$))/u.exec(value)?.[0] ?? value;
}

// Sample: `{5ad6b8fa-0b1f-4f0c-9f35-7d1de3e5a2f1}`
const guidShape = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
// Sample: `proxy.contoso.com`, `*.contoso.com`
const hostShape = /^(?:\*\.)?[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)+$/u;

function kindOf(attribute: string, value: string, isPublic: boolean, isCertificate: boolean): PartKind | null {
  switch (attribute) {
    case 'cn':
      if (isPublic || everyonesContainers.has(value)) return null;
      if (guidShape.test(value)) return 'guid';
      if (isPersonalSid(value)) return 'sid';
      if (value.toUpperCase().startsWith('S-1-')) return null;
      if (hostShape.test(value) && !isDigit(value.charCodeAt(value.length - 1)))
        return isPublicHost(value) ? null : 'host';
      return 'person';
    case 'ou':
      return isPublic || everyonesContainers.has(value) ? null : 'unit';
    case 'o':
      return isPublic ? null : 'organization';
    case 'uid':
      return 'account';
    case 'l':
    case 'st':
    case 's':
    case 'street':
    case 'serialnumber':
      return isPublic || !isCertificate ? null : 'unit';
    case 'e':
    case 'emailaddress':
      return isPublic ? null : 'person';
    default:
      return null;
  }
}
