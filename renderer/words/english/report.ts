export const report = {
  menu: 'Report',
  saveHtml: 'Save as a web page (HTML) …',
  savePdf: 'Save as PDF …',
  print: 'Print …',
  working: 'The report is being made …',
  saved: (name: string): string => `Saved as ${name}.`,
  namesAsTheyAre: 'It holds names as they stand on this screen: look at it before you send it to anybody.',
  printed: 'Sent to the printer.',
};
