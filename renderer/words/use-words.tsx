import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { createFormat } from '../common/create-format.ts';
import type { Clock, Format } from '../common/create-format.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Language, Words } from './words.ts';

const tables: Readonly<Record<Language, Words>> = { en: english, de: german };

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly format: Format;
}

const Context = createContext<Spoken>({
  language: 'en',
  words: english,
  format: createFormat('en', { kind: 'utc' }, english),
});

/** Gives everything below it one language and one clock. */
export function WordsProvider({
  language,
  clock,
  children,
}: {
  readonly language: Language;
  readonly clock: Clock;
  readonly children: ReactNode;
}): ReactNode {
  const spoken = useMemo(() => {
    const words = tables[language];
    return { language, words, format: createFormat(language, clock, words) };
  }, [language, clock]);
  return <Context value={spoken}>{children}</Context>;
}

/** The words of the person's language. */
export function useWords(): Words {
  return useContext(Context).words;
}

/** Times, sizes and numbers as this person writes them, by the clock that was chosen. */
export function useFormat(): Format {
  return useContext(Context).format;
}

export function useLanguage(): Language {
  return useContext(Context).language;
}

/** The language of the system, where it is one of ours; else English. */
export function systemLanguage(preferred: readonly string[]): Language {
  const found = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'de');
  return found === 'de' ? 'de' : 'en';
}
