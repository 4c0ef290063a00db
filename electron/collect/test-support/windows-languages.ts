import type { WindowsLanguage } from '../../host/windows/test-support/replayed-windows.ts';
import {
  englishService,
  englishTime,
  frenchService,
  frenchTime,
  germanService,
  germanTime,
  japaneseService,
  japaneseTime,
} from './other-languages.ts';

const english = {
  defaultName: '(Default)',
  notFound: 'ERROR: The system was unable to find the specified registry key or value.',
  service: englishService,
  time: englishTime,
};
const german = {
  defaultName: '(Standard)',
  notFound: 'FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.',
  service: germanService,
  time: germanTime,
};
const french = {
  defaultName: '(par défaut)',
  notFound: 'ERREUR : le système n’a pas trouvé la clé ou la valeur de Registre spécifiée.',
  service: frenchService,
  time: frenchTime,
};
const japanese = {
  defaultName: '(既定)',
  notFound: 'エラー: 指定されたレジストリ キーまたは値が見つかりませんでした。',
  service: japaneseService,
  time: japaneseTime,
};

/** Every display language in every encoding that its programs print. */
export const languages: readonly WindowsLanguage[] = [
  { name: 'English, code page 437', codePage: 437, ...english },
  { name: 'English, UTF-16 without a mark', codePage: 'utf-16', ...english },
  { name: 'English, code page 932', codePage: 932, ...english },
  { name: 'German, code page 437', codePage: 437, ...german },
  { name: 'German, code page 850', codePage: 850, ...german },
  { name: 'German, UTF-16 with a mark', codePage: 'utf-16 with mark', ...german },
  { name: 'French, code page 850', codePage: 850, ...french },
  { name: 'French, UTF-16 without a mark', codePage: 'utf-16', ...french },
  { name: 'French, UTF-8', codePage: 'utf-8', ...french },
  { name: 'Japanese, code page 932', codePage: 932, ...japanese },
  { name: 'Japanese, UTF-16 without a mark', codePage: 'utf-16', ...japanese },
];
