// Messages to a worker have no target origin.
// oxlint-disable unicorn/require-post-message-target-origin
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { root } from '../build/launch.mjs';
import type { Analysis } from '../shared/analysis/analysis.ts';
import { analysisText } from '../shared/bundle/bundle-json.ts';
import type { OpenedInput } from '../shared/ipc/contract.ts';
import { expect, test } from './pages/app.ts';
import { collectSample, valueOf } from './pages/bridge.ts';

// Logs of opened files are decoded and judged by the page's worker, those of the command line by a process of its own:
// the same core, so the same verdict, byte for byte.

/** Runs the worker that the page runs, on what the bridge gives of an opened file. */
async function judgeInWorker(page: Page, opened: OpenedInput): Promise<Analysis> {
  const analysis: unknown = await page.evaluate(async (input) => {
    const bridge = Reflect.get(globalThis, 'connectSupport') as {
      request(channel: string, input: unknown): Promise<{ value: { bytes: Uint8Array; end: boolean } }>;
    };
    const script = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? '';
    const source = await (await fetch(script)).text();
    // Sample: `…new URL("/assets/analysis-worker-CgtztfLf.js", …`.
    const name = /analysis-worker-[\w-]+\.js/.exec(source)?.[0] ?? '';
    const worker = new Worker(new URL(name, script), { type: 'module' });
    const verdict = new Promise<unknown>((resolve, reject) => {
      // They come in portions, before the analysis they belong to.
      let operations: unknown[] = [];
      worker.addEventListener(
        'message',
        ({
          data,
        }: MessageEvent<{ kind: string; final?: boolean; analysis?: object; operations?: readonly unknown[] }>) => {
          if (data.kind === 'failed') reject(new Error(JSON.stringify(data)));
          if (data.kind === 'operations') operations.push(...(data.operations ?? []));
          if (data.kind !== 'analysis') return;
          if (data.final === true) resolve({ ...data.analysis, operations });
          operations = [];
        },
      );
    });
    worker.postMessage({ kind: 'begin', context: input.context });
    worker.postMessage({ kind: 'collected', outcome: null, facts: input.facts });
    for (const outcome of input.outcomes) worker.postMessage({ kind: 'collected', outcome, facts: {} });
    for (const file of input.logs) {
      for (let offset = 0, end = false; !end;) {
        const { value } = await bridge.request('collection.read-log', { runId: input.runId, file, offset });
        worker.postMessage({ kind: 'log-piece', file, bytes: value.bytes });
        offset += value.bytes.length;
        end = value.end;
      }
      worker.postMessage({ kind: 'log-end', file });
    }
    worker.postMessage({ kind: 'end' });
    const result = await verdict;
    worker.terminate();
    return result;
  }, opened);
  return analysis as Analysis;
}

for (const name of ['policy-rejections', 'service-bus-blocked', 'log-rolled-over']) {
  for (const redacted of [false, true]) {
    test(`the window and the command line agree on ${name}${redacted ? ', redacted' : ''}`, async ({
      app,
      savePath,
    }) => {
      const { runId } = await collectSample(app.page, {}, name);
      await valueOf(app.page, 'bundle.export', {
        runId,
        trackingId: null,
        answers: {},
        redaction: redacted ? { kind: 'stand-ins', ownWords: [] } : { kind: 'none' },
        passphrase: null,
      });
      const reopened = await valueOf(app.page, 'bundle.reopen', {});
      if (reopened.kind !== 'opened') throw new Error(JSON.stringify(reopened));
      const inWindow = analysisText(await judgeInWorker(app.page, reopened.opened));
      const cli = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.cjs'), 'analyze', savePath, '--json'], {
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      });
      expect(inWindow.length).toBeGreaterThan(10_000);
      expect(inWindow).toBe(cli.stdout);
    });
  }
}
