import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';

/**
 * Text of the core and its tables, which speak English, in the person's language. A screen reader is told where a text
 * stays English, as words of Windows and of newer programs do.
 */
export function KnownText({ children }: { readonly children: string }): ReactNode {
  const { text, translated } = useWords().common.ofCore(children);
  return translated ? text : <span lang="en">{text}</span>;
}

/** The same for places that take no elements, such as names for a screen reader. */
export function useKnownText(): (text: string) => string {
  const { ofCore } = useWords().common;
  return (text) => ofCore(text).text;
}
