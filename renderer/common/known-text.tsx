import type { ReactNode } from 'react';
import { useLanguage } from '../words/use-words.tsx';

/** Text of the core and its tables, which speak English: a screen reader is told where the window speaks another language. */
export function KnownText({ children }: { readonly children: string }): ReactNode {
  return useLanguage() === 'en' ? children : <span lang="en">{children}</span>;
}
