import { failure, success } from '../../shared/result/result.ts';
import type { EndedRun } from './collection-runs.ts';
import type { Handlers } from './handle.ts';
import type { Services } from './services.ts';

type BundleChannel = Extract<keyof Handlers, `bundle.${string}` | `privacy.${string}`>;

/** From a collection that has ended to a bundle, and back to check it. */
export function createBundleHandlers(services: Services): Pick<Handlers, BundleChannel> {
  const { runs } = services;
  let lastSaved: string | undefined;
  let exporting: AbortController | undefined;
  return {
    'privacy.preview': async (input) => {
      const run = runs.ended(input.runId);
      return run === undefined
        ? failure({ code: 'unknown-run' })
        : success(await services.previewRedaction(run, input));
    },
    'bundle.estimate': async (input) => {
      const run = runs.ended(input.runId);
      return run === undefined ? failure({ code: 'unknown-run' }) : success(await services.estimateBundle(run, input));
    },
    'bundle.export': async (input) => {
      const run = runs.ended(input.runId);
      if (run === undefined) return failure({ code: 'unknown-run' });
      if (input.passphrase !== null && input.recipient !== undefined) {
        return failure({ code: 'bad-input', detail: 'a bundle is encrypted to a key or to a passphrase, not to both' });
      }
      if (exporting !== undefined) return failure({ code: 'busy' });
      const encrypted = input.passphrase !== null || input.recipient !== undefined;
      const file = await services.ask.saveBundle(`${proposedName(run)}${encrypted ? '.age' : ''}`);
      if (file === undefined) return success({ kind: 'not-saved' });
      const stop = new AbortController();
      exporting = stop;
      const written = await services.exportBundle(run, file, input, stop.signal).finally(() => {
        exporting = undefined;
      });
      if (!written.ok && stop.signal.aborted) return success({ kind: 'not-saved' });
      if (!written.ok) return failure({ code: 'write-failed', path: file, detail: written.error.detail });
      lastSaved = written.value.file;
      runs.saved(input.runId);
      const { file: path, ...rest } = written.value;
      return success({ kind: 'saved', path, ...rest });
    },
    'bundle.cancel': async () => {
      exporting?.abort();
      return await Promise.resolve(success({}));
    },
    'bundle.reopen': async ({ beside }) =>
      lastSaved === undefined
        ? failure({ code: 'unknown-run' })
        : await services.opened.open({ path: lastSaved }, beside),
    'bundle.show': async () => {
      if (lastSaved === undefined) return failure({ code: 'unknown-run' });
      services.showInFolder(lastSaved);
      return await Promise.resolve(success({}));
    },
  };
}

/** For example `support-bundle-SYNC01-20261120-2214.zip`, by the server's clock, in UTC. */
export function proposedName(run: Pick<EndedRun, 'host' | 'collection'>): string {
  // Sample: `SYNC01.contoso.com` → `SYNC01.contoso.com`; anything a file name cannot hold becomes `-`.
  const server = run.host.name.replaceAll(/[^\w.-]+/g, '-');
  // Sample: `2026-11-20T22:14:05.000Z` → `20261120-2214`.
  const [, day = '', time = ''] = /^([\d-]{10})T([\d:]{5})/.exec(run.collection.collectedAt) ?? [];
  return `support-bundle-${server}-${day.replaceAll('-', '')}-${time.replace(':', '')}.zip`;
}
