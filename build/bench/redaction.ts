// How fast redaction is: `node build/run.mjs build/bench/redaction.ts`. Both passes together, over the log of a sample
// server as events, as JSON Lines and as XML, and over text where every word is a secret; each compared with the least
// any tool must do (decode the bytes, search them once) in the same run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventRecordToXml } from '../../shared/event-log/event-xml.ts';
import { toJsonLine } from '../../shared/event-log/json-lines.ts';
import { openLog } from '../../shared/event-log/open-log.ts';
import { createLeakScanner } from '../../shared/redact/leak-scan.ts';
import { createRedactor, type Redactor } from '../../shared/redact/redactor.ts';
import { plantCorpus } from '../../shared/redact/test-support/planted-corpus.ts';
import type { TextForm } from '../../shared/redact/text-view.ts';

const runs = 7;
const folder = join(import.meta.dirname, '../../electron/host/samples/policy-rejections');
const packed = await readFile(join(folder, 'Application.evtx.gz'));
const log = await openLog([gunzipSync(packed)], { file: 'Application.evtx' });
if (!log.ok) throw new Error(log.error.detail);
const events: EventRecord[] = [];
for await (const batch of log.value.batches) events.push(...batch);

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

function measure(work: () => void): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const newRedactor = (): Redactor =>
  createRedactor({ key: new Uint8Array(32).fill(1), identity: [{ kind: 'host', value: events[0]?.computer ?? '' }] });

function report(name: string, bytes: number, work: () => void, plain: () => void): void {
  const took = measure(work);
  const least = measure(plain);
  console.log(
    `${name.padEnd(34)} ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${(bytes / 1e3 / took).toFixed(1).padStart(7)} MB/s  ${(took / least).toFixed(0).padStart(4)} x a plain pass`,
  );
}

function reportText(name: string, text: string, form: TextForm): void {
  const bytes = new TextEncoder().encode(text);
  report(
    name,
    bytes.length,
    () => {
      const redactor = newRedactor();
      redactor.learn(text, form);
      redactor.redact(text, form);
    },
    () => {
      new TextDecoder().decode(bytes).indexOf('a value that is not there');
    },
  );
}

const lines = events.map((event) => toJsonLine(event)).join('\n');
const xml = events.map((event) => eventRecordToXml(event)).join('\n');
const plainBytes = new TextEncoder().encode(lines);
report(
  'events of a sample server',
  plainBytes.length,
  () => {
    const redactor = newRedactor();
    for (const event of events) redactor.learnEvent(event);
    for (const event of events) redactor.redactEvent(event);
  },
  () => {
    new TextDecoder().decode(plainBytes).indexOf('a value that is not there');
  },
);
reportText('the same as JSON Lines', lines, 'json');
reportText('the same as XML', xml, 'xml');

const corpus = plantCorpus(1, 200);
const dense = corpus.files
  .filter(({ form }) => form === 'plain')
  .map(({ text }) => text)
  .join('');
reportText('nothing but secrets', dense.repeat(8), 'plain');
reportText('one line of 1 MB', 'Context: cloudAnchor and so on, '.repeat(32_768), 'plain');

const redactor = newRedactor();
redactor.learn(lines, 'json');
const clean = new TextEncoder().encode(redactor.redact(lines, 'json'));
const scanner = createLeakScanner(redactor.leakTerms());
report(
  `leak scan, ${redactor.leakTerms().length} values`,
  clean.length,
  () => {
    const search = scanner.search('events.jsonl');
    for (let at = 0; at < clean.length; at += 65_536) search.push(clean.subarray(at, at + 65_536));
    if (search.end().length > 0) throw new Error('leak');
  },
  () => {
    new TextDecoder().decode(clean).indexOf('a value that is not there');
  },
);
