// One measurement, in a process of its own: read-log.mjs WORK FILE [WORKERS]. Bundled by bench.ts, so that no
// TypeScript is compiled while the clock runs. Prints one line of JSON.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { appendXml, createXmlOutput, openEvtx, openEvtxRecords, toXml } from '../../shared/event-log/evtx/read-evtx.ts';
import type { EventFilter } from '../../shared/event-log/log-reading.ts';

const PIECE = 1 << 18;
const HEADER = 4096;
const CHUNK = 65_536;

/** What a search for one service's state changes in a stretch of time asks. */
const filter: EventFilter = {
  providers: ['Service Control Manager', 'PasswordResetService'],
  eventIds: [7036, 31_002],
  sinceMs: Date.UTC(2000, 0, 1),
  untilMs: Date.UTC(2020, 0, 1),
};

function* pieces(path: string, from: number, to: number): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    let at = from;
    while (at < to) {
      const length = readSync(file, buffer, 0, Math.min(PIECE, to - at), at);
      if (length === 0) return;
      at += length;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

interface Counted {
  readonly records: number;
  readonly seen: number;
  /** Values or bytes of XML, so that no work can be left out unnoticed. */
  readonly output: number;
}

async function run(work: string, path: string, from: number, to: number): Promise<Counted> {
  const source = pieces(path, from, to);
  let output = 0;
  if (work === 'events') {
    const reading = openEvtx(source, { file: path, crc32 });
    for await (const batch of reading.batches) for (const event of batch) output += event.data.length;
    const { records, recordsSeen } = reading.summary();
    return { records, seen: recordsSeen, output };
  }
  const reading = openEvtxRecords(source, work === 'filter' ? { file: path, filter, crc32 } : { file: path, crc32 });
  const xml = createXmlOutput();
  for await (const batch of reading.batches) {
    xml.length = 0;
    for (const record of batch) {
      if (work === 'xml') appendXml(record, xml);
      else if (work === 'xml-strings') output += toXml(record)?.length ?? 0;
    }
    output += xml.length;
  }
  const { records, recordsSeen } = reading.summary();
  return { records, seen: recordsSeen, output };
}

/** Each worker takes a run of chunks: a chunk needs nothing of its neighbours. */
async function share(work: string, path: string, size: number, workers: number): Promise<Counted> {
  const chunks = Math.ceil((size - HEADER) / CHUNK);
  const bounds = Array.from({ length: workers + 1 }, (_, index) =>
    index === 0 ? 0 : Math.min(size, HEADER + Math.round((chunks * index) / workers) * CHUNK),
  );
  const parts = await Promise.all(
    bounds.slice(1).map(
      (to, index) =>
        new Promise<Counted>((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: { work, path, from: bounds[index], to } });
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  return parts.reduce((sum, part) => ({
    records: sum.records + part.records,
    seen: sum.seen + part.seen,
    output: sum.output + part.output,
  }));
}

if (isMainThread) {
  const [work = '', path = '', workers = '1'] = process.argv.slice(2);
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  closeSync(file);
  const counted = workers === '1' ? await run(work, path, 0, size) : await share(work, path, size, Number(workers));
  console.log(JSON.stringify({ ...counted, peakKiB: process.resourceUsage().maxRSS }));
} else {
  const { work, path, from, to }: { work: string; path: string; from: number; to: number } = workerData;
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage(await run(work, path, from, to));
}
