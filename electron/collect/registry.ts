import { applicationEventLog } from './application-event-log.ts';
import type { Collector } from './collector.ts';
import { connectVersion } from './connect-version.ts';
import { network } from './network.ts';
import { server } from './server.ts';
import { service } from './service.ts';
import { tlsAndDotnet } from './tls-and-dotnet.ts';

/** Every collector, in the order of the screen and the manifest. A collector stands after those it reads. */
export const collectors: readonly Collector[] = [
  server,
  connectVersion,
  service,
  tlsAndDotnet,
  applicationEventLog,
  network,
];
