import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { createFormat } from '../common/create-format.ts';
import type { Clock, Format } from '../common/create-format.ts';
import { english } from './english.ts';
import type { Language, Words } from './words.ts';

interface Told {
  readonly language: Language;
  readonly words: Words;
}

const inEnglish: Told = { language: 'en', words: english };

/** Each further language, with all the sentences of the core, is a file of its own: who speaks English loads none. */
async function wordsOf(language: Language): Promise<Told> {
  if (language === 'en') return inEnglish;
  const { german } = await import('./german.ts');
  return { language, words: german };
}

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

/** Gives everything below it one language and one clock. Until the words are there, the ones before stay. */
export function WordsProvider({
  language,
  clock,
  children,
}: {
  readonly language: Language;
  readonly clock: Clock;
  readonly children: ReactNode;
}): ReactNode {
  const [told, setTold] = useState(language === 'en' ? inEnglish : null);
  useEffect(() => {
    let isWanted = true;
    const tell = (next: Told): void => {
      if (isWanted) setTold(next);
    };
    // A damaged installation still speaks English.
    wordsOf(language).then(tell, () => tell(inEnglish));
    return () => {
      isWanted = false;
    };
  }, [language]);
  // Dialogs and menus hang beside the app in the page: they too are read out in its language.
  useEffect(() => {
    if (told !== null) document.documentElement.lang = told.language;
  }, [told]);
  const spoken = useMemo(
    () => (told === null ? null : { ...told, format: createFormat(told.language, clock, told.words) }),
    [told, clock],
  );
  return spoken === null ? null : <Context value={spoken}>{children}</Context>;
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
