import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { childLimits, decodeApart } from '../electron/decode/decode-apart.ts';
import { decodeHere, type DecodeJob, type JobLog } from '../electron/decode/decode-job.ts';

// Logs that others send are decoded by a process that can do no harm, and that is killed when it takes too much.
const cli = resolve('out/main/cli.cjs');
const real = gunzipSync(readFileSync('electron/host/samples/policy-rejections/Application.evtx.gz'));

let folder = '';

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-decode-spec-'));
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function job(logs: readonly JobLog[]): DecodeJob {
  const analysis = { asOf: '2026-11-16T09:30:00.000Z', askedSince: null, askedUntil: null };
  return { context: { analysis, facts: {}, outcomes: [] }, logs };
}

// Bytes that keep coming slower than the limit allows.
async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) {
    await new Promise((wait) => {
      setTimeout(wait, 50);
    });
    yield Buffer.from('<Event>');
  }
}

const realLog: JobLog = { name: 'Application.evtx', open: () => [real] };

test('gives what decoding in this process gives', async () => {
  const text: JobLog = { name: 'shopping.txt', open: () => [Buffer.from('milk, bread')] };
  const logs = [text, realLog, { name: 'empty.evtx', open: () => [] }];
  const [apart, here] = [await decodeApart(cli)(job(logs)), await decodeHere(job(logs))];
  expect(JSON.stringify(apart.analysis)).toBe(JSON.stringify(here.analysis));
  expect([...apart.refused.keys()]).toEqual([0, 2]);
  expect([...apart.refused]).toEqual([...here.refused]);
});

test('reads files that it is handed open as it reads what is sent', async () => {
  const file = join(folder, 'handed.evtx');
  writeFileSync(file, real);
  const sent = await decodeApart(cli)(job([realLog, { ...realLog, name: 'again.evtx' }]));
  const gone = { ...realLog, name: 'again.evtx', file: join(folder, 'not-there.evtx') };
  const handed = await decodeApart(cli)(job([{ name: realLog.name, file, open: () => [] }, gone]));
  expect(JSON.stringify(handed.analysis)).toBe(JSON.stringify(sent.analysis));
  expect(sent.analysis.findings.length).toBeGreaterThan(0);
  const noLog = await decodeApart(cli)(
    job([{ name: 'package.json', file: resolve('package.json'), open: () => [real] }, realLog]),
  );
  expect([...noLog.refused.keys()]).toEqual([0]);
});

test('a log that takes too long is left out, and the others are read', async () => {
  const decode = decodeApart(cli, { ...childLimits, logMs: 3000 });
  const { analysis, refused } = await decode(job([{ name: 'slow.xml', open: endless }, realLog]));
  expect([...refused]).toEqual([[0, 'decoding it took too long and was stopped']]);
  expect(analysis.sources.map(({ file }) => file)).toEqual(['Application.evtx']);
});

test('a log that brings the process down is left out, and the others are read', async () => {
  // The stand-in for a decoder with a fatal flaw: it runs out of memory on one name, and otherwise answers.
  const script = join(folder, 'fragile.cjs');
  writeFileSync(
    script,
    `
    const { Socket } = require('node:net');
    const answers = new Socket({ fd: 3, readable: false, writable: true });
    let held = Buffer.alloc(0);
    process.stdin.on('data', (piece) => {
      held = Buffer.concat([held, piece]);
      while (held.length >= 5 && held.length >= 5 + held.readUInt32LE(1)) {
        const kind = held[0];
        const payload = held.subarray(5, 5 + held.readUInt32LE(1)).toString();
        held = held.subarray(5 + held.readUInt32LE(1));
        if (kind === 1 && payload === 'bomb') { const keep = []; for (;;) keep.push(new Array(1e6).fill(payload + keep.length)); }
        if (kind === 3) answers.write(JSON.stringify({ kind: 'log', refused: null, summary: null }) + '\\n');
        if (kind === 4) answers.write(JSON.stringify({ kind: 'result', analysis: {}, facts: {} }) + '\\n');
      }
    });`,
  );
  const decode = decodeApart(script, { ...childLimits, heapMiB: 64 });
  const logs = [{ name: 'bomb', open: () => [Buffer.from('x')] }, realLog];
  const { refused } = await decode(job(logs));
  expect([...refused]).toEqual([[0, 'decoding it needed more than 64 MiB or failed, and was stopped']]);
});

test('a verdict that takes too long or brings the process down leaves every log named', async () => {
  // The stand-in decodes everything; with the first log it never comes to a verdict, or dies of it.
  const stubborn = (name: string, atTheEnd: string): string => {
    const script = join(folder, `${name}.cjs`);
    writeFileSync(
      script,
      `
      const { Socket } = require('node:net');
      const answers = new Socket({ fd: 3, readable: false, writable: true });
      let held = Buffer.alloc(0);
      let logs = 0;
      process.stdin.on('data', (piece) => {
        held = Buffer.concat([held, piece]);
        while (held.length >= 5 && held.length >= 5 + held.readUInt32LE(1)) {
          const kind = held[0];
          held = held.subarray(5 + held.readUInt32LE(1));
          if (kind === 1) logs += 1;
          if (kind === 3) answers.write(JSON.stringify({ kind: 'log', refused: null, summary: null }) + '\\n');
          if (kind === 4 && logs > 0) { ${atTheEnd} }
          if (kind === 4) answers.write(JSON.stringify({ kind: 'result', analysis: { logs }, facts: {} }) + '\\n');
        }
      });`,
    );
    return script;
  };
  const logs = [realLog, { name: 'b.xml', open: () => [Buffer.from('x')] }];
  const slow = await decodeApart(stubborn('slow', 'for (;;) {}'), { ...childLimits, verdictMs: 1000 })(job(logs));
  const tooSlow = 'judging it with the others took too long and was stopped';
  expect([...slow.refused.values()]).toEqual([tooSlow, tooSlow]);
  expect(slow.analysis).toEqual({ logs: 0 });
  const dying = await decodeApart(stubborn('dying', 'process.exit(7);'))(job(logs));
  expect(dying.refused.get(1)).toBe(
    `judging it with the others needed more than ${childLimits.heapMiB} MiB or failed, and was stopped`,
  );
});

test('the decoding process can read no file, write none and start nothing', async () => {
  const script = join(folder, 'curious.cjs');
  writeFileSync(
    script,
    `
    const { Socket } = require('node:net');
    const attempt = (name, work) => { try { work(); return name + ' worked'; } catch (error) { return name + ' ' + error.code; } };
    const tried = [
      attempt('read', () => require('node:fs').readFileSync(${JSON.stringify(resolve('package.json'))})),
      attempt('write', () => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'written.txt'))}, 'x')),
      attempt('spawn', () => require('node:child_process').spawnSync('true')),
      attempt('thread', () => new (require('node:worker_threads').Worker)('1', { eval: true })),
    ].join(', ');
    const answers = new Socket({ fd: 3, readable: false, writable: true });
    process.stdin.resume();
    answers.write(JSON.stringify({ kind: 'log', refused: tried, summary: null }) + '\\n');
    process.stdin.on('end', () => answers.write(JSON.stringify({ kind: 'result', analysis: {}, facts: {} }) + '\\n'));`,
  );
  const { refused } = await decodeApart(script)(job([{ name: 'a', open: () => [Buffer.from('x')] }]));
  const denied = 'ERR_ACCESS_DENIED';
  expect(refused.get(0)).toBe(`read ${denied}, write ${denied}, spawn ${denied}, thread ${denied}`);
});
