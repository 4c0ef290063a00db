import { inGerman, titleInGerman } from '../../../shared/german/in-german.ts';
import { rules } from '../../../shared/rules/registry.ts';
import type { Finding, UnknownVerdict } from '../../../shared/rules/rule.ts';
import { useLanguage } from '../../words/use-words.tsx';

/** How the core's own sentences are told in the person's language. */
export interface Teller {
  readonly finding: (finding: Finding) => Finding;
  readonly title: (verdict: Pick<UnknownVerdict, 'id' | 'title'>) => string;
}

const english: Teller = { finding: (finding) => finding, title: ({ title }) => title };
const german: Teller = { finding: (finding) => inGerman(finding, rules), title: titleInGerman };

export function useTeller(): Teller {
  return useLanguage() === 'de' ? german : english;
}
