import { assertNever } from '../result/result.ts';
import { compileTemplate, fillTemplate, matchTemplate } from './template.ts';
import type { Pair, Template } from './template.ts';
import { collectorSentences } from './tables/collector-sentences.ts';
import { eventSentences } from './tables/event-sentences.ts';
import { explanationSentences } from './tables/explanation-sentences.ts';
import { findingSentences } from './tables/finding-sentences.ts';
import { guideSentences } from './tables/guide-sentences.ts';
import { problemSentences } from './tables/problem-sentences.ts';
import { reasonSentences } from './tables/reason-sentences.ts';
import { resultSentences } from './tables/result-sentences.ts';
import { settingSentences } from './tables/setting-sentences.ts';
import { sourceSentences } from './tables/source-sentences.ts';
import { symptomSentences } from './tables/symptom-sentences.ts';
import { germanItems, itemsOf, plainKinds } from './value-kinds.ts';
import type { ValueKind } from './value-kinds.ts';

/** Every pair of sentences, for the tests that look at them. */
export const allPairs: readonly Pair[] = [
  ...findingSentences,
  ...reasonSentences,
  ...collectorSentences,
  ...guideSentences,
  ...explanationSentences,
  ...eventSentences,
  ...resultSentences,
  ...symptomSentences,
  ...settingSentences,
  ...sourceSentences,
  ...problemSentences,
];

export interface Translation {
  readonly text: string;
  /** False: the text is in no table, and stands here as it was. */
  readonly translated: boolean;
}

const fixed = new Map<string, string>(allPairs.filter(([english]) => !english.includes('{')));
const templates: readonly Template[] = allPairs
  .filter(([english]) => english.includes('{'))
  .map((pair) => compileTemplate(pair));

/** Longer texts come from elsewhere: none of ours is half as long. */
const longest = 4000;
const longestQuote = 400;
/** Sentences within sentences, as in a reason that quotes a reason. */
const deepest = 3;
/** Values that are tried in one text, far more than any of ours needs: one that is made to be slow stays English. */
const mostSteps = 20_000;
/** As many sentence ends ahead are looked at, since a name in a sentence may hold some too. */
const endsAhead = 24;

/** Where in a text of texts this is, and what it may still cost. */
interface Work {
  readonly depth: number;
  readonly steps: { left: number };
}

const known = new Map<string, Translation>();
const mostKnown = 2000;

/**
 * A text of the core, the knowledge or a collector in German, sentence by sentence; the values in it (names, numbers,
 * times) stay what they are, written as German does. A text with a sentence that no table holds is handed back whole.
 */
export function toGerman(text: string): Translation {
  const before = known.get(text);
  if (before !== undefined) return before;
  const german = text.length > longest ? null : inSentences(text, { depth: 0, steps: { left: mostSteps } });
  const translation: Translation = german === null ? { text, translated: false } : { text: german, translated: true };
  if (known.size >= mostKnown) known.clear();
  known.set(text, translation);
  return translation;
}

function inSentences(text: string, work: Work): string | null {
  const german = sentences(text, work);
  if (german !== null || text === '' || text.endsWith('.')) return german;
  // A reason in a sentence lost its full stop.
  const stopped = sentences(`${text}.`, work);
  return stopped === null ? null : stopped.replace(/\.$/, '');
}

/** Of fixed sentences the longest that fits comes first, of those with values the shortest: a value may hold anything. */
function sentences(text: string, work: Work): string | null {
  const ends = sentenceEnds(text);
  const failed = new Set<number>();
  const from = (at: number): string | null => {
    if (at >= text.length) return '';
    if (failed.has(at)) return null;
    const near = ends.filter((end) => end > at).slice(0, endsAhead);
    for (const [order, translate] of [[near.toReversed(), fixedText] as const, [near, templateText] as const]) {
      for (const end of order) {
        const german = clause(text.slice(at, end), work, translate);
        const rest = german === null ? null : from(end + 1);
        if (german !== null && rest !== null) return rest === '' ? german : `${german} ${rest}`;
      }
    }
    failed.add(at);
    return null;
  };
  return from(0);
}

/** A part that ends with a semicolon is translated without it. */
function clause(text: string, work: Work, translate: (text: string, work: Work) => string | null): string | null {
  const german = translate(text, work);
  if (german !== null || !text.endsWith(';')) return german;
  const inner = translate(text.slice(0, -1), work);
  return inner === null ? null : `${inner};`;
}

function fixedText(text: string): string | null {
  return fixed.get(text) ?? null;
}

function templateText(text: string, work: Work): string | null {
  if (work.depth > deepest) return null;
  const inner = { ...work, depth: work.depth + 1 };
  const translate = (holds: ValueKind, value: string): string | null => germanValue(holds, value, inner);
  for (const template of templates) {
    const fill = matchTemplate(template, text, translate);
    if (fill !== null) return fillTemplate(template, fill);
  }
  return null;
}

const notEvaluated = ['Not evaluated because ', 'Nicht ausgewertet, weil '] as const;

function germanValue(holds: ValueKind, text: string, work: Work): string | null {
  work.steps.left -= 1;
  if (work.steps.left < 0) return null;
  switch (holds) {
    case 'phrase':
      return text === '' ? null : inSentences(text, work);
    case 'items':
      return text === ''
        ? null
        : germanItems(itemsOf(text).map((item) => fixedText(item) ?? templateText(item, work) ?? item));
    // Words of Windows, in its own language, or a sentence of ours.
    case 'quote':
      return text === '' ? null : ((text.length > longestQuote ? null : inSentences(text, work)) ?? text);
    case 'reason': {
      const german = text === '' ? null : inSentences(`${notEvaluated[0]}${text}.`, work);
      return german === null || !german.startsWith(notEvaluated[1])
        ? null
        : german.slice(notEvaluated[1].length).replace(/\.$/, '');
    }
    case 'text':
    case 'word':
    case 'number':
    case 'moment':
    case 'day':
    case 'period':
    case 'span':
    case 'size':
    case 'addresses':
    case 'code':
    case 'identifier':
    case 'file':
    case 'list':
      return plainKinds[holds](text);
    default:
      return assertNever(holds);
  }
}

/** Places behind a sentence: before a blank that follows a mark, and the end. */
function sentenceEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    if ('.;:?!"'.includes(text[at - 1] ?? ' ')) ends.push(at);
  }
  return [...ends, text.length];
}
