import { appendXml, createXmlOutput, openEvtx, openEvtxRecords } from '../../shared/event-log/evtx/read-evtx.ts';

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
  const filter = { providers: ['Service Control Manager'], eventIds: [7036] };
  const reading = openEvtxRecords(pieces(log), work === 'filter' ? { file: 'log', filter } : { file: 'log' });
  const xml = createXmlOutput();
  for await (const batch of reading.batches) {
    xml.length = 0;
    output += batch.length;
    if (work === 'xml') for (const record of batch) appendXml(record, xml);
    output += xml.length;
  }
  return output;
}
