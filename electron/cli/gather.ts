import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { assertNever } from '../../shared/result/result.ts';
import {
  keepCollection,
  type KeptCollection,
  makeWorkFolder,
  openKeptCollection,
  sweepWorkFolders,
} from '../bundle/work-folder.ts';
import { timelessReplay } from '../bundle/write-bundle.ts';
import type { CollectionEvent } from '../collect/collector.ts';
import { precheck } from '../collect/precheck.ts';
import { collectors } from '../collect/registry.ts';
import { reserveSpace } from '../collect/reserve.ts';
import { runCollection } from '../collect/run.ts';
import { detectHost } from '../host/detect-host.ts';
import type { Host } from '../host/host.ts';
import { openSample } from '../host/samples.ts';
import { answerRequest, requestedRun } from '../request/answer-request.ts';
import type { CheckedRequest } from '../request/sign-request.ts';
import { type CommandContext, CommandError, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { outcomeLine } from './progress.ts';
import { parseTime } from './times.ts';

/** This server, or the recorded one that is named. */
export async function chooseHost(sample: string | undefined): Promise<Host> {
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

/** For precheck and collection; a collector that hangs may take two seconds more. */
const wholeMs = 57_000;

export interface CollectSettings {
  readonly host: Host;
  /** As on the command line, or an ISO time. */
  readonly since: string;
  /** End of the window, ISO; now where it is absent or later. */
  readonly until?: string;
  readonly skip: readonly string[];
  /** The request it is made for, and the administrator's refusals: reason by item. */
  readonly request?: { readonly checked: CheckedRequest; readonly refused: ReadonlyMap<string, string> };
  /** Leaves events of other sources out of the Application log. */
  readonly onlyConnectEvents: boolean;
  /** Where the bundle is to go; its drive is looked at beforehand. */
  readonly outFolder?: string;
  /** No progress on stderr. */
  readonly quiet: boolean;
}

/** Gathers into a work folder and notes there what it gathered. */
export async function collect(
  { terminal, signal, nowMs }: CommandContext,
  { host, since, until, skip, request, onlyConnectEvents, outFolder, quiet }: CollectSettings,
): Promise<KeptCollection> {
  const untilMs = Math.min(until === undefined ? Infinity : Date.parse(until), host.clock.nowMs());
  const sinceMs = parseTime(since, untilMs);
  if (request !== undefined && sinceMs !== null && sinceMs >= untilMs) {
    throw wrongUse('the time that the request asks for has not begun yet');
  }
  if (sinceMs === null || sinceMs >= untilMs) {
    throw wrongUse(`--since takes a span such as 7d or 36h, or a date before now; "${since}" is neither`);
  }
  const unknown = skip.find((id) => !collectors.some((collector) => collector.id === id));
  if (unknown !== undefined) {
    throw wrongUse(`--skip: there is no item "${unknown}"; see connect-bundle collect --help`);
  }
  const exportable = await sweepWorkFolders(nowMs);
  if (!quiet) {
    const latest = exportable[0];
    if (latest !== undefined) {
      const more = exportable.length === 1 ? '' : ` (and ${exportable.length - 1} older)`;
      await terminal.writeError(
        `An earlier collection was not written${more}. To write it: connect-bundle collect --resume ${latest} --out FILE.zip\n`,
      );
    }
  }
  const startedMs = performance.now();
  const workFolder = await makeRoom();
  if (!quiet) {
    const items = await precheck({
      host,
      sinceMs,
      signal,
      folders: outFolder === undefined ? [workFolder] : [workFolder, outFolder],
    });
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
  const narrowed = request === undefined ? null : requestedRun(request.checked, request.refused);
  const run = {
    host,
    workFolder,
    sinceMs,
    untilMs,
    signal,
    skip: [...skip, ...(narrowed?.skip ?? [])],
    ...(narrowed === null ? {} : { focus: narrowed.focus }),
    onlyConnectEvents,
    onEvent,
  };
  // What the looks before took is not to lengthen the whole: within a minute it is over.
  const hardStopMs = Math.max(30_000, wholeMs - (performance.now() - startedMs));
  const collection = timelessReplay(await runCollection(run, { hardStopMs }), host);
  await Promise.all(printing);
  const answer = request === undefined ? {} : { answer: answerRequest(request.checked, collection, request.refused) };
  const kept = { folder: workFolder, host: { kind: host.kind, name: host.name }, collection, ...answer };
  await keepCollection(kept);
  return kept;
}

/** A work folder on a disk that takes at least what every run writes; else nothing is begun. */
async function makeRoom(): Promise<string> {
  const workFolder = await makeWorkFolder().catch(() => null);
  const reserve = workFolder === null ? null : await reserveSpace(workFolder);
  if (workFolder === null || reserve === null) {
    if (workFolder !== null) {
      await rm(workFolder, { recursive: true, force: true });
    }
    throw new CommandError(
      exitCodes.notWritten,
      'no-room',
      `there is no room for temporary files in ${tmpdir()}; free some, or set TEMP to a folder on another drive. Nothing was collected`,
    );
  }
  await reserve.release();
  return workFolder;
}

/** A collection that an earlier run could not write. */
export async function resume(folder: string): Promise<KeptCollection> {
  const kept = await openKeptCollection(folder);
  if (!kept.ok) {
    throw new CommandError(exitCodes.unreadable, 'not-kept', `${folder}: there is no collection in it`);
  }
  return kept.value;
}
