import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listSamples, samplesFolder } from '../electron/host/samples.ts';
import { openEvtx } from '../shared/event-log/evtx/read-evtx.ts';
import { sampleFiles } from './make-samples.ts';
import { scenarios } from './sample-scenarios/scenarios.ts';

const built = scenarios.map((build) => build());

describe('the sample servers in the tree', () => {
  it('are the ones the scenarios make, no more and no fewer', async () => {
    const names = (await listSamples()).map((sample) => sample.name);
    expect(names).toEqual(built.map((scenario) => scenario.server.name).toSorted());
  });

  it.each(built)('$server.name is made again byte by byte', async (scenario) => {
    for (const [name, bytes] of sampleFiles(scenario)) {
      const packed = name.endsWith('.evtx');
      const stored = await readFile(join(samplesFolder(), scenario.server.name, packed ? `${name}.gz` : name));
      const same = Buffer.compare(packed ? gunzipSync(stored) : stored, Buffer.from(bytes)) === 0;
      expect(same, `${name} differs: run npm run samples:make`).toBe(true);
    }
  });

  it.each(built)('$server.name is read whole by the reader', async (scenario) => {
    for (const log of scenario.logs) {
      const file = `${log.channel}.evtx`;
      const bytes = sampleFiles(scenario).get(file) ?? new Uint8Array();
      const reading = openEvtx([bytes], { file });
      let read = 0;
      for await (const batch of reading.batches) {
        read += batch.length;
      }
      expect(read).toBe(log.events.length);
      expect(reading.summary().problems).toEqual([]);
    }
  });
});
