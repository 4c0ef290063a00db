import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { analysisText } from '../../shared/bundle/bundle-json.ts';
import { analyzeCollection, analyzeInputs } from '../analyze.ts';
import { makeWorkFolder } from '../bundle/work-folder.ts';
import { decodeApart } from '../decode/decode-apart.ts';
import { openSample } from '../host/samples.ts';
import { analysisLines } from './analysis-text.ts';
import { defaultSince } from './collect.ts';
import { writeKept } from './export.ts';
import { collect } from './gather.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { outcomeLine } from './progress.ts';
import { plainText, table } from './terminal.ts';

const sampleName = 'policy-rejections';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'show the whole job on a recorded server',
  help: `usage: connect-bundle demo [--out FILE.zip]

Collects from the recorded server "${sampleName}", prints the findings, writes a bundle, opens it again, and shows that
the offline findings equal the live ones byte for byte. Needs no Windows, no window and no network.

  --out FILE.zip   keep the bundle there`,
  async run(context) {
    const { values, positionals } = readArgs(context.args, { out: { type: 'string' } });
    if (positionals.length > 0) {
      throw wrongUse('demo takes no file; see connect-bundle demo --help');
    }
    const { terminal, nowMs } = context;
    const { style, width } = terminal;
    const host = await openSample(sampleName);
    if (!host.ok) {
      throw new CommandError(exitCodes.unreadable, host.error.code, `the sample server ${sampleName} cannot be read`);
    }

    await terminal.write(`${style.bold(`1. Collect from the sample server "${sampleName}"`)}\n\n`);
    const kept = await collect(context, {
      host: host.value,
      since: defaultSince,
      skip: [],
      onlyConnectEvents: false,
      quiet: true,
    });
    // In their fixed order, not as they ended: the same output every time.
    await terminal.write(`${kept.collection.outcomes.map((outcome) => outcomeLine(outcome, style)).join('\n')}\n\n`);

    await terminal.write(`${style.bold('2. Analyse')}\n\n`);
    const analysis = await analyzeCollection(kept.collection);
    const computer = kept.collection.facts.server?.value.hostName ?? null;
    await terminal.write(`${analysisLines(analysis, { style, width, sample: sampleName, computer })}\n`);

    await terminal.write(`${style.bold('3. Write the bundle')}\n\n`);
    const folder = values.out === undefined ? await makeWorkFolder() : null;
    const file = values.out ?? join(folder ?? '', `${sampleName}.zip`);
    try {
      const written = await writeKept(kept, analysis, { file, replace: false, toolVersion: context.version });
      const rows = written.manifest.files.map((listed) => [`  ${plainText(listed.name)}`, listed.sha256.slice(0, 16)]);
      await terminal.write(`${table([['  manifest.json', `code ${written.shortCode}`], ...rows]).join('\n')}\n\n`);

      await terminal.write(`${style.bold('4. Open it again and analyse offline')}\n\n`);
      const offline = await analyzeInputs([written.file], { nowMs, decode: decodeApart(context.script) });
      if (!offline.ok) {
        throw new CommandError(exitCodes.unreadable, 'unreadable', 'the bundle just written cannot be read');
      }
      const verified = offline.value.inputs.flatMap(({ files }) => files);
      const sound = verified.length > 0 && verified.every(({ state }) => state === 'verified');
      const live = sha256(analysisText(analysis));
      const again = sha256(analysisText(offline.value.analysis));
      const same = live === again && sound;
      await terminal.write(
        [
          `  files    ${sound ? `all ${verified.length} verified against the manifest` : 'not all as sealed'}`,
          `  live     sha-256 ${live}`,
          `  offline  sha-256 ${again}`,
          '',
          same
            ? style.green('The offline analysis equals the live one, byte for byte.')
            : style.red('The offline analysis differs from the live one.'),
          '',
        ].join('\n'),
      );
      return same ? exitCodes.done : exitCodes.checkFailed;
    } finally {
      if (folder !== null) {
        await rm(folder, { recursive: true, force: true });
      }
    }
  },
};

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
