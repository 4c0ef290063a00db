import { crc32 } from 'node:zlib';
import type { Analysis } from '../../shared/analysis/analysis.ts';
import { type AnalysisContext, createAnalysisSession } from '../../shared/analysis/analysis-session.ts';
import { keptSources } from '../../shared/analysis/event-store.ts';
import type { ByteSource } from '../../shared/event-log/log-reading.ts';
import { openLog } from '../../shared/event-log/open-log.ts';
import type { CollectorOutcome } from '../../shared/facts/collection.ts';
import type { Facts } from '../../shared/facts/facts.ts';

/** A log to be decoded; `open` gives its bytes from the start, each time it is called. */
export interface JobLog {
  readonly name: string;
  /** The file that holds the log and nothing else, where there is one: another process can be given it to read. */
  readonly file?: string;
  open(): ByteSource;
}

/** What a decoder needs besides the logs; plain data, so that it can go to another process. */
export interface JobContext {
  readonly analysis: AnalysisContext;
  readonly facts: Facts;
  readonly outcomes: readonly CollectorOutcome[];
}

export interface DecodeJob {
  readonly context: JobContext;
  readonly logs: readonly JobLog[];
  readonly signal?: AbortSignal;
}

export interface Decoded {
  readonly analysis: Analysis;
  readonly facts: Facts;
  /** Logs that could not be read, by their place in the job. */
  readonly refused: ReadonlyMap<number, string>;
}

/** Decodes and judges. One runs here, one in a process of its own. */
export type Decode = (job: DecodeJob) => Promise<Decoded>;

/** The session of a job, with everything in it but the events. */
export function startSession(context: JobContext): ReturnType<typeof createAnalysisSession> {
  const session = createAnalysisSession(context.analysis);
  session.addFacts(context.facts);
  for (const outcome of context.outcomes) {
    session.addOutcome(outcome);
  }
  return session;
}

/** Reads one log into the session. Null when read, else why not. Throws where the source does. */
export async function readLog(
  session: ReturnType<typeof createAnalysisSession>,
  source: ByteSource,
  name: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const opened = await openLog(source, { file: name, crc32, dataOf: keptSources });
  if (!opened.ok) {
    return opened.error.detail;
  }
  for await (const batch of opened.value.batches) {
    signal?.throwIfAborted();
    session.addEvents(batch);
  }
  session.addLog(opened.value.summary());
  return null;
}

/** Decodes in this process: for what this machine collected itself, and for tests. */
export const decodeHere: Decode = async ({ context, logs, signal }) => {
  const session = startSession(context);
  const refused = new Map<number, string>();
  for (const [index, log] of logs.entries()) {
    const reason = await readLog(session, log.open(), log.name, signal);
    if (reason !== null) {
      refused.set(index, reason);
    }
  }
  return { analysis: session.current(), facts: session.facts(), refused };
};
