import {
  connectorAccountDenied,
  connectorMisconfigured,
  domainControllersUnreachable,
  objectsOutOfPlace,
  remoteSamRestricted,
  someUsersDenied,
  userAccountStates,
} from './directory-incidents.ts';
import { healthy } from './healthy.ts';
import { cipherPolicy, clockAhead, oneRelayGone, proxyInOrder, proxyRefuses, tlsInspected } from './path-incidents.ts';
import { policyRejections } from './policy-rejections.ts';
import type { Scenario } from './recording.ts';
import { serviceBusBlocked } from './service-bus-blocked.ts';
import {
  endpointNotStarted,
  logRolledOver,
  notElevated,
  onboardingBroken,
  outdatedServer,
  restlessService,
  serviceDown,
  stagingServer,
  syncAccountBlocked,
} from './service-incidents.ts';

/** Every sample server that ships, made on demand: a scenario holds thousands of events. */
export const scenarios: readonly (() => Scenario)[] = [
  healthy,
  policyRejections,
  serviceBusBlocked,
  connectorAccountDenied,
  someUsersDenied,
  remoteSamRestricted,
  domainControllersUnreachable,
  objectsOutOfPlace,
  connectorMisconfigured,
  userAccountStates,
  tlsInspected,
  proxyRefuses,
  oneRelayGone,
  proxyInOrder,
  clockAhead,
  cipherPolicy,
  onboardingBroken,
  serviceDown,
  endpointNotStarted,
  stagingServer,
  outdatedServer,
  syncAccountBlocked,
  restlessService,
  logRolledOver,
  notElevated,
];
