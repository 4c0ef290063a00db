import { failure, success } from '../../../../shared/result/result.ts';
import { isAllowedCall } from '../../programs.ts';
import type { ProgramName } from '../../programs.ts';
import type { RunProgram } from '../run-program.ts';

export interface RecordedAnswer {
  readonly program: ProgramName;
  readonly args: readonly string[];
  readonly exitCode?: number;
  readonly stdout?: Uint8Array | string;
  readonly stderr?: Uint8Array | string;
  /** What else the program does, for example write a file. */
  act?(args: readonly string[]): Promise<void>;
}

/** Answers as recorded; a call that is not on the host's list is an error of the test, one without a record is missing. */
export function replay(answers: readonly RecordedAnswer[], calls: string[] = []): RunProgram {
  return async (program, args) => {
    calls.push(`${program} ${args.join(' ')}`);
    if (!isAllowedCall(program, args)) {
      throw new Error(`not on the list: ${program} ${args.join(' ')}`);
    }
    const answer = answers.find(
      (candidate) =>
        candidate.program === program &&
        candidate.args.every((arg, index) => arg.toLowerCase() === args[index]?.toLowerCase()),
    );
    if (answer === undefined) {
      return failure({ code: 'missing', detail: `${program} is not there` });
    }
    await answer.act?.(args);
    return success({
      exitCode: answer.exitCode ?? 0,
      stdout: toBytes(answer.stdout),
      stderr: toBytes(answer.stderr),
      truncated: false,
    });
  };
}

function toBytes(text: Uint8Array | string | undefined): Uint8Array {
  return typeof text === 'string' ? Uint8Array.from(Buffer.from(text, 'latin1')) : (text ?? new Uint8Array());
}
