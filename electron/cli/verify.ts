import { normalizeShortCode } from '../../shared/bundle/short-code.ts';
import type { FileState } from '../../shared/bundle/file-check.ts';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import { assertNever } from '../../shared/result/result.ts';
import { describeOpenError } from '../analyze.ts';
import { formatBytes } from '../bundle/limits.ts';
import { openBundle } from '../bundle/read.ts';
import { answerLines } from './answer-text.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { sampleLines } from './analysis-text.ts';
import { exitCodes } from './exit-codes.ts';
import { keyHelp, keyOptions, readKeys } from './key-options.ts';
import { plainText, type Style, table } from './terminal.ts';
import { showTime } from './times.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'check a bundle against its seal',
  help: `usage: connect-bundle verify FILE [--code CODE] [--json]

Compares every file of a bundle with its manifest: verified, altered, unlisted or missing.
The code stands for the manifest: read it out on the phone, and both sides know that they hold the same bundle.

${keyHelp}
  --code CODE              the code the other side reads out; a difference ends with ${exitCodes.checkFailed}
  --json                   the result as JSON on stdout`,
  async run({ args, terminal }) {
    const { values, positionals } = readArgs(args, {
      json: { type: 'boolean' },
      code: { type: 'string' },
      ...keyOptions,
    });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) {
      throw wrongUse('verify takes one bundle; see connect-bundle verify --help');
    }
    const opened = await openBundle(path, { keys: await readKeys(values) });
    if (!opened.ok) {
      throw new CommandError(exitCodes.unreadable, 'unreadable', `${path}: ${describeOpenError(opened.error)}`);
    }
    const bundle = opened.value;
    try {
      const files = await bundle.verify();
      const problems = bundle.problems();
      if (bundle.manifest === null || bundle.seal === null) {
        const why = problems.find((problem) => problem.code === 'manifest-unreadable')?.detail;
        const reason = why ?? 'it has no manifest: it is no bundle of this program';
        throw new CommandError(exitCodes.unreadable, 'no-manifest', `${path}: ${reason}`);
      }
      const { shortCode } = bundle.seal;
      const sameCode = values.code === undefined || normalizeShortCode(values.code) === shortCode;
      const sound = sameCode && problems.length === 0 && files.every(({ state }) => state === 'verified');
      if (values.json === true) {
        const { tool, collectedAt, computer, sample, redacted, madeFrom, items, request } = bundle.manifest;
        const result = {
          schema: 'connect-support-bundle/verify/1',
          sound,
          sameCode,
          ...bundle.seal,
          tool,
          collectedAt,
          computer,
          sample,
          redacted,
          madeFrom: madeFrom ?? null,
          files,
          problems,
          items: items.map(({ id, state, reason }) => ({ id, state, reason })),
          request: request ?? null,
        };
        await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
        return sound ? exitCodes.done : exitCodes.checkFailed;
      }
      const { style } = terminal;
      const { manifest } = bundle;
      const lines = [
        ...sampleLines({ sample: manifest.sample, style }),
        `server     ${plainText(manifest.computer ?? 'unknown')}`,
        `collected  ${showTime(manifest.collectedAt)}, by version ${plainText(manifest.tool.version)}`,
        `redacted   ${manifest.redacted ? 'yes' : 'no'}`,
        ...originLines(manifest, style),
        `code       ${style.bold(shortCode)}${sameCode ? '' : style.red('  is not the code you were given')}`,
        '',
        ...table(files.map(({ name, state, size }) => [stateWord(state, style), formatBytes(size), plainText(name)])),
        ...problems.map(({ entry, detail }) =>
          style.yellow(`problem   ${plainText(`${entry === null ? '' : `${entry}: `}${detail}`)}`),
        ),
        '',
        ...(manifest.request === undefined ? [] : [...answerLines(manifest.request, style), '']),
        sound ? style.green('The bundle is as it was sealed.') : style.red('The bundle is not as it was sealed.'),
      ];
      await terminal.write(`${lines.join('\n')}\n`);
      return sound ? exitCodes.done : exitCodes.checkFailed;
    } finally {
      await bundle.close();
    }
  },
};

/** Of a redacted copy: the code of the bundle it was made from, marked where that one was altered. */
export function originLines({ madeFrom }: Pick<Manifest, 'madeFrom'>, style: Style): readonly string[] {
  if (madeFrom === undefined) {
    return [];
  }
  const mark = madeFrom.isSound ? '' : style.red('  which was NOT as it was sealed');
  return [`made from  ${plainText(madeFrom.shortCode)}${mark}`];
}

/** Padded here: colour codes would disturb the table's own padding. */
function stateWord(state: FileState, style: Style): string {
  const word = state.padEnd(8);
  switch (state) {
    case 'verified':
      return style.green(word);
    case 'unlisted':
      return style.yellow(word);
    case 'altered':
    case 'missing':
      return style.red(word);
    default:
      return assertNever(state);
  }
}
