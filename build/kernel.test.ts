import { spawnSync } from 'node:child_process';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixtureEvents } from '../shared/event-log/evtx/reference/fixture-events.ts';
import { readAllEvents, readAllXml } from '../shared/event-log/evtx/reference/read-all.ts';
import { DEFAULT_LIMITS } from '../shared/event-log/evtx/limits.ts';
import { giveBack, takeKernel } from '../shared/event-log/evtx/kernel/kernel.ts';
import { writeEvtx } from '../shared/event-log/evtx/test-support/writer.ts';

const log = writeEvtx(fixtureEvents(400, 300));
const options = { file: 'log.evtx' };

describe("the reader's kernel", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('was made from the sources that are here', () => {
    const check = spawnSync(process.execPath, ['build/make-kernel.mjs', '--check'], { encoding: 'utf8' });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('renders nearly every record of an ordinary log itself', async () => {
    const { Kernel, spy } = countedKernel();
    vi.stubGlobal('WebAssembly', Kernel);
    vi.resetModules();
    const fresh = await import('../shared/event-log/evtx/reference/read-all.ts');
    const { records } = await fresh.readAllXml(() => [log], options);
    expect(records).toBe(400);
    // It is asked anew for each chunk, and after each record that taught it something.
    expect(spy.render).toBeGreaterThan(0);
    expect(spy.render).toBeLessThan(60);
  });

  it('takes apart every event of an ordinary log itself, the first of each template too', async () => {
    const { Kernel, spy } = countedKernel();
    vi.stubGlobal('WebAssembly', Kernel);
    vi.resetModules();
    const fresh = await import('../shared/event-log/evtx/reference/read-all.ts');
    const { events } = await fresh.readAllEvents([log], options);
    expect(events).toHaveLength(400);
    // Once for each chunk.
    expect(spy.extract).toBe((log.length - 4096) / 65_536);
  });

  it('sums up as zlib does, whatever part of a chunk and whatever was before', () => {
    const kernel = takeKernel(DEFAULT_LIMITS, null, null);
    if (kernel === null) throw new Error('no kernel here');
    const place = fc.oneof(fc.integer({ min: 0, max: 65_536 }), fc.integer({ min: 0, max: 6000 }));
    fc.assert(
      fc.property(
        place,
        place,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        (one, other, before, some) => {
          for (let at = 0; at < 65_536; at += some.length) kernel.chunk.set(some.subarray(0, 65_536 - at), at);
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          expect(kernel.sum(from, to, before)).toBe(crc32(kernel.chunk.subarray(from, to), before));
        },
      ),
      { numRuns: 300 },
    );
    giveBack(kernel);
  });

  it('is done without where a policy or the machine refuses it: the same is read', async () => {
    const filter = { providers: ['ADSync'], eventIds: [31_000, 31_003] };
    const xml = await readAllXml(() => [log], options);
    const some = await readAllEvents([log], { ...options, filter });
    vi.stubGlobal('WebAssembly', {
      Module: function refused() {
        throw new EvalError('refused by the policy');
      },
    });
    vi.resetModules();
    const fresh = await import('../shared/event-log/evtx/reference/read-all.ts');
    expect(await fresh.readAllXml(() => [log], options)).toEqual(xml);
    expect(await fresh.readAllEvents([log], { ...options, filter })).toEqual(some);
  });
});

/** WebAssembly whose instances count the calls of `render` and `extract`. */
function countedKernel(): { readonly Kernel: unknown; readonly spy: { render: number; extract: number } } {
  const spy = { render: 0, extract: 0 };
  const { Module, Instance } = WebAssembly;
  const Kernel = {
    Module,
    Instance: function counted(module: WebAssembly.Module) {
      const { exports } = new Instance(module);
      const counting = (name: 'render' | 'extract') => {
        const { [name]: real } = exports;
        if (typeof real !== 'function') throw new Error(`the kernel has no ${name}`);
        return (...values: readonly number[]): unknown => {
          spy[name] += 1;
          return Reflect.apply(real, undefined, values);
        };
      };
      return { exports: { ...exports, render: counting('render'), extract: counting('extract') } };
    },
  };
  return { Kernel, spy };
}
