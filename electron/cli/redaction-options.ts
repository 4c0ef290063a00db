import { defaultSwitches, redactionCategories, type RedactionSwitches } from '../../shared/redact/category.ts';
import type { PreviewCategory } from '../../shared/redact/redactor.ts';
import { wrongUse } from './command.ts';
import { plainText, type Style, table } from './terminal.ts';
import { count } from './analysis-text.ts';

const switchNames = redactionCategories.filter((category) => category !== 'credentials');

/** Options of `redact` and `collect` that say what is hidden. */
export const redactionOptions = {
  map: { type: 'string' },
  hide: { type: 'string', multiple: true },
  show: { type: 'string', multiple: true },
  word: { type: 'string', multiple: true },
  'raw-logs': { type: 'boolean' },
} as const;

export const redactionHelp = `  --map FILE        where the map goes that turns stand-ins back (default: beside the bundle, .redaction-map.json);
                    keep it, it never enters the bundle
  --hide CATEGORY   hide what is kept by default: private-addresses
  --show CATEGORY   keep what is hidden by default: ${switchNames.filter((name) => defaultSwitches[name]).join(', ')}
                    (credentials always go, and for good)
  --word WORD       hide a word of your own; may be given again
  --raw-logs        add the event logs as they are as well`;

export interface RedactionChoice {
  readonly switches: Partial<RedactionSwitches>;
  readonly ownWords: readonly string[];
  readonly keepRawLogs: boolean;
}

/** What the options ask for. */
export function readRedaction(values: {
  readonly hide?: readonly string[] | undefined;
  readonly show?: readonly string[] | undefined;
  readonly word?: readonly string[] | undefined;
  readonly 'raw-logs'?: boolean | undefined;
}): RedactionChoice {
  const switches: { -readonly [Category in keyof RedactionSwitches]?: boolean } = {};
  for (const name of values.hide ?? []) {
    switches[switchOf('--hide', name)] = true;
  }
  for (const name of values.show ?? []) {
    switches[switchOf('--show', name)] = false;
  }
  const ownWords = values.word ?? [];
  if (ownWords.some((word) => word.trim().length < 2)) {
    throw wrongUse('--word takes a word of at least two characters');
  }
  return { switches, ownWords, keepRawLogs: values['raw-logs'] === true };
}

function switchOf(option: string, name: string): keyof RedactionSwitches {
  const found = switchNames.find((each) => each === name);
  if (found === undefined) {
    throw wrongUse(`${option} takes one of ${switchNames.join(', ')}`);
  }
  return found;
}

/** What was hidden, by category, with an example each; for the administrator's own terminal only. */
export function previewLines(categories: readonly PreviewCategory[], style: Style): readonly string[] {
  if (categories.length === 0) {
    return ['  nothing to hide was found'];
  }
  const rows = categories.map(({ category, count: places, distinct, samples }) => [
    `  ${category}`,
    count(places, 'place'),
    count(distinct, 'value'),
    shortened(samples[0]?.after ?? ''),
  ]);
  return table(rows).map((line) => style.faint(line));
}

/** What cannot be promised: these words stand in any log, and are hidden only where their place says that they are names. */
export function ordinaryLines(names: readonly string[], style: Style): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 20).map(plainText).join(', ');
  const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
  return [
    '',
    style.yellow(`  ordinary words, hidden where their place shows a name, not in sentences: ${shown}${more}`),
  ];
}

/** Samples side by side: what stands there, and what would. */
export function beforeAndAfter(categories: readonly PreviewCategory[], style: Style): readonly string[] {
  return categories.flatMap(({ category, samples }) => [
    '',
    style.bold(category),
    ...samples.flatMap(({ before, after }) => [`  ${shortened(before)}`, `  ${style.green(shortened(after))}`]),
  ]);
}

function shortened(text: string): string {
  const plain = plainText(text);
  return plain.length > 90 ? `${plain.slice(0, 87)}...` : plain;
}
