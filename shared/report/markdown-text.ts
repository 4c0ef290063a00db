/**
 * Log text goes into Markdown that people open anywhere, so nothing in it may act: no links, no HTML, no table breaks.
 */

/** Plain running text: one line, every character that Markdown or HTML could act on escaped. */
export function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~&!]/gu, (character) =>
    character === '<' ? '&lt;' : character === '>' ? '&gt;' : character === '&' ? '&amp;' : `\\${character}`,
  );
}

/**
 * A code span on one line, safe inside a table cell as well. The fence is one backtick longer than any run inside;
 * a pipe, which ends a table cell even within code, is shown as the look-alike U+2502.
 */
export function code(text: string, maxLength = 400): string {
  const line = oneLine(text).replaceAll('|', '│');
  const shown = line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
  if (shown === '') {
    return '';
  }
  let longest = 0;
  let run = 0;
  for (const character of shown) {
    run = character === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  const fence = '`'.repeat(longest + 1);
  // A space keeps a backtick at either end apart from the fence.
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableLine(head), tableLine(head.map(() => '---')), ...rows.map(tableLine)].join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function oneLine(text: string): string {
  // Control characters (line ends, terminal escapes) and Unicode line separators become one space.
  // "first line\r\n  second" -> "first line second"
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+ */gu, ' ').trim();
}
