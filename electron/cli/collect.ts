import { rm } from 'node:fs/promises';
import type { Analysis } from '../../shared/analysis/analysis.ts';
import { assertNever } from '../../shared/result/result.ts';
import { analyzeCollection } from '../analyze.ts';
import { type BundleError, describeBundleError } from '../bundle/bundle-error.ts';
import type { Encryption } from '../bundle/encryption.ts';
import { gatheredFrom } from '../bundle/gathered.ts';
import {
  keepCollection,
  type KeptCollection,
  makeWorkFolder,
  openKeptCollection,
  sweepWorkFolders,
} from '../bundle/work-folder.ts';
import { timelessReplay, writeBundle } from '../bundle/write-bundle.ts';
import { type RedactedBundle, writeRedactedBundle } from '../bundle/write-redacted.ts';
import type { WrittenBundle } from '../bundle/write.ts';
import type { CollectionEvent } from '../collect/collector.ts';
import { precheck } from '../collect/precheck.ts';
import { collectors } from '../collect/registry.ts';
import { runCollection } from '../collect/run.ts';
import { detectHost } from '../host/detect-host.ts';
import type { Host } from '../host/host.ts';
import { openSample } from '../host/samples.ts';
import { analysisLines } from './analysis-text.ts';
import { type Command, type CommandContext, CommandError, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { isComplete, outcomeLine } from './progress.ts';
import { encryptionHelp, encryptionOptions, readEncryption } from './key-options.ts';
import {
  previewLines,
  readRedaction,
  type RedactionChoice,
  redactionHelp,
  redactionOptions,
} from './redaction-options.ts';
import type { Terminal } from './terminal.ts';
import { parseTime } from './times.ts';

export const defaultSince = '7d';

export const collectCommand: Command = {
  name: 'collect',
  summary: 'gather from this Connect server, analyse, and write a bundle',
  help: `usage: connect-bundle collect --out FILE.zip [--sample NAME] [--since 7d] [--skip ITEM]... [--json]

Gathers what support needs from this Connect server, changes nothing on it, and writes one zip.

  --out FILE.zip    where the bundle goes; an existing file is kept unless --force
  --sample NAME     replay a recorded server instead (see connect-bundle samples)
  --since TIME      oldest events: a span (7d, 36h) or a date (2026-10-05); default ${defaultSince}
  --skip ITEM       leave an item out; may be given again. Items:
                    ${collectors.map(({ id }) => id).join(', ')}
  --force           replace an existing file
  --redact          put stand-ins for names, SIDs, GUIDs and addresses; the default for a real server
  --no-redaction    write names as they are; the default for a recorded server, whose names are made up
${redactionHelp}
${encryptionHelp}
  --resume FOLDER   write a bundle from an earlier collection that could not be written
  --json            the result as JSON on stdout, no progress

Ctrl+C stops gathering; what was collected until then is still written (exit code ${exitCodes.cancelled}).`,
  async run(context) {
    const { values, positionals } = readArgs(context.args, {
      out: { type: 'string' },
      sample: { type: 'string' },
      since: { type: 'string' },
      skip: { type: 'string', multiple: true },
      force: { type: 'boolean' },
      resume: { type: 'string' },
      json: { type: 'boolean' },
      redact: { type: 'boolean' },
      'no-redaction': { type: 'boolean' },
      ...redactionOptions,
      ...encryptionOptions,
    });
    if (values.out === undefined || positionals.length > 0) {
      throw wrongUse('collect needs --out FILE.zip; see connect-bundle collect --help');
    }
    const json = values.json === true;
    const encryption = await readEncryption(values, values.out);
    const redaction = readRedaction(values);
    const kept =
      values.resume === undefined
        ? await collect(context, {
            host: await chooseHost(values.sample),
            since: values.since ?? defaultSince,
            skip: values.skip ?? [],
            quiet: json,
          })
        : await resume(values.resume);
    const redacts = values.redact === true || (kept.host.kind === 'windows' && values['no-redaction'] !== true);
    const target = {
      file: values.out,
      replace: values.force === true,
      toolVersion: context.version,
      ...(encryption === undefined ? {} : { encryption }),
    };
    const result = redacts
      ? await writeKeptRedacted(kept, target, redaction, values.map)
      : await writeKeptAsIs(kept, target);
    await report(context.terminal, kept, result, json);
    if (kept.collection.cancelled || context.signal.aborted) {
      return exitCodes.cancelled;
    }
    return kept.collection.outcomes.every(({ state }) => isComplete(state)) ? exitCodes.done : exitCodes.partly;
  },
};

async function chooseHost(sample: string | undefined): Promise<Host> {
  if (sample !== undefined) {
    const opened = await openSample(sample);
    if (opened.ok) {
      return opened.value;
    }
    switch (opened.error.code) {
      case 'unknown-sample':
        throw wrongUse(`there is no sample server "${sample}"; there are: ${opened.error.known.join(', ')}`);
      case 'sample-damaged':
        throw new CommandError(exitCodes.unreadable, 'sample-damaged', `${sample}: ${opened.error.detail}`);
      default:
        return assertNever(opened.error);
    }
  }
  const detected = await detectHost();
  if (detected.kind === 'connect-server') {
    return detected.host;
  }
  throw new CommandError(
    exitCodes.wrongUse,
    'no-connect-server',
    `nothing to collect here: ${detected.reason}. Try a recorded server: connect-bundle collect --sample policy-rejections --out FILE.zip`,
  );
}

export interface CollectSettings {
  readonly host: Host;
  readonly since: string;
  readonly skip: readonly string[];
  /** No progress on stderr. */
  readonly quiet: boolean;
}

/** Gathers into a work folder and notes there what it gathered. */
export async function collect(
  { terminal, signal, nowMs }: CommandContext,
  { host, since, skip, quiet }: CollectSettings,
): Promise<KeptCollection> {
  const untilMs = host.clock.nowMs();
  const sinceMs = parseTime(since, untilMs);
  if (sinceMs === null || sinceMs >= untilMs) {
    throw wrongUse(`--since takes a span such as 7d or 36h, or a date before now; "${since}" is neither`);
  }
  const unknown = skip.find((id) => !collectors.some((collector) => collector.id === id));
  if (unknown !== undefined) {
    throw wrongUse(`--skip: there is no item "${unknown}"; see connect-bundle collect --help`);
  }
  const exportable = await sweepWorkFolders(nowMs);
  if (!quiet) {
    for (const folder of exportable) {
      await terminal.writeError(
        `An earlier collection was not written. To write it: connect-bundle collect --resume ${folder} --out FILE.zip\n`,
      );
    }
  }
  const workFolder = await makeWorkFolder();
  if (!quiet) {
    const items = await precheck({ host, sinceMs, signal, folders: [workFolder] });
    for (const { what, remedy } of items.filter(({ verdict }) => verdict === 'warning' || verdict === 'blocked')) {
      await terminal.writeError(`Before it begins: ${what} ${remedy ?? ''}\n`);
    }
  }
  const printing: Promise<void>[] = [];
  const onEvent = (event: CollectionEvent): void => {
    if (!quiet && event.kind === 'finished') {
      printing.push(terminal.writeError(`${outcomeLine(event.outcome, terminal.style)}\n`));
    }
  };
  const run = { host, workFolder, sinceMs, untilMs, signal, skip, onEvent };
  const collection = timelessReplay(await runCollection(run), host);
  await Promise.all(printing);
  const kept = { folder: workFolder, host: { kind: host.kind, name: host.name }, collection };
  await keepCollection(kept);
  return kept;
}

async function resume(folder: string): Promise<KeptCollection> {
  const kept = await openKeptCollection(folder);
  if (!kept.ok) {
    throw new CommandError(exitCodes.unreadable, 'not-kept', `${folder}: there is no collection in it`);
  }
  return kept.value;
}

interface Target {
  readonly file: string;
  readonly replace: boolean;
  readonly toolVersion: string;
  readonly encryption?: Encryption;
}

/** What was written, and what is in it. */
interface Exported {
  readonly written: WrittenBundle;
  readonly analysis: Analysis;
  readonly computer: string | null;
  readonly redaction: RedactedBundle | null;
}

async function writeKeptAsIs(kept: KeptCollection, target: Target): Promise<Exported> {
  const analysis = await analyzeCollection(kept.collection);
  const written = await writeKept(kept, analysis, target);
  return { written, analysis, computer: kept.collection.facts.server?.value.hostName ?? null, redaction: null };
}

async function writeKeptRedacted(
  kept: KeptCollection,
  target: Target,
  redaction: RedactionChoice,
  mapFile: string | undefined,
): Promise<Exported> {
  const { host, collection } = kept;
  const gathered = gatheredFrom(collection);
  const map = mapFile === undefined ? {} : { mapFile };
  const result = await writeRedactedBundle({ ...target, ...map, host, gathered, redaction });
  if (!result.ok) {
    throw notWritten(result.error, kept.folder);
  }
  await rm(kept.folder, { recursive: true, force: true });
  const { written, analysis } = result.value;
  const computer = result.value.gathered.facts.server?.value.hostName ?? null;
  return { written, analysis, computer, redaction: result.value };
}

/** Writes the bundle and lets the work folder go; on failure the folder stays, and the error says how to go on. */
export async function writeKept(kept: KeptCollection, analysis: Analysis, target: Target): Promise<WrittenBundle> {
  const { host, collection } = kept;
  const written = await writeBundle({ ...target, host, collection, analysis });
  if (!written.ok) {
    throw notWritten(written.error, kept.folder);
  }
  await rm(kept.folder, { recursive: true, force: true });
  return written.value;
}

function notWritten(error: BundleError, folder: string): CommandError {
  return new CommandError(
    exitCodes.notWritten,
    error.code,
    `${describeBundleError(error)}. What was collected is kept; write it elsewhere with: connect-bundle collect --resume ${folder} --out FILE.zip`,
  );
}

async function report(
  terminal: Terminal,
  kept: KeptCollection,
  { written, analysis, computer, redaction }: Exported,
  json: boolean,
): Promise<void> {
  const { collection, host } = kept;
  const sample = host.kind === 'sample' ? host.name : null;
  if (json) {
    const { file, bytes, sha256, shortCode } = written;
    const items = collection.outcomes.map(({ id, title, state, reason }) => ({ id, title, state, reason }));
    const findings = analysis.findings.map(({ id, severity, title }) => ({ id, severity, title }));
    const result = {
      schema: 'connect-support-bundle/collect/1',
      file,
      bytes,
      sha256,
      shortCode,
      sample,
      redacted: redaction !== null,
      mapFile: redaction?.mapFile ?? null,
      cancelled: collection.cancelled,
      items,
      findings,
    };
    await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const { style, width } = terminal;
  await terminal.write(`\n${analysisLines(analysis, { style, width, sample, computer })}\n`);
  await terminal.write(`${style.bold(written.file)}\n  code ${written.shortCode}, sha-256 ${written.sha256}\n`);
  if (redaction !== null) {
    const hidden = [
      ...previewLines(redaction.categories, style),
      `  ${redaction.mapFile} turns the stand-ins back: keep it, do not send it`,
    ];
    await terminal.write(`${hidden.join('\n')}\n`);
  }
}
