import { accountDisabled } from './account-disabled.ts';
import { accountLockedOut } from './account-locked-out.ts';
import { certificateNotTrusted } from './certificate-not-trusted.ts';
import { connectorAccountDenied } from './connector-account-denied.ts';
import { connectorAccountDeniedSomeUsers } from './connector-account-denied-some-users.ts';
import { duplicateAnchor } from './duplicate-anchor.ts';
import { endpointNotStarted } from './endpoint-not-started.ts';
import { objectNotFound } from './object-not-found.ts';
import { passwordPolicyRejected } from './password-policy-rejected.ts';
import { protectedAccount } from './protected-account.ts';
import type { Rule } from './rule.ts';
import { serviceBusUnreachable } from './service-bus-unreachable.ts';
import { tls12Disabled } from './tls12-disabled.ts';
import { versionBelowFloor } from './version-below-floor.ts';

/** Every rule, in the order in which findings of one severity are to be fixed: what blocks all others comes first. */
export const rules: readonly Rule[] = [
  versionBelowFloor,
  tls12Disabled,
  certificateNotTrusted,
  serviceBusUnreachable,
  endpointNotStarted,
  connectorAccountDenied,
  connectorAccountDeniedSomeUsers,
  duplicateAnchor,
  objectNotFound,
  passwordPolicyRejected,
  protectedAccount,
  accountLockedOut,
  accountDisabled,
];
