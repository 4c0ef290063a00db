import { randomBytes } from 'node:crypto';
import { openBundle, type OpenedBundle } from '../bundle/read.ts';
import { describeBundleError } from '../bundle/bundle-error.ts';
import type { Gathered, SourceFile } from '../bundle/gathered.ts';
import { learnRedaction } from '../bundle/redact-gathered.ts';
import { writeRedactedBundle } from '../bundle/write-redacted.ts';
import { describeOpenError } from '../analyze.ts';
import { manifestOutcomes } from '../../shared/bundle/manifest.ts';
import { reportInputs } from './analyze.ts';
import { type Command, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { encryptionHelp, encryptionOptions, keyHelp, keyOptions, readEncryption, readKeys } from './key-options.ts';
import {
  beforeAndAfter,
  ordinaryLines,
  previewLines,
  readRedaction,
  type RedactionChoice,
  redactionHelp,
  redactionOptions,
} from './redaction-options.ts';
import { plainText, type Terminal } from './terminal.ts';

/** Made anew from the redacted events, never copied. */
const derived: ReadonlySet<string> = new Set([
  'manifest.json',
  'facts.json',
  'findings.json',
  'report.md',
  'case.md',
  'case.json',
]);

export const redactCommand: Command = {
  name: 'redact',
  summary: 'replace names in a bundle or zip by stand-ins',
  help: `usage: connect-bundle redact BUNDLE --out FILE.zip [--map FILE] [--hide CATEGORY]... [--show CATEGORY]...
                              [--word WORD]... [--raw-logs] [--force] [--json]
       connect-bundle redact BUNDLE --preview

Makes a bundle in which users, hosts, domains, SIDs, GUIDs and addresses have stand-ins: the same value has the same
one everywhere, so findings stay what they were. BUNDLE is a bundle of this program or a zip with event logs. The
finished zip is searched for every original value; one hit, and there is no bundle.

  --preview         write nothing; show what would be hidden, samples before and after
  --out FILE.zip    where the redacted bundle goes; an existing file is kept unless --force
${redactionHelp}
${encryptionHelp}
${keyHelp}`,
  async run({ args, terminal, signal, nowMs, version }) {
    const { values, positionals } = readArgs(args, {
      out: { type: 'string' },
      force: { type: 'boolean' },
      json: { type: 'boolean' },
      preview: { type: 'boolean' },
      ...redactionOptions,
      ...keyOptions,
      ...encryptionOptions,
    });
    const [path, ...rest] = positionals;
    const out = values.preview === true ? '' : values.out;
    if (path === undefined || rest.length > 0 || out === undefined) {
      throw wrongUse('redact takes one bundle and --out FILE.zip; see connect-bundle redact --help');
    }
    const redaction = readRedaction(values);
    const encryption = await readEncryption(values, out);
    const opened = await openBundle(path, { keys: await readKeys(values) });
    if (!opened.ok) {
      const reason = describeOpenError(opened.error);
      throw new CommandError(exitCodes.unreadable, 'unreadable', `${plainText(path)}: ${reason}`);
    }
    const bundle = opened.value;
    try {
      // A bundle of ours may hold facts alone, where no log was asked for.
      if (bundle.logs.length === 0 && bundle.manifest === null) {
        throw new CommandError(exitCodes.unreadable, 'unreadable', `${plainText(path)}: there is no event log in it`);
      }
      const gathered = gatheredFromBundle(bundle, new Date(nowMs).toISOString());
      if (values.preview === true) {
        await preview(gathered, redaction, terminal, values.json === true);
        return exitCodes.done;
      }
      const sample = bundle.manifest?.sample ?? null;
      const request = bundle.manifest?.request;
      // A new seal must not hide what was wrong with the old one.
      const files = await bundle.verify();
      const isSound = files.every(({ state }) => state === 'verified') && bundle.problems().length === 0;
      const result = await writeRedactedBundle({
        file: out,
        host: sample === null ? { kind: 'windows', name: '' } : { kind: 'sample', name: sample },
        gathered,
        toolVersion: version,
        replace: values.force === true,
        signal,
        redaction,
        ...(encryption === undefined ? {} : { encryption }),
        ...(values.map === undefined ? {} : { mapFile: values.map }),
        ...(request === undefined ? {} : { answer: request }),
        ...(bundle.seal === null ? {} : { madeFrom: { shortCode: bundle.seal.shortCode, isSound } }),
      });
      if (!result.ok) {
        const exit = result.error.code === 'leak' ? exitCodes.checkFailed : exitCodes.notWritten;
        throw new CommandError(exit, result.error.code, describeBundleError(result.error));
      }
      const { written, mapFile, categories } = result.value;
      if (values.json === true) {
        const hidden = categories.map(({ category, count, distinct }) => ({ category, count, distinct }));
        const { file, bytes, sha256, shortCode } = written;
        const summary = { schema: 'connect-support-bundle/redact/1', file, bytes, sha256, shortCode, mapFile, hidden };
        await terminal.write(`${JSON.stringify(summary, null, 2)}\n`);
      } else {
        await terminal.write(
          [
            ...previewLines(categories, terminal.style),
            '',
            terminal.style.bold(written.file),
            `  code ${written.shortCode}, sha-256 ${written.sha256}`,
            `  ${mapFile} turns the stand-ins back: keep it, do not send it`,
            '',
          ].join('\n'),
        );
      }
      const input = { path, kind: 'bundle', logs: [], manifest: null, shortCode: null } as const;
      const isReported = await reportInputs(
        { inputs: [{ ...input, files, problems: bundle.problems() }], unreadable: [] },
        terminal,
      );
      return isReported ? exitCodes.partly : exitCodes.done;
    } finally {
      await bundle.close();
    }
  },
};

async function preview(
  gathered: Gathered,
  redaction: RedactionChoice,
  terminal: Terminal,
  json: boolean,
): Promise<void> {
  const { redactor } = await learnRedaction(gathered, { key: randomBytes(32), ...redaction });
  const categories = redactor.preview();
  const ordinaryNames = [...new Set(redactor.ordinaryNames().map(({ value }) => value))];
  const { style } = terminal;
  const text = json
    ? JSON.stringify({ schema: 'connect-support-bundle/redaction-preview/1', categories, ordinaryNames }, null, 2)
    : [
        ...previewLines(categories, style),
        ...ordinaryLines(ordinaryNames, style),
        ...beforeAndAfter(categories, style),
      ].join('\n');
  await terminal.write(`${text}\n`);
}

function gatheredFromBundle(bundle: OpenedBundle, now: string): Gathered {
  const { manifest } = bundle;
  const collectorOf = (name: string): string => manifest?.items.find((item) => item.files.includes(name))?.id ?? '';
  const logs = new Set(bundle.logs.map(({ name }) => name));
  const files: SourceFile[] = bundle.logs.map((log) => ({
    name: log.name,
    collector: collectorOf(log.name),
    open: () => log.open(),
  }));
  for (const name of manifest === null ? [] : bundle.names) {
    if (!derived.has(name) && !logs.has(name)) {
      files.push({ name, collector: collectorOf(name), open: () => bundle.openFile(name) });
    }
  }
  return {
    collectedAt: manifest?.collectedAt ?? now,
    window: manifest?.window ?? { since: null, until: null },
    facts: bundle.facts,
    outcomes: manifest === null ? [] : manifestOutcomes(manifest),
    files,
  };
}
