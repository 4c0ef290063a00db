import { describe, expect, it } from 'vitest';
import type { RedactionSwitches } from '../shared/redact/category.ts';
import { learnIdentity } from '../shared/redact/identity.ts';
import { createLeakScanner } from '../shared/redact/leak-scan.ts';
import { createRedactor, type Redactor } from '../shared/redact/redactor.ts';
import { escapeXml, plantCorpus, type PlantedCorpus } from '../shared/redact/test-support/planted-corpus.ts';

interface Output {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function redactCorpus(
  corpus: PlantedCorpus,
  options: Partial<RedactionSwitches> = {},
): { readonly redactor: Redactor; readonly outputs: readonly Output[] } {
  const redactor = createRedactor({
    key: new Uint8Array(32).fill(11),
    identity: learnIdentity(corpus.facts),
    ownWords: corpus.ownWords,
    options,
  });
  for (const event of corpus.events) redactor.learnEvent(event);
  for (const file of corpus.files) {
    redactor.learn(file.name);
    redactor.learn(file.text, file.form);
  }
  const outputs = corpus.files
    .filter((file) => file.text !== '')
    .map((file) => ({ name: file.name, before: file.text, after: redactor.redact(file.text, file.form) }));
  outputs.push({
    name: 'the names of all files',
    before: corpus.files.map((file) => file.name).join('\n'),
    after: corpus.files.map((file) => redactor.redactName(file.name)).join('\n'),
  });
  outputs.push({
    name: 'events.jsonl',
    before: corpus.events.map((event) => JSON.stringify(event)).join('\n'),
    after: corpus.events.map((event) => JSON.stringify(redactor.redactEvent(event))).join('\n'),
  });
  return { redactor, outputs };
}

/** Text in every way a reader might decode it, without the product's own views. */
function readings(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const unescaped = lower
    .replaceAll(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\+(["\\/])/g, '$1');
  const entities = lower
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
  const percents = lower.replaceAll(/(?:%[0-9a-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
  return [lower, unescaped, entities, percents];
}

function survivors(corpus: PlantedCorpus, outputs: readonly Output[]): readonly string[] {
  const texts = outputs.flatMap(({ name, after }) =>
    [name.toLowerCase(), ...readings(after)].map((text) => ({ name, text })),
  );
  return corpus.secrets.flatMap(({ value, kind }) => {
    const forms = [value, encodeURIComponent(value), escapeXml(value), JSON.stringify(value).slice(1, -1)];
    const place = texts.find(({ text }) => forms.some((form) => text.includes(form.toLowerCase())));
    if (place === undefined) return [];
    const at = place.text.indexOf(value.toLowerCase());
    return [`${kind} ${value} in ${place.name}: …${place.text.slice(Math.max(0, at - 60), at + 80)}…`];
  });
}

const occurrences = (text: string, value: string): number => text.split(value).length - 1;

function mangled(corpus: PlantedCorpus, outputs: readonly Output[]): readonly string[] {
  return outputs.flatMap(({ name, before, after }) =>
    corpus.protectedValues.flatMap((value) =>
      [value, escapeXml(value), JSON.stringify(value).slice(1, -1)]
        .filter((form) => occurrences(before, form) !== occurrences(after, form))
        .map((form) => `${form} in ${name}`),
    ),
  );
}

describe('planted secrets', () => {
  it('none survives and nothing protected changes', () => {
    let secrets = 0;
    let places = 0;
    let guarded = 0;
    const missed: string[] = [];
    const hurt: string[] = [];
    for (const seed of [1, 2, 3]) {
      const corpus = plantCorpus(seed, 80);
      const { redactor, outputs } = redactCorpus(corpus);
      missed.push(...survivors(corpus, outputs));
      hurt.push(...mangled(corpus, outputs));
      secrets += corpus.secrets.length;
      for (const secret of corpus.secrets) places += secret.places;
      for (const value of corpus.protectedValues)
        for (const { before } of outputs) guarded += occurrences(before, value);
      const scanner = createLeakScanner(redactor.leakTerms());
      for (const { name, after } of outputs) {
        const search = scanner.search(name);
        search.push(new TextEncoder().encode(after));
        expect(search.end()).toEqual([]);
      }
    }
    console.log(
      `planted secrets: ${secrets} values in ${places} places, missed ${missed.length}; protected: ${guarded} places, mangled ${hurt.length}`,
    );
    expect(missed.slice(0, 20)).toEqual([]);
    expect(hurt.slice(0, 20)).toEqual([]);
    expect(secrets).toBeGreaterThan(2000);
  });

  // The corpus proves something only if it notices what is not hidden: each switch turned off must show.
  it.each(['users', 'hosts', 'domains', 'sids', 'guids', 'anchors', 'directory-names'] as const)(
    'are missed where %s are not hidden',
    (category) => {
      const corpus = plantCorpus(1, 40);
      const { outputs } = redactCorpus(corpus, { [category]: false });
      expect(survivors(corpus, outputs)).not.toEqual([]);
    },
  );
});
