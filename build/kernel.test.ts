import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixtureEvents } from '../shared/event-log/evtx/reference/fixture-events.ts';
import { readAllEvents, readAllXml } from '../shared/event-log/evtx/reference/read-all.ts';
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

/** WebAssembly whose instances count the calls of `render`. */
function countedKernel(): { readonly Kernel: unknown; readonly spy: { render: number } } {
  const spy = { render: 0 };
  const { Module, Instance } = WebAssembly;
  const Kernel = {
    Module,
    Instance: function counted(module: WebAssembly.Module) {
      const { exports } = new Instance(module);
      const { render } = exports;
      if (typeof render !== 'function') throw new Error('the kernel has no render');
      return {
        exports: {
          ...exports,
          render: (...values: readonly number[]) => {
            spy.render += 1;
            return Reflect.apply(render, undefined, values);
          },
        },
      };
    },
  };
  return { Kernel, spy };
}
