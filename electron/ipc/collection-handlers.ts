import type { IpcError, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Host } from '../host/host.ts';
import { readPiece } from './read-piece.ts';
import type { StartedRun } from './collection-runs.ts';
import type { AnsweredRequest } from './one-run.ts';
import type { Handlers } from './handle.ts';
import type { Services } from './services.ts';

type Target = RequestInput<'collection.start'>['target'];
type CollectionChannel = Extract<keyof Handlers, `collection.${string}` | `network.${string}`>;

/** What is gathered from a server, live or recorded. */
export function createCollectionHandlers(services: Services): Pick<Handlers, CollectionChannel> {
  const { runs, opened, requests } = services;
  const titleOf = async (name: string): Promise<string> =>
    (await services.listSamples()).find((sample) => sample.name === name)?.title ?? name;

  const describe = async (run: StartedRun, host: Host, target: Target): Promise<RequestOutput<'collection.start'>> => ({
    ...run,
    serverName: host.name,
    sampleTitle: target.kind === 'sample' ? await titleOf(target.name) : null,
    collectors: services.collectors.map(({ id, title, purpose }) => ({ id, title, purpose })),
  });

  return {
    'collection.precheck': async ({ target, hours }) => {
      const host = await openTarget(target, services);
      if (!host.ok) return host;
      const items = await services.precheck(host.value, hours);
      const isClosed = items.some(({ id, verdict }) => id === 'rights' && verdict !== 'ok');
      return success({
        items,
        canRestartElevated: isClosed && target.kind === 'this-server' && services.restartElevated !== null,
      });
    },
    'collection.start': async ({ target, hours, request }) => {
      const checked = request === undefined ? undefined : requests.find(request.requestId);
      if (request !== undefined && checked === undefined) return failure({ code: 'unknown-input' });
      const host = await openTarget(target, services);
      if (!host.ok) return host;
      const answered: AnsweredRequest | undefined =
        checked === undefined
          ? undefined
          : { checked, refused: new Map(request?.refused.map(({ id, reason }) => [id, reason])) };
      const started = await runs.start(host.value, hours, answered);
      if (!started.ok) return started;
      return success(await describe(started.value, host.value, target));
    },
    'collection.resume': async ({ keptId }) => {
      const kept = services.kept.find(keptId);
      if (kept === undefined) return failure({ code: 'unknown-run' });
      const target: Target =
        kept.host.kind === 'sample' ? { kind: 'sample', name: kept.host.name } : { kind: 'this-server' };
      const host = await openTarget(target, services);
      if (!host.ok) return host;
      const resumed = await runs.resume(kept, host.value);
      if (!resumed.ok) return resumed;
      services.kept.taken(keptId);
      return success(await describe(resumed.value, host.value, target));
    },
    'collection.forget': async ({ keptId }) => {
      await services.kept.forget(keptId);
      return success({});
    },
    'collection.cancel': async ({ runId }) => await Promise.resolve(runs.cancel(runId)),
    'collection.read-log': async ({ runId, file, offset }) => {
      const path = opened.logPath(runId, file);
      return path === undefined ? await runs.readLog(runId, file, offset) : await readPiece(file, path, offset);
    },
    'network.again': async ({ runId }) => await runs.again(runId, 'network'),
  };
}

async function openTarget(target: Target, services: Services): Promise<Result<Host, IpcError>> {
  if (target.kind === 'this-server') {
    const detected = await services.detectHost();
    return detected.kind === 'connect-server'
      ? success(detected.host)
      : failure({ code: 'not-a-connect-server', reason: detected.reason });
  }
  const sample = await services.openSample(target.name);
  if (sample.ok) return sample;
  const detail = sample.error.code === 'sample-damaged' ? sample.error.detail : 'there is no sample of that name';
  return failure({ code: 'sample-unavailable', name: target.name, detail });
}
