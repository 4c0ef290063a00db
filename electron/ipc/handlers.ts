import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { DetectedHost } from '../host/detect-host.ts';
import { createBundleHandlers } from './bundle-handlers.ts';
import { createCollectionHandlers } from './collection-handlers.ts';
import type { Handlers } from './handle.ts';
import { createInputHandlers } from './input-handlers.ts';
import { createReportHandlers } from './report-handlers.ts';
import { createRequestHandlers } from './request-handlers.ts';
import type { Services } from './services.ts';

/** Every request of the page, answered from the services. */
export function createHandlers(services: Services): Handlers {
  return {
    ...createInputHandlers(services),
    ...createRequestHandlers(services),
    ...createCollectionHandlers(services),
    ...createBundleHandlers(services),
    ...createReportHandlers(services),
    'app.describe': async () => {
      const [detected, samples] = await Promise.all([services.detectHost(), services.listSamples()]);
      return success({
        version: services.version,
        runtime: services.runtime,
        thisMachine: describeMachine(detected),
        samples: samples.map(({ name, title, description }) => ({ name, title, description })),
        offered: services.offered.waiting(),
        kept: services.kept.waiting(),
      });
    },
    'app.restart-elevated': async () =>
      services.restartElevated === null
        ? failure({ code: 'not-elevated', reason: 'not-here', detail: 'this system has no such way' })
        : await services.restartElevated(),
    'settings.read': async () => await Promise.resolve(success(services.settings.user())),
    'settings.change': async (part) => {
      const settings = services.settings.change(part);
      services.applyTheme(settings.theme);
      return await Promise.resolve(success(settings));
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
    : {
        kind: 'not-a-connect-server',
        reason: detected.reason,
        ...(detected.cause === undefined ? {} : { cause: detected.cause }),
      };
}
