import type { Part, PartKind } from './category.ts';
import { cueWords, findSecret, followCue, type Cue } from './cues.ts';
import { findDomainAccount } from './find-account.ts';
import { findAddressFour, findAddressSix } from './find-address.ts';
import { findUrlCredential, findWebToken } from './find-credential.ts';
import { findDistinguishedName } from './find-distinguished-name.ts';
import { findDottedName, subdomainStart } from './find-host.ts';
import { findAnchor, findGuid, findSid } from './find-identifier.ts';
import { findMail } from './find-mail.ts';
import { isDigit, type FinderInput, type Known } from './finder.ts';
import { compileTerms, foldTable, isWordUnit, termAt, type Term, type TermTable } from './term-matcher.ts';

/** What a term in the one combined matcher means: a value that is known, or a word that announces one. */
export type TermTag = { readonly kind: PartKind; readonly cue?: never } | { readonly cue: Cue; readonly kind?: never };

/** Compiles what is known together with the words that announce a value. Known values win over words. */
export function compileScanTerms(values: readonly Term<TermTag>[]): TermTable<TermTag> {
  const cues = cueWords.flatMap(([cue, words]) =>
    words.map((text): Term<TermTag> => ({ text, whole: false, tag: { cue } })),
  );
  return compileTerms([...values, ...cues]);
}

const triggers = new Uint8Array(128);
for (const [index, mark] of Array.from('@\\-=:.').entries()) triggers[mark.charCodeAt(0)] = index + 1;

/**
 * One pass over readable text: every value that a finder or a known term sees. Parts may overlap and are roughly in
 * order. Linear in the length of the text, whatever it holds.
 */
export function scan(text: string, table: TermTable<TermTag>, known: Known): readonly Part[] {
  const parts: Part[] = [];
  // One object for all calls: making one for each trigger cost more than the finders.
  const input = { text, at: 0, floor: 0, known, parts };
  const { slots } = table;
  const fold = foldTable;
  const marks = triggers;
  const hasShort = table.short.size > 0;
  let gram = 0;
  let floor = 0;
  let dottedEnd = 0;
  let secretEnd = 0;
  let wordStart = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    gram = ((gram << 6) | (fold[unit] ?? 0)) & 0xff_ffff;
    let resume = 0;
    if (slots[(gram ^ (gram >>> 6)) & 0x3_ffff] === 1 && at >= 3) {
      const start = at - 3;
      const term = termAt(table, gram, text, start);
      if (term !== null) {
        const end = start + term.lower.length;
        if (term.tag.kind !== undefined) {
          addKnown(text, start, end, floor, term.tag.kind, parts);
          // Nothing inside a secret is looked at: a long one that repeats itself would be compared at every turn.
          if (term.tag.kind === 'credential') resume = end;
        } else if (term.tag.cue === 'password') {
          if (end > secretEnd) {
            const secret = findSecret(text, start, end);
            if (secret !== null) {
              secretEnd = secret.end;
              if (secret.harmless === undefined) {
                parts.push({
                  start: secret.start,
                  end: secret.end,
                  kind: 'credential',
                  match: { start, end: secret.end },
                });
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
    if (resume === 0 && unit < 128) {
      const trigger = marks[unit];
      if (trigger !== 0 && trigger !== undefined) {
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
                parts.push({ start: found.start, end: found.end, kind: 'host' });
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
  return parts;
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

function addKnown(text: string, start: number, end: number, floor: number, kind: PartKind, parts: Part[]): void {
  if (kind !== 'domain') {
    parts.push({ start, end, kind });
    return;
  }
  const from = subdomainStart(text, start, floor);
  parts.push({ start: from, end, kind: from === start ? 'domain' : 'host' });
}

function addShort(text: string, start: number, end: number, table: TermTable<TermTag>, parts: Part[]): void {
  if (end - start < 2 || end - start > 3) return;
  const term = table.short.get(text.slice(start, end).toLowerCase());
  if (term?.tag.kind !== undefined) parts.push({ start, end, kind: term.tag.kind });
}
