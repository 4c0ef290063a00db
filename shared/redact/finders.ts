import type { PartKind, PartSink } from './category.ts';
import { cueWords, findSecret, followCue, type Cue } from './cues.ts';
import { findDomainAccount } from './find-account.ts';
import { findAddressFour, findAddressSix } from './find-address.ts';
import { findUrlCredential, findWebToken } from './find-credential.ts';
import { findDistinguishedName } from './find-distinguished-name.ts';
import { findDottedName, subdomainStart } from './find-host.ts';
import { findAnchor, findGuid, findSid } from './find-identifier.ts';
import { findMail } from './find-mail.ts';
import { isDigit, type FinderInput, type Known } from './finder.ts';
import { compileTerms, foldTable, foldUnit, isWordUnit, termAt, type Term, type TermTable } from './term-matcher.ts';

/** What a term in the one combined matcher means: a value that is known, or a word that announces one. */
export type TermTag = { readonly kind: PartKind; readonly cue: null } | { readonly kind: null; readonly cue: Cue };

/** Compiles what is known together with the words that announce a value. Known values win over words. */
export function compileScanTerms(values: readonly Term<TermTag>[]): TermTable<TermTag> {
  const cues = cueWords.flatMap(([cue, words]) =>
    words.map((text): Term<TermTag> => ({ text, whole: false, tag: { kind: null, cue } })),
  );
  return compileTerms([...values, ...cues]);
}

const triggers = new Uint8Array(128);
/** Six bits that fold a unit, and one more where it is a trigger: one look-up for each unit of the text. */
const codes: Uint8Array = foldTable.slice();
const isTrigger = 64;
for (const [index, mark] of Array.from('@\\-=:.').entries()) {
  triggers[mark.charCodeAt(0)] = index + 1;
  codes[mark.charCodeAt(0)] = foldUnit(mark.charCodeAt(0)) | isTrigger;
}

/**
 * One pass over readable text: `parts` is told every value that a finder or a known term sees. They may overlap and come
 * roughly in order. Linear in the length of the text, whatever it holds.
 */
export function scan(text: string, table: TermTable<TermTag>, known: Known, parts: PartSink): void {
  // One object for all calls: making one for each trigger cost more than the finders.
  const input = { text, at: 0, floor: 0, known, parts };
  const { slots } = table;
  const unitCodes = codes;
  const { length } = text;
  const hasShort = table.short.size > 0;
  let gram = 0;
  let floor = 0;
  let dottedEnd = 0;
  let secretEnd = 0;
  let wordStart = 0;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    const code = unitCodes[unit] ?? 0;
    gram = ((gram << 6) | (code & 63)) & 0xff_ffff;
    const mayBeTerm = slots[(gram ^ (gram >>> 6)) & 0x3_ffff] === 1;
    if (!mayBeTerm && code < isTrigger && !hasShort) continue;
    let resume = 0;
    if (mayBeTerm && at >= 3) {
      const start = at - 3;
      const term = termAt(table, gram, text, start);
      if (term !== null) {
        const end = start + term.lower.length;
        if (term.tag.kind !== null) {
          addKnown(text, start, end, floor, term.tag.kind, parts);
          // Nothing inside a secret is looked at: a long one that repeats itself would be compared at every turn.
          if (term.tag.kind === 'credential') resume = end;
        } else if (term.tag.cue === 'password') {
          if (end > secretEnd) {
            const secret = findSecret(text, start, end);
            if (secret !== null) {
              secretEnd = secret.end;
              if (secret.harmless === undefined) {
                parts.add('credential', secret.start, secret.end, start, secret.end);
                resume = secret.end;
              }
            }
          }
        } else resume = followCue(term.tag.cue, text, start, end, known, parts);
      }
    }
    if (hasShort && !isWordUnit(unit)) {
      addShort(text, wordStart, at, table, parts);
      wordStart = at + 1;
    }
    if (resume === 0 && code >= isTrigger) {
      const trigger = triggers[unit] ?? 0;
      if (trigger !== 0) {
        input.at = at;
        input.floor = floor;
        if (trigger === 6) {
          if (at >= dottedEnd || isDigit(text.charCodeAt(at + 1))) {
            const next = text.charCodeAt(at + 1);
            const before = at > floor ? text.charCodeAt(at - 1) : 0;
            if (isDigit(before) && isDigit(next)) resume = findAddressFour(input);
            if (resume === 0 || resume <= at) resume = findWebToken(input);
            if (resume === 0 && at >= dottedEnd && isWordUnit(next) && (isWordUnit(before) || before === 0x2d)) {
              // What was looked at as one name is not looked at again: `www.www.www.` without end.
              input.floor = Math.max(floor, dottedEnd);
              const found = findDottedName(input);
              dottedEnd = found.end;
              if (found.hide && !isAccountBeforeAt(text, found.end)) {
                parts.add('host', found.start, found.end);
                resume = found.end;
              }
            }
          }
        } else resume = runTrigger(trigger, input);
      }
    }
    if (resume > at) {
      floor = Math.max(floor, resume);
      if (resume > at + 1) {
        gram = 0;
        if (hasShort) {
          addShort(text, wordStart, at, table, parts);
          wordStart = resume;
        }
        at = resume - 1;
      }
    }
  }
  if (hasShort) addShort(text, wordStart, text.length, table, parts);
}

/** `anna.example.com@contoso.com` is one address: the finder for those comes first. */
const isAccountBeforeAt = (text: string, end: number): boolean => text.charAt(end) === '@';

function runTrigger(trigger: number, input: FinderInput): number {
  switch (trigger) {
    case 1:
      return findMail(input);
    case 2:
      return findDomainAccount(input);
    case 3: {
      const sid = findSid(input);
      return sid === 0 ? findGuid(input) : sid;
    }
    case 4: {
      const name = findDistinguishedName(input);
      return name === 0 ? findAnchor(input) : name;
    }
    default: {
      const url = findUrlCredential(input);
      return url === 0 ? findAddressSix(input) : url;
    }
  }
}

function addKnown(text: string, start: number, end: number, floor: number, kind: PartKind, parts: PartSink): void {
  if (kind !== 'domain') {
    parts.add(kind, start, end);
    return;
  }
  const from = subdomainStart(text, start, floor);
  parts.add(from === start ? 'domain' : 'host', from, end);
}

function addShort(text: string, start: number, end: number, table: TermTable<TermTag>, parts: PartSink): void {
  if (end - start < 2 || end - start > 3) return;
  const term = table.short.get(text.slice(start, end).toLowerCase());
  const kind = term?.tag.kind ?? null;
  if (kind !== null) parts.add(kind, start, end);
}
