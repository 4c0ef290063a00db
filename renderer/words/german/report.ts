import type { Words } from '../words.ts';

export const report: Words['report'] = {
  menu: 'Bericht',
  saveHtml: 'Als Webseite (HTML) speichern …',
  savePdf: 'Als PDF speichern …',
  print: 'Drucken …',
  working: 'Der Bericht wird erstellt …',
  saved: (name) => `Gespeichert als ${name}.`,
  namesAsTheyAre: 'Er enthält Namen, wie sie hier stehen: sehen Sie ihn an, bevor Sie ihn jemandem schicken.',
  printed: 'An den Drucker geschickt.',
};
