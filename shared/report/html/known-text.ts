import { toGerman } from '../../german/to-german.ts';
import { markup } from './html-text.ts';
import type { Html } from './html-text.ts';
import type { ReportWords } from './report-words.ts';

/** Text of the core, which speaks English, in the language of the report; what stays English is marked as such. */
export function knownText(text: string, { locale }: Pick<ReportWords, 'locale'>): Html | string {
  if (locale !== 'de') return text;
  const german = toGerman(text);
  return german.translated ? german.text : englishText(text);
}

/** The same without a mark: for places and quotes, which are names and values as often as words. */
export function knownPlain(text: string, { locale }: Pick<ReportWords, 'locale'>): string {
  return locale === 'de' ? toGerman(text).text : text;
}

/** Text that is English in every report. */
export function englishText(text: string): Html {
  return markup`<span lang="en">${text}</span>`;
}
