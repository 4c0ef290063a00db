import type { Known } from './finder.ts';
import { scan, type TermTag } from './finders.ts';
import type { PartKind, PartSink } from './category.ts';
import type { TermTable } from './term-matcher.ts';
import { eachEscapedLine, storedIndex, viewOf, type TextForm, type TextView } from './text-view.ts';

/** A value in stored text. */
export interface Found {
  start: number;
  readonly end: number;
  readonly kind: PartKind;
  /** The readable text in which the value stands, and where. */
  readonly readable: string;
  readonly readableStart: number;
  readonly readableEnd: number;
  readonly isOpen: boolean;
  /** The stored text is the value, unit for unit: no escape in it, nothing cut off. */
  isVerbatim: boolean;
}

/** Readable text inside other text, and the way down to where it is stored. */
interface Layer {
  readonly view: TextView;
  /** Where the stored text of the view begins in the readable text of the layer below. */
  readonly start: number;
  readonly below: Layer | null;
}

/** What one layer holds, by place; of two in one place the longer first, then the one that came first. */
interface Row {
  list: Found[];
  isSorted: boolean;
}

/** Layers of escapes that are looked through: JSON in a URL in XML. */
const deepestLayer = 2;

/** Finds every value in a text, in order, none overlapping another. */
export type ValueFinder = (stored: string, form: TextForm, terms: TermTable<TermTag>) => readonly Found[];

export function createValueFinder(known: Known): ValueFinder {
  const rows = Array.from({ length: deepestLayer + 1 }, (): Row => ({ list: [], isSorted: true }));
  let layer: Layer = { view: { text: '', escapes: null }, start: 0, below: null };
  let row: Row = { list: [], isSorted: true };
  const sink: PartSink = {
    add(kind, readableStart, readableEnd, matchStart = readableStart, matchEnd = readableEnd, isOpen = false) {
      if (layer.below !== null && !holdsEscape(layer.view, matchStart, matchEnd)) return;
      const readable = layer.view.text;
      const start = storedPlace(layer, readableStart);
      const end = storedPlace(layer, readableEnd);
      // Every escape is longer than what it stands for.
      const isVerbatim = end - start === readableEnd - readableStart;
      insert(row, { start, end, kind, readable, readableStart, readableEnd, isOpen, isVerbatim });
    },
  };

  function search(searched: Layer, depth: number, terms: TermTable<TermTag>): void {
    layer = searched;
    row = rows[depth] ?? row;
    scan(searched.view.text, terms, known, sink);
    if (depth >= deepestLayer) return;
    // Values that only show when the escapes inside the text are read too.
    eachEscapedLine(searched.view.text, (view, start) => {
      search({ view, start, below: searched }, depth + 1, terms);
    });
  }

  return (stored, form, terms) => {
    search({ view: viewOf(stored, form), start: 0, below: null }, 0, terms);
    let found: Found[] = [];
    for (const each of rows) {
      if (each.list.length === 0) continue;
      found = merge(found, each.isSorted ? each.list : each.list.toSorted(compare));
      each.list = [];
      each.isSorted = true;
    }
    withoutOverlaps(found);
    return found;
  };
}

function storedPlace(top: Layer, at: number): number {
  let index = at;
  for (let layer: Layer | null = top; layer !== null; layer = layer.below) {
    index = layer.start + storedIndex(layer.view, index);
  }
  return index;
}

/** True where the match, or what announced it, holds an escape: without one it was found in the layer below. */
function holdsEscape(view: TextView, start: number, end: number): boolean {
  return storedIndex(view, end) - storedIndex(view, start) !== end - start;
}

/** Finders see values roughly in order: further than this nothing is moved one by one. */
const mostMoves = 16;

function insert(row: Row, found: Found): void {
  const { list } = row;
  let at = list.length;
  list.push(found);
  if (!row.isSorted) return;
  for (let before = list[at - 1]; before !== undefined && compare(found, before) < 0; before = list[at - 1]) {
    list[at] = before;
    at--;
    if (list.length - at > mostMoves) {
      row.isSorted = false;
      break;
    }
  }
  list[at] = found;
}

const compare = (one: Found, other: Found): number => one.start - other.start || other.end - one.end;

/** Of two in one place those of `first` stay first. */
function merge(first: Found[], second: Found[]): Found[] {
  if (first.length === 0) return second;
  const merged: Found[] = [];
  let next = 0;
  for (const found of second) {
    for (let other = first[next]; other !== undefined && compare(other, found) <= 0; other = first[next]) {
      merged.push(other);
      next++;
    }
    merged.push(found);
  }
  for (; next < first.length; next++) {
    const rest = first[next];
    if (rest !== undefined) merged.push(rest);
  }
  return merged;
}

/** Of two that overlap the earlier, then the longer stays whole; of the other what it leaves over. */
function withoutOverlaps(found: Found[]): void {
  let kept = 0;
  let end = 0;
  for (const part of found) {
    if (part.end <= end) continue;
    if (part.start < end) {
      part.start = end;
      part.isVerbatim = false;
    }
    found[kept++] = part;
    end = part.end;
  }
  found.length = kept;
}
