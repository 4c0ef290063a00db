import { explain } from '../knowledge/explain.ts';
import { explanationDocuments } from '../knowledge/explanation-documents.ts';
import type { Explanation } from '../knowledge/explanation.ts';
import { buildWordSearch } from '../knowledge/word-search.ts';
import { toGerman } from './to-german.ts';

/** Words that stand in every sentence and tell nothing; the search itself knows the English ones. */
const stopWords = new Set(
  (
    'aber alle als am an auch auf aus bei beim bin bis da das dass dem den der des die dies diese dieser doch durch ein ' +
    'eine einem einen einer eines er es fur habe haben hat ich ihr im in ist ja jetzt kann keine kommt man mein meine mich ' +
    'mir mit nach nicht noch nur ob oder ohne schon sein seine sich sie sind so uber um und uns unser vom von vor warum was ' +
    'weil wenn wer wie wir wird wo zu zum zur'
  ).split(' '),
);

const inGerman = (text: string): string => toGerman(text).text;

let built: ReturnType<typeof buildWordSearch> | null = null;

/** Built at the first question: most sessions ask none. */
function search(query: string): ReturnType<ReturnType<typeof buildWordSearch>> {
  built ??= buildWordSearch(
    explanationDocuments.map(({ explanation: { title, text, whatToDo } }) => ({
      fields: [
        { text: inGerman(title), weight: 3 },
        { text: inGerman(text), weight: 1.5 },
        { text: whatToDo.map(inGerman).join(' '), weight: 1 },
      ],
    })),
  );
  return built(query);
}

/** Answers with less are found by words. */
const exactScore = 900;
const maximumAnswers = 10;
/** Longer queries are pasted texts; what matters stands in front. */
const maximumLength = 4000;

/**
 * What `explain` answers, and beside it what is found by German words; the answers themselves are English, to be told in
 * German. Codes, names and versions come first, as in English; at most ten.
 */
export function explainGerman(query: string, asOf?: string): readonly Explanation[] {
  const english = explain(query, asOf);
  const exact = english.filter(({ score }) => score >= exactScore);
  // Nothing but codes was asked for, and each has its answer.
  if (exact.length > 0 && exact.length === english.length) return english;
  const asked = query
    .slice(0, maximumLength)
    .split(/\s+/)
    .filter((word) => !stopWords.has(plain(word)))
    .join(' ');
  const found = new Map<string, Explanation>();
  const byWords = [
    ...english.filter(({ score }) => score < exactScore),
    ...search(asked).flatMap(({ index, score }) => {
      const known = explanationDocuments[index]?.explanation;
      return known === undefined ? [] : [{ ...known, score: Math.round(score * 100) / 100 }];
    }),
  ].toSorted((a, b) => b.score - a.score);
  for (const answer of [...exact, ...byWords]) {
    const key = `${answer.kind}\n${answer.key}`;
    if (!found.has(key)) found.set(key, answer);
  }
  return [...found.values()].slice(0, maximumAnswers);
}

/** `Für,` → `fur`, as the search compares words. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
