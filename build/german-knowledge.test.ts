import { describe, expect, it } from 'vitest';
import { allPairs, toGerman } from '../shared/german/to-german.ts';
import { eventCodes } from '../shared/knowledge/event-codes.ts';
import { eventSentences } from '../shared/german/tables/event-sentences.ts';
import { resultSentences } from '../shared/german/tables/result-sentences.ts';
import { settingSentences } from '../shared/german/tables/setting-sentences.ts';
import { symptomSentences } from '../shared/german/tables/symptom-sentences.ts';
import { explain } from '../shared/knowledge/explain.ts';
import { explanationDocuments } from '../shared/knowledge/explanation-documents.ts';
import { permissionCheck } from '../shared/knowledge/permission-check.ts';
import { recoveryLadder } from '../shared/knowledge/recovery-ladder.ts';
import { resultCodes } from '../shared/knowledge/result-codes.ts';
import { userFacingCodes } from '../shared/knowledge/user-facing-codes.ts';
import { connectVersions } from '../shared/knowledge/versions.ts';
import { englishIn } from './english-left-over.ts';

/** What the product, Windows or a standard calls itself. */
const names = ['Password Protection', 'Unexpire Password'];

function notGerman(texts: readonly (string | null)[]): readonly string[] {
  const all = new Set(texts.filter((text): text is string => text !== null && text !== ''));
  return [...all].flatMap((text) => {
    const german = toGerman(text);
    return german.translated ? englishIn(german.text, names) : [`no German: ${text}`];
  });
}

describe('the knowledge in German', () => {
  it('covers every answer of the look-up', () => {
    expect(explanationDocuments.length).toBeGreaterThan(250);
    const texts = explanationDocuments.flatMap(({ explanation: { title, text, whatToDo, source } }) => [
      title,
      text,
      source,
      ...whatToDo,
    ]);
    expect(notGerman(texts)).toEqual([]);
  });

  it('covers versions, unknown codes and everything else that is put together when it is asked for', () => {
    const versions = [...connectVersions.map(({ version }) => version), '2.5.1.0', '9.9.9.9', '1.1.1.1'];
    const days = ['2022-01-01', '2026-11-12', '2027-12-31'];
    const answers = days.flatMap((day) =>
      [...versions, '0x80070999', '80239999', '88880000'].flatMap((query) => explain(query, day)),
    );
    expect(answers.length).toBeGreaterThan(100);
    expect(
      notGerman(answers.flatMap(({ title, text, whatToDo, source }) => [title, text, source, ...whatToDo])),
    ).toEqual([]);
  });

  it('covers what the screens take from the tables directly', () => {
    const texts = [
      ...eventCodes.flatMap(({ name, meaning, whatToDo, variants }) => [
        name,
        meaning,
        ...whatToDo,
        ...variants.flatMap((variant) => [variant.name, variant.meaning, ...variant.whatToDo]),
      ]),
      ...resultCodes.flatMap(({ name, meaning, whatToDo }) => [name, meaning, ...whatToDo]),
      ...connectVersions.map(({ why }) => why),
      ...[...recoveryLadder, ...permissionCheck].flatMap(({ title, actions, warnings }) => [
        title,
        ...actions,
        ...warnings.map(({ text }) => text),
      ]),
    ];
    expect(notGerman(texts)).toEqual([]);
  });

  it('says nothing twice in different words', () => {
    const known = new Map<string, string>();
    for (const [english, german] of allPairs) {
      expect(known.get(english) ?? german, english).toBe(german);
      known.set(english, german);
    }
  });

  it('keeps nothing that nobody says any more', () => {
    const said = [
      ...explanationDocuments.flatMap(({ explanation: { title, text, whatToDo } }) => [title, text, ...whatToDo]),
      ...connectVersions.map(({ why }) => why ?? ''),
      ...[...recoveryLadder, ...permissionCheck].flatMap(({ warnings }) => warnings.map(({ text }) => text)),
      ...userFacingCodes.flatMap((entry) => entry.names),
    ].join('\n');
    const tables = [eventSentences, resultSentences, symptomSentences, settingSentences].flat();
    expect(tables.map(([english]) => english).filter((english) => !said.includes(english))).toEqual([]);
  });
});
