import { compareBundles } from '../../shared/compare/compare-bundles.ts';
import type {
  Caution,
  ComparedSide,
  Comparison,
  FindingChange,
  FindingSide,
  SettingChange,
} from '../../shared/compare/comparison.ts';
import { analyzeInputs, type InputAnalysis } from '../analyze.ts';
import { decodeApart } from '../decode/decode-apart.ts';
import { type Command, type CommandContext, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { keyHelp, keyOptions, readKeys } from './key-options.ts';
import { plainText, type Style, table } from './terminal.ts';
import { showTime } from './times.ts';

export const compareCommand: Command = {
  name: 'compare',
  summary: 'what changed between two bundles: before and after, active and staging',
  help: `usage: connect-bundle compare BEFORE AFTER [--all] [--json]

BEFORE and AFTER are support bundles, logs, or zips with logs. Shows settings that differ and whether that is better or
worse, findings that came, went or changed, and how operations ended on either side. A finding counts as gone only
where the other side could look for it.

  --all                    also what differs between any two collections (times, sizes), and findings that are the same
${keyHelp}
  --json                   the comparison as JSON on stdout`,
  async run(context) {
    const { values, positionals } = readArgs(context.args, {
      json: { type: 'boolean' },
      all: { type: 'boolean' },
      ...keyOptions,
    });
    const [beforePath, afterPath, ...rest] = positionals;
    if (beforePath === undefined || afterPath === undefined || rest.length > 0) {
      throw wrongUse('compare takes two files; see connect-bundle compare --help');
    }
    const keys = await readKeys(values);
    const before = await sideOf(beforePath, context, keys);
    const after = await sideOf(afterPath, context, keys);
    const comparison = compareBundles(before, after);
    const { terminal } = context;
    if (values.json === true) {
      const result = { schema: 'connect-support-bundle/comparison/1', ...comparison };
      await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
      return exitCodes.done;
    }
    const lines = [
      ...heading('before', beforePath, before),
      ...heading('after', afterPath, after),
      '',
      ...comparison.cautions.map((caution) => terminal.style.yellow(`CAREFUL   ${cautionWords[caution]}`)),
      ...findingLines(comparison, values.all === true, terminal.style),
      ...settingLines(comparison, values.all === true, terminal.style),
      ...operationLines(comparison),
    ];
    await terminal.write(`${lines.join('\n')}\n`);
    return exitCodes.done;
  },
};

async function sideOf(
  path: string,
  { nowMs, signal, script }: CommandContext,
  keys: Awaited<ReturnType<typeof readKeys>>,
): Promise<ComparedSide> {
  const analyzed = await analyzeInputs([path], { nowMs, signal, keys, decode: decodeApart(script) });
  if (!analyzed.ok) {
    const reason = analyzed.error.unreadable[0]?.reason ?? 'nothing to read';
    throw new CommandError(exitCodes.unreadable, 'unreadable', `${plainText(path)}: ${reason}`);
  }
  const { analysis, facts, computer, inputs }: InputAnalysis = analyzed.value;
  return { analysis, facts, computer, redacted: inputs.some(({ manifest }) => manifest?.redacted === true) };
}

function heading(word: string, path: string, { computer, analysis }: ComparedSide): readonly string[] {
  return [
    `${word.padEnd(9)} ${plainText(path)}: ${plainText(computer ?? 'unknown server')}, ${showTime(analysis.asOf)}`,
  ];
}

const cautionWords: Readonly<Record<Caution, string>> = {
  redacted: 'names are stand-ins, which differ from bundle to bundle; differences in names are left out',
  'different-computers': 'these are two servers',
  'after-is-older': 'the second was collected before the first',
  identical: 'both are the same collection',
};

const kindWords: Readonly<Record<FindingChange['kind'], string>> = {
  new: 'new',
  gone: 'gone',
  changed: 'changed',
  same: 'same',
  'not-judged-before': 'now seen',
  'not-judged-after': 'not judged',
};

function findingLines({ findings }: Comparison, all: boolean, style: Style): readonly string[] {
  const shown = all ? findings : findings.filter(({ kind }) => kind !== 'same');
  const same = findings.length - shown.length;
  return [
    '',
    style.bold('Findings'),
    ...table(
      shown.map(({ id, title, kind, before, after }) => [
        `  ${kindWords[kind]}`,
        sideText(before),
        sideText(after),
        `${title} [${id}]`,
      ]),
    ),
    ...(shown.length === 0 ? ['  no change'] : []),
    ...(same === 0 ? [] : [`  ${same} the same on both sides`]),
  ];
}

function sideText(side: FindingSide | null): string {
  return side === null ? '-' : `${side.severity} ${side.count}x`;
}

function settingLines({ settings, onlyBefore, onlyAfter }: Comparison, all: boolean, style: Style): readonly string[] {
  const shown = all ? settings : settings.filter(({ noise }) => !noise);
  const hidden = settings.length - shown.length;
  return [
    '',
    style.bold('Settings'),
    ...table(
      shown.map((change) => [`  ${meaningText(change, style)}`, change.area, plainText(change.name), arrow(change)]),
    ),
    ...(shown.length === 0 ? ['  no change'] : []),
    ...(hidden === 0 ? [] : [`  ${hidden} more differ between any two collections; --all shows them`]),
    ...(onlyBefore.length === 0 ? [] : [`  read before only: ${onlyBefore.join(', ')}`]),
    ...(onlyAfter.length === 0 ? [] : [`  read after only: ${onlyAfter.join(', ')}`]),
  ];
}

function meaningText({ meaning, noise }: SettingChange, style: Style): string {
  if (noise) return 'noise  ';
  return meaning === 'worse' ? style.red('worse  ') : meaning === 'better' ? style.green('better ') : 'changed';
}

function arrow({ before, after }: SettingChange): string {
  return `${plainText(before ?? '(none)')} -> ${plainText(after ?? '(none)')}`;
}

function operationLines({ operations, resultCodes }: Comparison): readonly string[] {
  const { before, after } = operations;
  return [
    '',
    'Operations',
    ...table([
      ['  ', 'before', 'after'],
      ['  all', String(before.total), String(after.total)],
      ['  succeeded', String(before.succeeded), String(after.succeeded)],
      ['  failed', String(before.failed), String(after.failed)],
      ['  unfinished', String(before.unfinished), String(after.unfinished)],
      ...resultCodes.map(({ code, before: was, after: is }) => [`  ${plainText(code)}`, String(was), String(is)]),
    ]),
  ];
}
