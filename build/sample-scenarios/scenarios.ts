import { healthy } from './healthy.ts';
import { policyRejections } from './policy-rejections.ts';
import type { Scenario } from './recording.ts';
import { serviceBusBlocked } from './service-bus-blocked.ts';

/** Every sample server that ships, made on demand: a scenario holds thousands of events. */
export const scenarios: readonly (() => Scenario)[] = [healthy, policyRejections, serviceBusBlocked];
