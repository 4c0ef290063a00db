/** Rows as tab-separated lines; what would break a line or a column becomes a blank. Ends with a line break. */
export function toTabSeparated(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => `${cells.map((cell) => asText(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t')}\r\n`)
    .join('');
}

// Samples: `=HYPERLINK("…")`, `+1+cmd`, `@SUM(1)`; and `-5.2`, which is a number.
const formula = /^\s*(?:[=+@]|-(?!\d+(?:[.,]\d+)*$))/;

/** A stranger's text that a spreadsheet would take for a formula begins with an apostrophe, so that it stays a text. */
function asText(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

function htmlRow(cells: readonly string[], tag: 'td' | 'th'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(asText(cell))}</${tag}>`).join('')}</tr>`;
}

/** The same rows as an HTML table whose first row is the head. */
export function toHtmlTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const body = rows.map((cells) => htmlRow(cells, 'td')).join('');
  return `<table><thead>${htmlRow(head, 'th')}</thead><tbody>${body}</tbody></table>`;
}
