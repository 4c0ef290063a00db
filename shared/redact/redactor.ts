import type { EventDatum, EventRecord } from '../event-log/event-record.ts';
import type { Facts } from '../facts/facts.ts';
import { assertNever } from '../result/result.ts';
import {
  defaultSwitches,
  redactionCategories,
  type PartKind,
  type RedactionCategory,
  type RedactionSwitches,
} from './category.ts';
import { isPrivateAddress } from './find-address.ts';
import { compileScanTerms, type TermTag } from './finders.ts';
import { createValueFinder, type Found } from './found-values.ts';
import type { IdentityTerm } from './identity.ts';
import { leakTermsOf, type LeakTerm } from './leak-terms.ts';
import { pieces } from './pieces.ts';
import { createPseudonyms, type Rendered } from './pseudonyms.ts';
import { redactionMapSchemaName, type RedactionMap } from './redaction-map.ts';
import type { Term, TermTable } from './term-matcher.ts';
import type { OrdinaryName } from './vocabulary.ts';
import { escapeLike, type TextForm } from './text-view.ts';
import { createTextTable, type TextTable } from './text-table.ts';

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

/** What is known of one text of one kind; what the second pass needs of it stands together. */
interface KnownValue {
  readonly text: string;
  /** Undefined until it is first replaced. */
  rendered: Rendered | null | undefined;
  /** What is written for it where the text holds it verbatim, in the form it was last asked for. */
  written: string;
  writtenForm: TextForm | null;
  /** Places where it was replaced, not yet counted with its pseudonyms. */
  places: number;
  /** Undefined until it is first seen in the first pass. */
  learned: LearnedCategory | null | undefined;
  readonly kind: PartKind;
  isNoted: boolean;
  /** Noted as one whose end is a guess. */
  isGuessed: boolean;
}

const samplesPerCategory = 5;

export function createRedactor(settings: RedactorSettings): Redactor {
  const switches: RedactionSwitches = { ...defaultSwitches, ...settings.options };
  const pseudonyms = createPseudonyms(settings.key, switches);
  for (const term of settings.identity) pseudonyms.note(term.kind, term.value);
  for (const word of settings.ownWords ?? []) if (word.trim().length >= 2) pseudonyms.note('own-word', word.trim());
  const identityTerms: readonly Term<TermTag>[] = (settings.ownWords ?? [])
    .filter((word) => word.trim().length >= 2)
    .map((word) => ({ text: word.trim(), whole: word.trim().length < 4, tag: { kind: 'own-word', cue: null } }));
  const learningTable = compileScanTerms(identityTerms);
  let table: TermTable<TermTag> | null = null;
  const learned = new Map<RedactionCategory, LearnedCategory>();
  const seed = seedOf(settings.key);
  const tables = new Map<PartKind, TextTable<KnownValue>>();
  const replacedValues: KnownValue[] = [];

  function valueAt(kind: PartKind, text: string, start: number, end: number): KnownValue {
    let ofKind = tables.get(kind);
    if (ofKind === undefined) {
      ofKind = createTextTable(seed, (own): KnownValue => newValue(kind, own));
      tables.set(kind, ofKind);
    }
    return ofKind.at(text, start, end);
  }

  const valueFound = ({ kind, readable, readableStart, readableEnd }: Found): KnownValue =>
    valueAt(kind, readable, readableStart, readableEnd);

  const findValues = createValueFinder(pseudonyms);

  function learn(text: string, form: TextForm = 'plain'): void {
    if (table !== null) throw new Error('learning has ended: this redactor has redacted already');
    for (const piece of pieces(text)) {
      for (const part of findValues(piece, form, learningTable)) noteFound(piece, part, form);
    }
  }

  function noteFound(text: string, part: Found, form: TextForm): void {
    const value = valueFound(part);
    if (!part.isOpen) note(value);
    else if (!value.isGuessed) {
      value.isGuessed = true;
      pseudonyms.note(value.kind, value.text, true);
    }
    if (value.learned === undefined) value.learned = noteForPreview(value, text, part, form);
    if (value.learned !== null) value.learned.count++;
  }

  /** Most values stand in a log many times: only the first is looked at closely. */
  function note(value: KnownValue): void {
    if (value.isNoted) return;
    value.isNoted = true;
    pseudonyms.note(value.kind, value.text);
  }

  const valueOf = (kind: PartKind, text: string): KnownValue => valueAt(kind, text, 0, text.length);

  function noteForPreview(seen: KnownValue, text: string, part: Found, form: TextForm): LearnedCategory | null {
    const category = categoryOf(seen.kind, seen.text);
    if (category === null) return null;
    const known = learned.get(category) ?? { count: 0, values: new Set<string>(), snippets: [] };
    learned.set(category, known);
    const value = seen.text.toLowerCase();
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
    const output: string[] = [];
    let from = 0;
    for (const part of findValues(text, form, endLearning())) {
      const value = valueFound(part);
      const rendered = renderedOf(value);
      if (rendered === null) continue;
      const written = part.isVerbatim
        ? writtenFor(value, rendered, form)
        : escapeLike(rendered.text, text.slice(part.start, part.end), form);
      output.push(text.slice(from, part.start), written);
      from = part.end;
      if (counts) value.places++;
    }
    if (from === 0) return text;
    output.push(text.slice(from));
    return output.join('');
  }

  function renderedOf(value: KnownValue): Rendered | null {
    if (value.rendered === undefined) {
      value.rendered = pseudonyms.render(value.kind, value.text);
      if (value.rendered !== null) replacedValues.push(value);
    }
    return value.rendered;
  }

  function countPlaces(): void {
    for (const value of replacedValues) {
      for (const pseudonym of value.rendered?.pseudonyms ?? []) pseudonym.count += value.places;
      value.places = 0;
    }
  }

  /** A value whose kind its place decides, for example the computer of an event. */
  function redactWhole(kind: PartKind, value: string): string {
    endLearning();
    const known = valueOf(kind, value);
    const rendered = renderedOf(known);
    if (rendered === null) return value;
    known.places++;
    return rendered.text;
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
      if (event.computer !== '') note(valueOf('host', event.computer));
      if (event.user !== null) learn(event.user);
      learn(event.file);
      for (const datum of event.data) {
        const kind = datum.name === undefined ? null : kindOfDatum(datum.name, datum.value);
        if (kind === null) learn(datum.value);
        else note(valueOf(kind, datum.value));
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
      countPlaces();
      const replaced = new Map<RedactionCategory, number>();
      for (const { category, count } of pseudonyms.all()) replaced.set(category, (replaced.get(category) ?? 0) + count);
      return redactionCategories.flatMap((category): PreviewCategory[] => {
        const known = learned.get(category);
        const count = replaced.get(category) || (known?.count ?? 0);
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
      countPlaces();
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

/** What stands in for a value that the text holds verbatim. */
function writtenFor(value: KnownValue, rendered: Rendered, form: TextForm): string {
  if (value.writtenForm !== form) {
    value.written = escapeLike(rendered.text, value.text, form);
    value.writtenForm = form;
  }
  return value.written;
}

function newValue(kind: PartKind, text: string): KnownValue {
  return {
    text,
    rendered: undefined,
    written: '',
    writtenForm: null,
    places: 0,
    learned: undefined,
    kind,
    isNoted: false,
    isGuessed: false,
  };
}

function seedOf(key: Uint8Array): number {
  let seed = 0;
  for (const byte of key) seed = Math.imul(seed, 31) + byte;
  return seed;
}

/** The value with some words around it, cut between words, for a person to look at. */
function snippetAround(text: string, part: { readonly start: number; readonly end: number }): string {
  let start = Math.max(0, part.start - 40);
  let end = Math.min(text.length, part.end + 40);
  while (start > 0 && start < part.start && !/[\s,;"'<>(){}]/.test(text.charAt(start - 1))) start++;
  while (end < text.length && end > part.end && !/[\s,;"'<>(){}]/.test(text.charAt(end))) end--;
  return text.slice(start, end);
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
