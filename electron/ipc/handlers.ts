import { basename, dirname, join } from 'node:path';
import type { IpcError, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Collector } from '../collect/collector.ts';
import type { DetectedHost } from '../host/detect-host.ts';
import type { Host } from '../host/host.ts';
import type { SampleError, SampleInfo } from '../host/samples.ts';
import { readPiece } from './collection-runs.ts';
import type { CollectionRuns, EndedRun } from './collection-runs.ts';
import type { Handlers } from './handle.ts';
import type { OpenedInputs } from './open-input.ts';

/** What the handlers use of the machine, so that a test can stand in for each. */
export interface Services {
  readonly version: string;
  readonly runtime: string;
  readonly collectors: readonly Collector[];
  readonly runs: CollectionRuns;
  /** This machine, or why it is no Connect server. */
  detectHost(): Promise<DetectedHost>;
  listSamples(): Promise<readonly SampleInfo[]>;
  openSample(name: string): Promise<Result<Host, SampleError>>;
  /** Path of a bundle or log, or undefined where the person cancels. */
  askOpenPath(): Promise<string | undefined>;
  readonly opened: OpenedInputs;
  previewRedaction(run: EndedRun, ownWords: readonly string[]): Promise<RequestOutput<'privacy.preview'>>;
  /** Path to save to, or undefined where the person cancels. */
  askSavePath(proposedName: string): Promise<string | undefined>;
  exportBundle(
    run: EndedRun,
    file: string,
    input: RequestInput<'bundle.export'>,
  ): Promise<Result<Exported, { readonly detail: string }>>;
  showInFolder(file: string): void;
  openLink(url: string): Promise<void>;
  isAllowedLink(url: string): boolean;
}

export interface Exported {
  readonly file: string;
  readonly bytes: number;
  readonly shortCode: string;
  readonly findings: number;
  readonly mapFile: string | null;
  readonly encrypted: boolean;
}

/** Every request of the page, answered from the services. */
export function createHandlers(services: Services): Handlers {
  const { runs } = services;
  const titles = new Map<string, string>();
  let lastSaved: string | undefined;

  const openTarget = async (target: RequestInput<'collection.start'>['target']): Promise<Result<Host, IpcError>> => {
    if (target.kind === 'this-server') {
      const detected = await services.detectHost();
      return detected.kind === 'connect-server'
        ? success(detected.host)
        : failure({ code: 'not-a-connect-server', reason: detected.reason });
    }
    const opened = await services.openSample(target.name);
    if (opened.ok) return opened;
    const detail = opened.error.code === 'sample-damaged' ? opened.error.detail : 'there is no sample of that name';
    return failure({ code: 'sample-unavailable', name: target.name, detail });
  };

  return {
    'app.describe': async () => {
      const [detected, samples] = await Promise.all([services.detectHost(), services.listSamples()]);
      for (const sample of samples) titles.set(sample.name, sample.title);
      return success({
        version: services.version,
        runtime: services.runtime,
        thisMachine: describeMachine(detected),
        samples: samples.map(({ name, title, description }) => ({ name, title, description })),
      });
    },
    'input.open': async () => {
      const path = await services.askOpenPath();
      if (path === undefined) return success({ kind: 'not-opened' });
      const opened = await services.opened.open(path);
      return opened.ok
        ? success({ kind: 'opened', opened: opened.value })
        : failure({ code: 'input-unreadable', ...opened.error });
    },
    'collection.start': async ({ target, hours }) => {
      const host = await openTarget(target);
      if (!host.ok) return host;
      const started = await runs.start(host.value, hours);
      if (!started.ok) return started;
      return success({
        ...started.value,
        serverName: host.value.name,
        sampleTitle: target.kind === 'sample' ? (titles.get(target.name) ?? target.name) : null,
        collectors: services.collectors.map(({ id, title, purpose }) => ({ id, title, purpose })),
      });
    },
    'collection.cancel': async ({ runId }) => await Promise.resolve(runs.cancel(runId)),
    'collection.read-log': async ({ runId, file, offset }) => {
      const path = services.opened.logPath(runId, file);
      return path === undefined ? await runs.readLog(runId, file, offset) : await readPiece(file, path, offset);
    },
    'privacy.preview': async ({ runId, ownWords }) => {
      const run = runs.ended(runId);
      return run === undefined
        ? failure({ code: 'unknown-run' })
        : success(await services.previewRedaction(run, ownWords));
    },
    'bundle.export': async (input) => {
      const run = runs.ended(input.runId);
      if (run === undefined) return failure({ code: 'unknown-run' });
      const file = await services.askSavePath(`${proposedName(run)}${input.passphrase === null ? '' : '.age'}`);
      if (file === undefined) return success({ kind: 'not-saved' });
      const written = await services.exportBundle(run, file, input);
      if (!written.ok) return failure({ code: 'write-failed', path: file, detail: written.error.detail });
      lastSaved = written.value.file;
      const { file: path, ...rest } = written.value;
      return success({ kind: 'saved', path, ...rest });
    },
    'bundle.show': async () => {
      if (lastSaved === undefined) return failure({ code: 'unknown-run' });
      services.showInFolder(lastSaved);
      return await Promise.resolve(success({}));
    },
    'link.open': async ({ url }) => {
      if (!services.isAllowedLink(url)) return failure({ code: 'link-refused', url });
      await services.openLink(url);
      return success({});
    },
  };
}

function describeMachine(detected: DetectedHost): RequestOutput<'app.describe'>['thisMachine'] {
  return detected.kind === 'connect-server'
    ? { kind: 'connect-server', name: detected.host.name }
    : { kind: 'not-a-connect-server', reason: detected.reason };
}

/** For example `support-bundle-SYNC01-20261120-2214.zip`, by the server's clock, in UTC. */
export function proposedName(run: Pick<EndedRun, 'host' | 'collection'>): string {
  // Sample: `SYNC01.contoso.com` → `SYNC01.contoso.com`; anything a file name cannot hold becomes `-`.
  const server = run.host.name.replaceAll(/[^\w.-]+/g, '-');
  // Sample: `2026-11-20T22:14:05.000Z` → `20261120-2214`.
  const [, day = '', time = ''] = /^([\d-]{10})T([\d:]{5})/.exec(run.collection.collectedAt) ?? [];
  return `support-bundle-${server}-${day.replaceAll('-', '')}-${time.replace(':', '')}.zip`;
}

/** The dialog may give a name without an ending. */
export function withZipEnding(file: string): string {
  const name = basename(file);
  return /\.zip(?:\.age)?$/i.test(name) ? file : join(dirname(file), `${name}.zip`);
}
