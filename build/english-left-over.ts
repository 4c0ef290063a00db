// Words that stand in nearly every English sentence and in no German one.
const words = [
  'the',
  'and',
  'of',
  'is',
  'are',
  'were',
  'not',
  'no',
  'or',
  'with',
  'from',
  'by',
  'to',
  'on',
  'at',
  'for',
  'it',
  'its',
  'this',
  'that',
  'which',
  'has',
  'have',
  'had',
  'be',
  'been',
  'may',
  'can',
  'could',
  'as',
  'if',
  'than',
  'then',
  'there',
  'where',
  'when',
  'what',
  'who',
  'read',
  'set',
  'check',
  'only',
  'other',
  'others',
  'one',
  'two',
  'because',
  'without',
  'between',
  'account',
  'password',
  'user',
  'users',
  'server',
  'log',
  'found',
  'failed',
] as const;

const pattern = new RegExp(String.raw`(?<![\w.@\\/=_-])(?:${words.join('|')})(?![\w.@\\/=_-])`, 'gi');
/** A capital makes it a German noun. */
const german = new Set(['Server']);

/** What is quoted stands as the product or Windows wrote it. Samples: „Connect to Active Directory Forest“ · "access denied" */
const quotes = /„[^“]{1,300}“|"[^"]{1,300}"/g;

/**
 * English words that are left in a German text, each with the text. Names of our own and of the product are no English
 * to translate: give them as `names`, and they are not looked at.
 */
export function englishIn(text: string, names: readonly string[] = []): readonly string[] {
  const plain = names.reduce((rest, name) => rest.replaceAll(name, ' '), text.replaceAll(quotes, ' '));
  const left = [...plain.matchAll(pattern)].map(([word]) => word).filter((word) => !german.has(word));
  return left.length === 0 ? [] : [`${left.join(' ')} in: ${text}`];
}
