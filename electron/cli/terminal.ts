import { once } from 'node:events';

/** Where a command writes. Everything printed for a person passes `plainText` first: logs are a stranger's text. */
export interface Terminal {
  /** Resolves when there is room for more; bytes are UTF-8. Throws `ClosedPipe` where nobody listens any more. */
  write(text: string | Uint8Array): Promise<void>;
  /** Resolves when everything written is on its way: another process may write to the same stdout now. */
  flush(): Promise<void>;
  /** Diagnostics and progress. */
  writeError(text: string): Promise<void>;
  readonly style: Style;
  /** True where a person's terminal shows what is written: text that could steer it must not get there. */
  readonly isShown: boolean;
  /** Columns for text: 60 to 100. */
  readonly width: number;
}

/** The reader of a pipe went away (`| head`): no error, but no reason to go on. */
export class ClosedPipe extends Error {}

export interface Style {
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const same = (text: string): string => text;
export const noStyle: Style = { bold: same, faint: same, red: same, yellow: same, green: same };

const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    `\u001B[${open}m${text}\u001B[${close}m`;

const ansiStyle: Style = {
  bold: sgr(1, 22),
  faint: sgr(2, 22),
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  green: sgr(32, 39),
};

/** Colours only on a terminal that can show them, and never under NO_COLOR (no-color.org). */
export function processTerminal(process_: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process_;
  const colours = stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return {
    write: (text) => send(stdout, text),
    flush: () => new Promise((done) => void stdout.write('', () => done())),
    writeError: (text) => send(stderr, text),
    style: colours ? ansiStyle : noStyle,
    isShown: stdout.isTTY,
    width: Math.min(100, Math.max(60, stdout.isTTY ? stdout.columns : 100)),
  };
}

async function send(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  if (stream.destroyed || stream.errored !== null) {
    throw new ClosedPipe();
  }
  if (!stream.write(text)) {
    try {
      await once(stream, 'drain');
    } catch {
      throw new ClosedPipe();
    }
  }
}

// Sample: U+001B (escape sequences that move the cursor or change the title), U+202E (turns the reading direction).
const disturbing = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Lines of JSON or XML for a terminal: the same but for what could steer it, which is named by its number. */
export function shownLine(line: string): string {
  return line.replaceAll(disturbing, (sign) =>
    sign === '\t' || sign === '\n' ? sign : `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** A line that cannot disturb a terminal, its blanks kept: for columns that are already laid out. */
export function safeLine(line: string): string {
  return line.replaceAll(disturbing, ' ');
}

/** One line that cannot disturb a terminal: control characters become a blank, runs of blanks one. */
export function plainText(text: string): string {
  // Sample: `a \t b`.
  return text.replaceAll(disturbing, ' ').replaceAll(/ {2,}/gu, ' ').trim();
}

/** Breaks a text at blanks into lines of at most `width` characters; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainText(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

/** Rows with columns of equal width, two blanks apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
