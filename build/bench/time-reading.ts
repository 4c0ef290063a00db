import { openEvtx, openEvtxRecords, openEvtxXml } from '../../shared/event-log/evtx/read-evtx.ts';

const PIECE = 1 << 18;

export interface TimedReading {
  readonly ms: number;
  /** Events, or bytes of XML: the same wherever it is read. */
  readonly output: number;
}

/** Reads a log that is already in memory, with nothing of Node or of a browser: the same code runs in both. */
export async function timeReading(work: string, log: Uint8Array): Promise<TimedReading> {
  const started = performance.now();
  const output = await read(work, log);
  return { ms: performance.now() - started, output };
}

function* pieces(log: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < log.length; at += PIECE) yield log.subarray(at, at + PIECE);
}

async function read(work: string, log: Uint8Array): Promise<number> {
  let output = 0;
  if (work === 'events') {
    for await (const batch of openEvtx(pieces(log), { file: 'log' }).batches) {
      for (const event of batch) output += event.data.length;
    }
    return output;
  }
  if (work === 'xml') {
    for await (const bytes of openEvtxXml(pieces(log), { file: 'log' }).batches) output += bytes.length;
    return output;
  }
  const filter = { providers: ['Service Control Manager'], eventIds: [7036] };
  for await (const batch of openEvtxRecords(pieces(log), { file: 'log', filter }).batches) output += batch.length;
  return output;
}
