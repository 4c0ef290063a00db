import type { EvtxLimits } from './limits.ts';

export type FaultCode = 'record-unreadable' | 'budget-exceeded';

/** Ends the decoding of one piece of BinXML. Never leaves this folder: readers turn it into a ReadProblem. */
export class EvtxFault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function unreadable(message: string): EvtxFault {
  return new EvtxFault('record-unreadable', message);
}

/** What the record at hand and the file as a whole may still spend. Mutable on purpose: it sits in the inner loops. */
export interface Budget {
  /** Left for the record at hand; below zero means exceeded. */
  steps: number;
  output: number;
  /** Left for the file, without what the record at hand has taken. */
  fileSteps: number;
  fileOutput: number;
  /** What the record at hand was given, to know at its end what it took. */
  givenSteps: number;
  givenOutput: number;
}

export function createBudget(limits: EvtxLimits): Budget {
  return {
    steps: 0,
    output: 0,
    fileSteps: limits.fileSteps,
    fileOutput: limits.fileOutput,
    givenSteps: 0,
    givenOutput: 0,
  };
}

export function openRecordBudget(budget: Budget, limits: EvtxLimits): void {
  budget.givenSteps = Math.min(limits.recordSteps, budget.fileSteps);
  budget.givenOutput = Math.min(limits.recordOutput, budget.fileOutput);
  budget.steps = budget.givenSteps;
  budget.output = budget.givenOutput;
}

export function closeRecordBudget(budget: Budget): void {
  budget.fileSteps -= budget.givenSteps - budget.steps;
  budget.fileOutput -= budget.givenOutput - budget.output;
}

/**
 * The most a file can save up. Beyond bounding what a long log can spend at once, it keeps the sums small integers:
 * where a sum outgrows them, the engine throws away all machine code that touches a budget and compiles it again.
 */
const MOST_SAVED = 2 ** 30 - 1;

/** Every byte read earns the file a little more to spend, so that a long honest log never runs dry. */
export function earn(budget: Budget, bytes: number, limits: EvtxLimits): void {
  budget.fileSteps = Math.min(MOST_SAVED, budget.fileSteps + bytes * limits.stepsPerByte);
  budget.fileOutput = Math.min(MOST_SAVED, budget.fileOutput + bytes * limits.outputPerByte);
}

export function spendSteps(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new EvtxFault('budget-exceeded', 'decoding it takes more steps than a record may');
}

export function spendOutput(budget: Budget, amount: number): void {
  budget.output -= amount;
  if (budget.output < 0) throw new EvtxFault('budget-exceeded', 'it unfolds to more output than a record may');
}
