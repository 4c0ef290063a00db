/**
 * A small search over short texts: words, beginnings of words and slight typing errors. Built once, asked often;
 * a few hundred texts of a few dozen words each are searched in well under a millisecond a word.
 */
export interface SearchText {
  /** Texts with the weight of a hit in them. */
  readonly fields: readonly { readonly text: string; readonly weight: number }[];
}

export interface SearchHit {
  /** Index into the texts the search was built from. */
  readonly index: number;
  readonly score: number;
  /** Share of the asked words that were found, 0 to 1. */
  readonly coverage: number;
}

export type WordSearch = (query: string) => readonly SearchHit[];

const stopWords = new Set(
  (
    'a an and are as at be but by can cannot could did do does for from get gets had has have how i if in into is it its ' +
    'me my no not of on or our see sees she he shows since so than that the their them then there they this to too up us ' +
    'was we were what when where which while who why will with you your t s don doesn isn'
  ).split(' '),
);

/** Field words and short forms that mean the same, asked word → words looked for too. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['sms', ['text']],
  ['texted', ['text']],
  ['pwd', ['password']],
  ['dc', ['controller']],
  ['ou', ['organizational']],
  ['mail', ['email']],
  ['licence', ['license']],
  ['greyed', ['missing']],
  ['hidden', ['missing', 'visible']],
  ['gone', ['missing']],
  ['blocked', ['firewall', 'throttled']],
  ['denied', ['refused', 'rights']],
  ['dozens', ['multiple']],
  ['slow', ['latency']],
]);

/** Words of a text: lower-case, accents removed; names in camel case count whole and in parts. */
export function wordsOf(text: string): readonly string[] {
  const found: string[] = [];
  // samples: SSPR_0029 · OnPremisesUserNotFound · *.servicebus.windows.net
  for (const [word] of text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .matchAll(/[\p{L}\p{N}_]+/gu)) {
    found.push(word.toLowerCase());
    // sample: OnPremises|User|Not|Found
    const parts = word.split(/(?<=[a-z])(?=[A-Z])/);
    if (parts.length > 1) found.push(...parts.map((part) => part.toLowerCase()));
  }
  return found;
}

const maximumWords = 40;

/** The index is built at the first question: most runs ask none. */
export function buildWordSearch(texts: readonly SearchText[]): WordSearch {
  let search: WordSearch | null = null;
  return (query) => (search ??= indexWords(texts))(query);
}

function indexWords(texts: readonly SearchText[]): WordSearch {
  const postings = new Map<string, Map<number, number>>();
  for (const [index, { fields }] of texts.entries()) {
    for (const { text, weight } of fields) {
      for (const word of wordsOf(text)) {
        if (stopWords.has(word)) continue;
        const places = postings.get(word) ?? new Map<number, number>();
        places.set(index, Math.max(places.get(index) ?? 0, weight));
        postings.set(word, places);
      }
    }
  }
  const vocabulary = [...postings.keys()];
  const rarity = (word: string): number => Math.log(1 + texts.length / (postings.get(word)?.size ?? 1));

  return (query) => {
    const asked = [...new Set(wordsOf(query))].filter((word) => !stopWords.has(word)).slice(0, maximumWords);
    const scores = new Map<number, { score: number; found: number }>();
    for (const word of asked) {
      const best = new Map<number, number>();
      const alternatives = [word, ...(synonyms.get(word) ?? [])];
      for (const known of vocabulary) {
        const likeness = Math.max(...alternatives.map((alternative) => wordLikeness(alternative, known)));
        if (likeness === 0) continue;
        for (const [index, weight] of postings.get(known) ?? []) {
          const score = likeness * weight * rarity(known);
          if (score > (best.get(index) ?? 0)) best.set(index, score);
        }
      }
      for (const [index, score] of best) {
        const sum = scores.get(index) ?? { score: 0, found: 0 };
        scores.set(index, { score: sum.score + score, found: sum.found + 1 });
      }
    }
    return [...scores]
      .map(([index, { score, found }]) => ({
        index,
        coverage: found / asked.length,
        score: (score * found) / asked.length,
      }))
      .filter((hit) => hit.coverage >= 0.5)
      .toSorted((a, b) => b.score - a.score || a.index - b.index);
  };
}

/** 1 for the same word, less for a shared beginning or one slip of the keyboard, 0 for different words. */
export function wordLikeness(asked: string, known: string): number {
  if (asked === known) return 1;
  const shorter = asked.length < known.length ? asked : known;
  const longer = asked.length < known.length ? known : asked;
  if (shorter.length >= 3 && longer.startsWith(shorter)) {
    return longer.length - shorter.length <= 3 ? 0.85 : 0.6;
  }
  if (shorter.length >= 5 && longer.length - shorter.length <= 1 && isOneSlip(shorter, longer)) return 0.5;
  return 0;
}

/** Whether one letter added, left out, swapped with its neighbour or mistyped makes one word of the other. */
function isOneSlip(shorter: string, longer: string): boolean {
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  if (shorter.length < longer.length) return shorter.slice(start) === longer.slice(start + 1);
  const mistyped = shorter.slice(start + 1) === longer.slice(start + 1);
  const swapped =
    shorter[start] === longer[start + 1] &&
    shorter[start + 1] === longer[start] &&
    shorter.slice(start + 2) === longer.slice(start + 2);
  return mistyped || swapped;
}
