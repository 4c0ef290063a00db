import type { EventDatum, EventRecord } from '../event-log/event-record.ts';
import type { Facts } from '../facts/facts.ts';
import { assertNever } from '../result/result.ts';
import {
  defaultSwitches,
  redactionCategories,
  type Part,
  type PartKind,
  type RedactionCategory,
  type RedactionSwitches,
} from './category.ts';
import { isPrivateAddress } from './find-address.ts';
import { compileScanTerms, scan, type TermTag } from './finders.ts';
import type { IdentityTerm } from './identity.ts';
import { leakTermsOf, type LeakTerm } from './leak-terms.ts';
import { createPseudonyms, type Rendered } from './pseudonyms.ts';
import { redactionMapSchemaName, type RedactionMap } from './redaction-map.ts';
import type { Term, TermTable } from './term-matcher.ts';
import type { OrdinaryName } from './vocabulary.ts';
import { eachEscapedLine, escapeLike, storedIndex, viewOf, type TextForm, type TextView } from './text-view.ts';

export interface RedactorSettings {
  /** Random bytes, at least 16, made anew for each bundle. Who has them can test guesses; they go nowhere. */
  readonly key: Uint8Array;
  /** Names known before the first text; see `learnIdentity`. */
  readonly identity: readonly IdentityTerm[];
  /** What is hidden; the default hides all but private addresses. Credentials always go. */
  readonly options?: Partial<RedactionSwitches>;
  /** Words a person wants hidden, at least two characters each. */
  readonly ownWords?: readonly string[];
}

export interface PreviewSample {
  readonly before: string;
  readonly after: string;
}

export interface PreviewCategory {
  readonly category: RedactionCategory;
  /** Places, not distinct values. */
  readonly count: number;
  readonly distinct: number;
  /** Up to five, each with some text around it. */
  readonly samples: readonly PreviewSample[];
}

/**
 * Two passes: `learn` from everything that will be written, then redact it. The first call that redacts ends the
 * learning; names that only show up later are hidden too, but not in what was redacted before them.
 */
export interface Redactor {
  learn(text: string, form?: TextForm): void;
  learnEvent(event: EventRecord): void;
  learnFacts(facts: Facts): void;
  redact(text: string, form?: TextForm): string;
  redactEvent(event: EventRecord): EventRecord;
  redactFacts(facts: Facts): Facts;
  /** A name inside the bundle; `/` and the ending stay. */
  redactName(name: string): string;
  preview(): readonly PreviewCategory[];
  /**
   * Names that are ordinary words (a user called `test`, a host called `server`): hidden where their place shows what
   * they are, not where the bare word stands in a sentence. For the preview: this much cannot be promised.
   */
  ordinaryNames(): readonly OrdinaryName[];
  map(): RedactionMap;
  /** What the leak scan looks for. Holds the originals, secrets included: for memory only. */
  leakTerms(): readonly LeakTerm[];
}

/** A value in stored text, with what it reads as. */
interface Found {
  start: number;
  readonly end: number;
  readonly kind: PartKind;
  readonly value: string;
  readonly isOpen: boolean;
}

const samplesPerCategory = 5;
/** Layers of escapes that are looked through: JSON in a URL in XML. */
const deepestView = 2;
/** Longer text is taken in pieces, cut at line ends, to keep the views small. */
const pieceLength = 1 << 18;

export function createRedactor(settings: RedactorSettings): Redactor {
  const switches: RedactionSwitches = { ...defaultSwitches, ...settings.options };
  const pseudonyms = createPseudonyms(settings.key, switches);
  for (const term of settings.identity) pseudonyms.note(term.kind, term.value);
  for (const word of settings.ownWords ?? []) if (word.trim().length >= 2) pseudonyms.note('own-word', word.trim());
  const identityTerms: readonly Term<TermTag>[] = (settings.ownWords ?? [])
    .filter((word) => word.trim().length >= 2)
    .map((word) => ({ text: word.trim(), whole: word.trim().length < 4, tag: { kind: 'own-word' } }));
  const learningTable = compileScanTerms(identityTerms);
  let table: TermTable<TermTag> | null = null;
  const learned = new Map<RedactionCategory, LearnedCategory>();
  const seen = new Map<PartKind, Map<string, LearnedCategory | null>>();
  const replaced = new Map<RedactionCategory, number>();

  function finding(stored: string, form: TextForm, terms: TermTable<TermTag>): readonly Found[] {
    const found: Found[] = [];
    const view = viewOf(stored, form);
    const { text } = view;
    const add = (part: Part, value: string, place: (index: number) => number): void => {
      found.push({
        start: storedIndex(view, place(part.start)),
        end: storedIndex(view, place(part.end)),
        kind: part.kind,
        value,
        isOpen: part.isOpen === true,
      });
    };
    for (const part of scan(text, terms, pseudonyms)) add(part, text.slice(part.start, part.end), itself);
    lookDeeper(text, 1, terms, add);
    return withoutOverlaps(found);
  }

  /** Values that only show when the escapes inside the text are read too. */
  function lookDeeper(
    text: string,
    depth: number,
    terms: TermTable<TermTag>,
    add: (part: Part, value: string, place: (index: number) => number) => void,
  ): void {
    eachEscapedLine(text, (line, lineStart) => {
      const place = (index: number): number => lineStart + storedIndex(line, index);
      for (const part of scan(line.text, terms, pseudonyms)) {
        if (isEscaped(part, line)) add(part, line.text.slice(part.start, part.end), place);
      }
      if (depth >= deepestView) return;
      lookDeeper(line.text, depth + 1, terms, (part, value, inner) => {
        add(part, value, (index) => place(inner(index)));
      });
    });
  }

  function learn(text: string, form: TextForm = 'plain'): void {
    if (table !== null) throw new Error('learning has ended: this redactor has redacted already');
    for (const piece of pieces(text)) {
      for (const part of finding(piece, form, learningTable)) noteFound(piece, part, form);
    }
  }

  function noteFound(text: string, part: Found, form: TextForm): void {
    let ofKind = seen.get(part.kind);
    if (ofKind === undefined) {
      ofKind = new Map();
      seen.set(part.kind, ofKind);
    }
    // Most values stand in a log many times: only the first is looked at closely.
    let known = ofKind.get(part.value);
    if (known === undefined || part.isOpen) {
      pseudonyms.note(part.kind, part.value, part.isOpen);
      known = noteForPreview(text, part, form);
      if (!part.isOpen) ofKind.set(part.value, known);
    }
    if (known !== null) known.count++;
  }

  function noteForPreview(text: string, part: Found, form: TextForm): LearnedCategory | null {
    const category = categoryOf(part.kind, part.value);
    if (category === null) return null;
    const known = learned.get(category) ?? { count: 0, values: new Set<string>(), snippets: [] };
    learned.set(category, known);
    const value = part.value.toLowerCase();
    if (known.values.has(value)) return known;
    known.values.add(value);
    if (known.snippets.length < samplesPerCategory) known.snippets.push({ text: snippetAround(text, part), form });
    return known;
  }

  function redact(text: string, form: TextForm = 'plain'): string {
    let output = '';
    for (const piece of pieces(text)) output += redactPiece(piece, form, true);
    return output;
  }

  function endLearning(): TermTable<TermTag> {
    table ??= compileScanTerms(pseudonyms.terms());
    return table;
  }

  function redactPiece(text: string, form: TextForm, counts: boolean): string {
    const found = finding(text, form, endLearning());
    let output = '';
    let from = 0;
    for (const part of found) {
      const rendered = pseudonyms.render(part.kind, part.value);
      if (rendered === null) continue;
      output += text.slice(from, part.start) + escapeLike(rendered.text, text.slice(part.start, part.end), form);
      from = part.end;
      if (counts) countPlaces(rendered);
    }
    return from === 0 ? text : output + text.slice(from);
  }

  function countPlaces(rendered: Rendered): void {
    for (const { category } of rendered.pseudonyms) replaced.set(category, (replaced.get(category) ?? 0) + 1);
  }

  /** A value whose kind its place decides, for example the computer of an event. */
  function redactWhole(kind: PartKind, value: string): string {
    endLearning();
    const rendered = pseudonyms.render(kind, value);
    if (rendered !== null) countPlaces(rendered);
    return rendered?.text ?? value;
  }

  function redactDatum(datum: EventDatum): EventDatum {
    if (datum.name === undefined) {
      // A field that holds nothing but a known name means it, even where the name is an ordinary word.
      const whole = datum.value.length <= 64 ? pseudonyms.kindOfWhole(datum.value) : null;
      return { value: whole === null ? redact(datum.value) : redactWhole(whole, datum.value) };
    }
    const kind = kindOfDatum(datum.name, datum.value);
    return { name: datum.name, value: kind === null ? redact(datum.value) : redactWhole(kind, datum.value) };
  }

  return {
    learn,
    learnEvent(event) {
      if (event.computer !== '') pseudonyms.note('host', event.computer);
      if (event.user !== null) learn(event.user);
      learn(event.file);
      for (const datum of event.data) {
        const kind = datum.name === undefined ? null : kindOfDatum(datum.name, datum.value);
        if (kind === null) learn(datum.value);
        else pseudonyms.note(kind, datum.value);
      }
      if (event.message !== null) learn(event.message);
    },
    learnFacts(facts) {
      learn(JSON.stringify(facts), 'json');
    },
    redact,
    redactEvent(event) {
      return {
        ...event,
        file: redactName(event.file),
        computer: event.computer === '' ? '' : redactWhole('host', event.computer),
        user: event.user === null ? null : redact(event.user),
        data: event.data.map(redactDatum),
        message: event.message === null ? null : redact(event.message),
      };
    },
    redactFacts(facts) {
      // As text, so that keys give values their meaning (`"hostName":"…"`); stand-ins never break the JSON around them.
      const redacted: Facts = JSON.parse(redact(JSON.stringify(facts), 'json'));
      return redacted;
    },
    redactName,
    preview() {
      return redactionCategories.flatMap((category): PreviewCategory[] => {
        const known = learned.get(category);
        const count = replaced.get(category) ?? known?.count ?? 0;
        if (count === 0) return [];
        const samples = (known?.snippets ?? []).map(({ text, form }) => ({
          before: text,
          after: redactPiece(text, form, false),
        }));
        return [{ category, count, distinct: known?.values.size ?? 0, samples }];
      });
    },
    ordinaryNames: () => pseudonyms.ordinaryNames().filter(({ category }) => switches[category]),
    map() {
      const entries = pseudonyms
        .all()
        .filter((entry) => entry.category !== 'credentials' && entry.count > 0)
        .map(({ standIn, value, category, count }) => ({ standIn, value, category, count }))
        .toSorted((one, other) => (one.standIn < other.standIn ? -1 : 1));
      return { schema: redactionMapSchemaName, entries };
    },
    leakTerms() {
      endLearning();
      return leakTermsOf(pseudonyms.all(), pseudonyms.secrets());
    },
  };

  function redactName(name: string): string {
    return redact(name);
  }
}

function categoryOf(kind: PartKind, value: string): RedactionCategory | null {
  switch (kind) {
    case 'account':
      return 'users';
    case 'host':
      return 'hosts';
    case 'domain':
    case 'netbios':
    case 'domain-chain':
      return 'domains';
    case 'person':
    case 'unit':
    case 'organization':
      return 'directory-names';
    case 'sid':
      return 'sids';
    case 'guid':
    case 'guid-compact':
      return 'guids';
    case 'anchor':
      return 'anchors';
    case 'ipv4':
    case 'ipv6':
      return isPrivateAddress(value) ? 'private-addresses' : 'public-addresses';
    case 'own-word':
      return 'own-words';
    case 'credential':
      return 'credentials';
    case 'tracking-id':
      return null;
    default:
      return assertNever(kind);
  }
}

interface LearnedCategory {
  count: number;
  readonly values: Set<string>;
  readonly snippets: Snippet[];
}

interface Snippet {
  readonly text: string;
  readonly form: TextForm;
}

const itself = (index: number): number => index;

/** True where the match, or what announced it, holds an escape: without one it was found in the layer above. */
function isEscaped(part: Part, line: TextView): boolean {
  const { start, end } = part.match ?? part;
  return storedIndex(line, end) - storedIndex(line, start) !== end - start;
}

/** The value with some words around it, cut between words, for a person to look at. */
function snippetAround(text: string, part: Found): string {
  let start = Math.max(0, part.start - 40);
  let end = Math.min(text.length, part.end + 40);
  while (start > 0 && start < part.start && !/[\s,;"'<>(){}]/.test(text.charAt(start - 1))) start++;
  while (end < text.length && end > part.end && !/[\s,;"'<>(){}]/.test(text.charAt(end))) end--;
  return text.slice(start, end);
}

/** Sorted by place. Of two that overlap the earlier, then the longer stays whole; of the other what it leaves over. */
function withoutOverlaps(parts: Found[]): readonly Found[] {
  if (isInOrder(parts)) return parts;
  parts.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: Found[] = [];
  let end = 0;
  for (const part of parts) {
    if (part.end <= end) continue;
    if (part.start < end) part.start = end;
    kept.push(part);
    end = part.end;
  }
  return kept;
}

function isInOrder(parts: readonly Found[]): boolean {
  let end = 0;
  for (const part of parts) {
    if (part.start < end) return false;
    end = part.end;
  }
  return true;
}

function* pieces(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > pieceLength) {
    // A private key spans lines: it is not cut.
    const piece = text.slice(from, from + pieceLength);
    let cut = from + piece.lastIndexOf('\n') + 1;
    const key = from + piece.lastIndexOf('-----BEGIN');
    if (key > from && key < cut && !text.slice(key, cut).includes('-----END')) cut = key;
    if (cut <= from) {
      const next = text.indexOf('\n', from + pieceLength);
      cut = next < 0 ? text.length : next + 1;
    }
    yield text.slice(from, cut);
    from = cut;
  }
  if (from < text.length) yield text.slice(from);
}

// Sample: `TargetUserName`, `SubjectDomainName`, `WorkstationName`: names that events of newer sources give their values.
const accountDatum = /(?:user|account|sam ?account)_?name$/i;
const domainDatum = /domain_?name$/i;
const hostDatum = /(?:workstation|computer|host|machine|client)_?name$|^(?:workstation|computer)$/i;

function kindOfDatum(name: string, value: string): PartKind | null {
  // Values with more than a bare name in them are read like any text.
  if (!/^[\p{L}\d][\p{L}\d._-]*\$?$/u.test(value) || /^\d+$/.test(value) || value.length > 64) return null;
  if (accountDatum.test(name)) return value.endsWith('$') ? 'host' : 'account';
  if (domainDatum.test(name))
    return /^(?:nt authority|builtin|window manager|font driver host|workgroup)$/i.test(value)
      ? null
      : value.includes('.')
        ? 'domain'
        : 'netbios';
  return hostDatum.test(name) ? 'host' : null;
}
