/** What a report may do once it is open, wherever that is: show itself. No script, no request, no form, no frame. */
export const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export type ReportLanguage = 'en' | 'de';

/**
 * How every report in HTML begins. The policy stands before anything that comes from a log or a person, so that it
 * holds for all of it; the main process saves and prints nothing that begins otherwise.
 */
export function reportBeginning(language: ReportLanguage): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">`,
    '',
  ].join('\n');
}

/** Whether a document begins as a report does. */
export function isReport(html: string): boolean {
  return (['en', 'de'] as const).some((language) => html.startsWith(reportBeginning(language)));
}
