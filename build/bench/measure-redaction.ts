// One process of the redaction bench, bundled and started by redaction.ts: prints its measurements as JSON.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventRecordToXml } from '../../shared/event-log/event-xml.ts';
import { toJsonLine } from '../../shared/event-log/json-lines.ts';
import { openLog } from '../../shared/event-log/open-log.ts';
import { createLeakScanner } from '../../shared/redact/leak-scan.ts';
import { createRedactor, type Redactor } from '../../shared/redact/redactor.ts';
import { plantCorpus } from '../../shared/redact/test-support/planted-corpus.ts';
import type { TextForm } from '../../shared/redact/text-view.ts';
import type { RedactionSpeed } from './redaction.ts';

const [logFile = '', repeat = '7'] = process.argv.slice(2);
const log = await openLog([gunzipSync(await readFile(logFile))], { file: 'Application.evtx' });
if (!log.ok) throw new Error(log.error.detail);
const events: EventRecord[] = [];
for await (const batch of log.value.batches) events.push(...batch);

function medianMs(work: () => void): number {
  const times: number[] = [];
  for (let run = 0; run < Number(repeat); run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}

const absent = 'a value that is not there';
const speeds: RedactionSpeed[] = [];

/** `work` beside the least any tool must do: decode the bytes and search them once. */
function measure(input: string, bytes: Uint8Array, work: () => void): void {
  const took = medianMs(work);
  const plain = medianMs(() => {
    new TextDecoder().decode(bytes).indexOf(absent);
  });
  const megabytes = bytes.length / 1e6;
  speeds.push({ input, megabytes, megabytesPerSecond: (megabytes * 1000) / took, timesPlainPass: took / plain });
}

const newRedactor = (): Redactor =>
  createRedactor({ key: new Uint8Array(32).fill(1), identity: [{ kind: 'host', value: events[0]?.computer ?? '' }] });

function measureText(input: string, text: string, form: TextForm): void {
  measure(input, new TextEncoder().encode(text), () => {
    const redactor = newRedactor();
    redactor.learn(text, form);
    redactor.redact(text, form);
  });
}

const lines = events.map((event) => toJsonLine(event)).join('\n');
measure('events of a sample server', new TextEncoder().encode(lines), () => {
  const redactor = newRedactor();
  for (const event of events) redactor.learnEvent(event);
  for (const event of events) redactor.redactEvent(event);
});
measureText('the same as JSON Lines', lines, 'json');
measureText('the same as XML', events.map((event) => eventRecordToXml(event)).join('\n'), 'xml');
const dense = plantCorpus(1, 200).files.filter(({ form }) => form === 'plain');
measureText(
  'a secret every 50 characters',
  dense
    .map(({ text }) => text)
    .join('')
    .repeat(8),
  'plain',
);
measureText('one line of 1 MB', 'Context: cloudAnchor and so on, '.repeat(32_768), 'plain');

const redactor = newRedactor();
redactor.learn(lines, 'json');
const clean = new TextEncoder().encode(redactor.redact(lines, 'json'));
const scanner = createLeakScanner(redactor.leakTerms());
measure(`leak scan for ${redactor.leakTerms().length} values`, clean, () => {
  const search = scanner.search('events.jsonl');
  for (let at = 0; at < clean.length; at += 65_536) search.push(clean.subarray(at, at + 65_536));
  if (search.end().length > 0) throw new Error('leak');
});
console.log(JSON.stringify(speeds));
