/** How the program ends. `--help` prints this table; scripts rely on it, so a number never changes its meaning. */
export const exitCodes = {
  done: 0,
  wrongUse: 1,
  unreadable: 2,
  partly: 3,
  findings: 4,
  checkFailed: 5,
  notWritten: 6,
  internal: 70,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.wrongUse, 'wrong use, or nothing here that can be collected'],
  [exitCodes.unreadable, 'an input cannot be read at all'],
  [exitCodes.partly, 'done in part: something was not collected, or a part of an input is damaged'],
  [exitCodes.findings, '--fail-on: a finding of that severity or worse'],
  [exitCodes.checkFailed, 'a check failed: a bundle is altered, or two results differ'],
  [exitCodes.notWritten, 'the output cannot be written'],
  [exitCodes.internal, 'a bug in this program'],
  [exitCodes.cancelled, 'cancelled'],
];
