import { Socket } from 'node:net';
import { processTerminal } from '../cli/terminal.ts';
import { blockingInput } from './blocking-input.ts';
import { runChild } from './decode-child.ts';

/** The far side of a decoding: bytes come on stdin, answers go to the fourth pipe. */
export async function serveChild(): Promise<void> {
  const answers = new Socket({ fd: 3, readable: false, writable: true });
  answers.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
  const input = blockingInput(0, () => process.stdin);
  await runChild(input, processTerminal(process), async (answer) => {
    await new Promise<void>((done) => {
      answers.write(`${JSON.stringify(answer)}\n`, () => {
        done();
      });
    });
  });
  answers.destroy();
}
