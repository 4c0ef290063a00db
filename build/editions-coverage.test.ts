import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editionRows, type Edition, type EditionTable } from '../shared/knowledge/edition-rows.ts';

/**
 * Reads the tables of the vendor's pages, where these lie beside the project, and asks for each row in the list that
 * shared/knowledge/editions.test.ts checks. Without the pages it says so and skips.
 */
const seeds = resolve('../shared/seeds');
const present = existsSync(seeds);

const files: readonly (readonly [prefix: string, edition: Edition])[] = [
  ['000_', '2015'],
  ['001_', '2017'],
  ['004_', '2019'],
  ['003_', '2020'],
  ['002_', '2024'],
];

/** Table by the heading above it; null: no table we answer stands there. */
function tableOf(heading: string): EditionTable | null {
  const lower = heading.toLowerCase();
  if (lower.includes('errors that a user might see')) return 'user-codes';
  if (lower.includes('password reset configuration')) return 'configuration';
  if (lower.includes('report')) return 'reporting';
  if (lower.includes('registration portal')) return 'registration-portal';
  if (lower.includes('password reset portal')) return 'reset-portal';
  if (lower.includes('common problems')) return 'common-problems';
  if (lower.includes('characters reserved')) return 'reserved-characters';
  if (lower.includes('adsync')) return 'event-codes/ADSync';
  if (lower.includes('passwordresetservice') || lower.includes('error codes'))
    return 'event-codes/PasswordResetService';
  if (/troubleshoot password writeback$|common password writeback errors/.test(lower)) return 'writeback';
  return null;
}

interface FoundRow {
  readonly table: EditionTable;
  readonly text: string;
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[*`]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Rows of the 2015 page: HTML tables under Markdown headings. */
function htmlRows(page: string): readonly FoundRow[] {
  return page.split(/^## /m).flatMap((section) => {
    const table = tableOf(section.split('\n', 1)[0] ?? '');
    if (table === null) return [];
    return [...section.matchAll(/<tr>([\s\S]*?)<\/tr>/g)]
      .map(([, row = '']) => plain([...row.matchAll(/<td>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cell).join(' | ')))
      .filter((text) => !/^(?:error case|code) \|/.test(text))
      .map((text) => ({
        table: table.startsWith('event') && text.includes('| adsync |') ? 'event-codes/ADSync' : table,
        text,
      }));
  });
}

/** Rows of the Markdown pages. */
function markdownRows(page: string): readonly FoundRow[] {
  return page.split(/^#{2,3} /m).flatMap((section) => {
    const table = tableOf(section.split('\n', 1)[0] ?? '');
    if (table === null) return [];
    return section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) => ({ table, text: plain(line.replace(/^\|\s*/, '')) }));
  });
}

/**
 * Rows of the scraped page: cells are glued to each other, so a line counts as a row where a small letter or full stop
 * runs straight into a capital, or where it starts with a code.
 */
// samples: 31001PasswordResetStartThis event … · WritebackNotEnabled = 10We're sorry · … banned.The password …
const gluedRow = /^(?:\d{4,5}|HR |\w+ = \d|[^•]*[a-z.'’”)](?=[A-Z][a-z'’ ]))/;
// Names with a capital inside would look glued.
const productNames = /PasswordResetService|ServiceBus|ADSync|PowerShell|HowTos|Microsoft\.\w+/g;

function scrapedRows(page: string): readonly FoundRow[] {
  const rows: FoundRow[] = [];
  let table: EditionTable | null = null;
  let header = false;
  for (const line of page.split('\n')) {
    // sample: Troubleshoot the password reset portal
    if (/^(?:Troubleshoot|If the source|Common problems|Password writeback event)/.test(line) && line.length < 90) {
      table = tableOf(line.trim());
      header = false;
    } else if (/^(?:Next steps|Azure AD forums|Verify that)/.test(line)) table = null;
    else if (/^(?:ErrorSolution|ErrorDetails|CodeName|ProblemDescription)/.test(line)) header = true;
    else if (table !== null && header && gluedRow.test(line.replace(productNames, ''))) {
      rows.push({ table, text: plain(line) });
    }
  }
  return rows;
}

function rowsOf(edition: Edition, page: string): readonly FoundRow[] {
  if (edition === '2015') return htmlRows(page);
  return edition === '2019' ? scrapedRows(page) : markdownRows(page);
}

describe.skipIf(!present)('tables of the five pages (skipped where ../shared/seeds is absent)', () => {
  describe.each(files)('%s', (prefix, edition) => {
    const name = present ? readdirSync(seeds).find((file) => file.startsWith(prefix)) : undefined;
    const page = name === undefined ? '' : readFileSync(join(seeds, name), 'utf8');
    const listed = editionRows.filter((row) => row.edition === edition);
    const found = rowsOf(edition, page);

    it('has every row of the page in the list', () => {
      expect(found.length).toBeGreaterThan(20);
      const missing = found.filter(
        ({ table, text }) => !listed.some((row) => row.table === table && row.mark.test(text)),
      );
      expect(missing).toEqual([]);
    });

    it('lists no row that the page does not have', () => {
      const whole = plain(page);
      const absent = listed.filter(({ table, mark }) => {
        if (found.some((row) => row.table === table && mark.test(row.text))) return false;
        // The scraped page spreads some rows over several lines: there the mark must stand anywhere.
        return edition !== '2019' || !new RegExp(mark.source.replace(/^\^/, '')).test(whole);
      });
      expect(absent.map(({ table, row }) => `${table}: ${row}`)).toEqual([]);
    });

    it('names events as the page does', () => {
      for (const { row, mark, name: ours } of listed) {
        if (ours === null || row === '31044') continue;
        const text = found.find((candidate) => mark.test(candidate.text))?.text;
        expect(text).toContain(ours.toLowerCase());
      }
    });
  });
});
