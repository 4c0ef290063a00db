import type { ReactNode } from 'react';
import { toGerman } from '../../shared/german/to-german.ts';
import { useLanguage } from '../words/use-words.tsx';

/**
 * Text of the core and its tables, which speak English, in the person's language. A screen reader is told where a text
 * stays English, as words of Windows and of newer programs do.
 */
export function KnownText({ children }: { readonly children: string }): ReactNode {
  const language = useLanguage();
  if (language === 'en') return children;
  const { text, translated } = toGerman(children);
  return translated ? text : <span lang="en">{text}</span>;
}

const asItIs = (text: string): string => text;
const inGerman = (text: string): string => toGerman(text).text;

/** The same for places that take no elements, such as names for a screen reader. */
export function useKnownText(): (text: string) => string {
  return useLanguage() === 'de' ? inGerman : asItIs;
}
