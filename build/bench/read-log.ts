// One measurement, in a process of its own: read-log.cjs WORK FILE [WORKERS [BYTES]]. Bundled by bench.ts, so that no
// TypeScript is compiled while the clock runs. Prints one line of JSON. With BYTES the file's chunks are read over and
// over until so many have come, which stands for a log of that size.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { openEvtx, openEvtxRecords, openEvtxXml, toXml } from '../../shared/event-log/evtx/read-evtx.ts';
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

/** A stretch of a log. */
interface Part {
  readonly work: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Bytes to be given in all, by beginning again behind the header. */
  readonly bytes: number;
}

function* pieces({ path, from, to, bytes }: Part): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    let at = from;
    for (let left = bytes; left > 0;) {
      // The header by itself: what follows then comes in whole chunks.
      const length = readSync(file, buffer, 0, Math.min(at === 0 ? HEADER : PIECE, to - at, left), at);
      if (length === 0) return;
      at += length;
      left -= length;
      yield buffer.subarray(0, length);
      if (at >= to) at = Math.max(from, HEADER);
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

async function run(part: Part): Promise<Counted> {
  const { work, path } = part;
  const source = pieces(part);
  let output = 0;
  if (work === 'events') {
    const reading = openEvtx(source, { file: path, crc32 });
    for await (const batch of reading.batches) for (const event of batch) output += event.data.length;
    const { records, recordsSeen } = reading.summary();
    return { records, seen: recordsSeen, output };
  }
  if (work === 'xml') {
    const reading = openEvtxXml(source, { file: path, crc32 });
    for await (const bytes of reading.batches) output += bytes.length;
    const { records, recordsSeen } = reading.summary();
    return { records, seen: recordsSeen, output };
  }
  const reading = openEvtxRecords(source, work === 'filter' ? { file: path, filter, crc32 } : { file: path, crc32 });
  for await (const batch of reading.batches) {
    for (const record of batch) if (work === 'xml-strings') output += toXml(record)?.length ?? 0;
  }
  const { records, recordsSeen } = reading.summary();
  return { records, seen: recordsSeen, output };
}

/** Each thread takes a run of chunks, this one too: a chunk needs nothing of its neighbours. */
async function share(work: string, path: string, size: number, workers: number): Promise<Counted> {
  const chunks = Math.ceil((size - HEADER) / CHUNK);
  const bounds = Array.from({ length: workers + 1 }, (_, index) =>
    index === 0 ? 0 : Math.min(size, HEADER + Math.round((chunks * index) / workers) * CHUNK),
  );
  const parts = bounds.slice(1).map((to, index): Part => {
    const from = bounds[index] ?? 0;
    return { work, path, from, to, bytes: to - from };
  });
  const [own, ...others] = parts;
  const counts = others.map(
    async (part) =>
      await new Promise<Counted>((resolve, reject) => {
        const worker = new Worker(__filename, { workerData: part });
        worker.once('message', resolve);
        worker.once('error', reject);
      }),
  );
  if (own !== undefined) counts.push(run(own));
  return (await Promise.all(counts)).reduce((sum, part) => ({
    records: sum.records + part.records,
    seen: sum.seen + part.seen,
    output: sum.output + part.output,
  }));
}

async function main(): Promise<void> {
  const [work = '', path = '', workers = '1', wanted] = process.argv.slice(2);
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  closeSync(file);
  const counted =
    workers === '1'
      ? await run({ work, path, from: 0, to: size, bytes: wanted === undefined ? size : Number(wanted) })
      : await share(work, path, size, Number(workers));
  console.log(JSON.stringify({ ...counted, peakKiB: process.resourceUsage().maxRSS }));
}

if (isMainThread) {
  void main();
} else {
  const part: Part = workerData;
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  void run(part).then((counted) => parentPort?.postMessage(counted));
}
