import { applicationEventLog } from './application-event-log.ts';
import { clock } from './clock.ts';
import type { Collector } from './collector.ts';
import { companyFeatures } from './company-features.ts';
import { connectVersion } from './connect-version.ts';
import { directory } from './directory.ts';
import { network } from './network.ts';
import { pendingReboot } from './pending-reboot.ts';
import { proxy } from './proxy.ts';
import { remoteSam } from './remote-sam.ts';
import { rootCertificates } from './root-certificates.ts';
import { server } from './server.ts';
import { service } from './service.ts';
import { syncConfiguration } from './sync-configuration.ts';
import { systemEventLog } from './system-event-log.ts';
import { tlsAndDotnet } from './tls-and-dotnet.ts';
import { traceLog } from './trace-log.ts';

/** Every collector, in the order of the screen and the manifest. A collector stands after those it reads. */
export const collectors: readonly Collector[] = [
  server,
  connectVersion,
  service,
  tlsAndDotnet,
  rootCertificates,
  proxy,
  pendingReboot,
  remoteSam,
  applicationEventLog,
  systemEventLog,
  syncConfiguration,
  companyFeatures,
  directory,
  network,
  clock,
  traceLog,
];
