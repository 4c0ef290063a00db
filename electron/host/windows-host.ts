import { hostname } from 'node:os';
import { createMachineDoor } from './windows/machine-door.ts';
import { success } from '../../shared/result/result.ts';
import type { CommandDoor, FileDoor, Host, MachineDoor, NetworkDoor } from './host.ts';
import { createEventLogDoor } from './windows/event-log-door.ts';
import { createFileDoor } from './windows/file-door.ts';
import { createNetworkDoor } from './windows/network-door.ts';
import { createCodePageReader, createRegistryDoor } from './windows/registry-door.ts';
import { createProgramRunner } from './windows/run-program.ts';
import type { RunProgram } from './windows/run-program.ts';
import { decodeOutput } from './windows/text-decoding.ts';

export interface WindowsHostParts {
  /** Starts programs; another one in tests, which replays what a real server printed. */
  readonly run: RunProgram;
  readonly name: string;
  readonly files: FileDoor;
  readonly network: NetworkDoor;
  readonly machine: MachineDoor;
}

/** The server this process runs on. */
export function createWindowsHost(parts: Partial<WindowsHostParts> = {}): Host {
  const systemRoot = process.env['SystemRoot'] ?? 'C:\\Windows';
  const run = parts.run ?? createProgramRunner({ systemRoot, platform: process.platform });
  const codePage = createCodePageReader(run);
  const files = parts.files ?? createFileDoor(codePage);
  return {
    kind: 'windows',
    name: parts.name ?? hostname(),
    registry: createRegistryDoor(run, codePage),
    eventLog: createEventLogDoor(run, codePage),
    command: createCommandDoor(run, codePage),
    files,
    network: parts.network ?? createNetworkDoor(),
    clock: { nowMs: () => Date.now() },
    machine: parts.machine ?? createMachineDoor(files, systemRoot),
  };
}

function createCommandDoor(run: RunProgram, codePage: () => Promise<number>): CommandDoor {
  return {
    async run(program, args, limits) {
      const [answer, page] = await Promise.all([run(program, args, limits), codePage()]);
      if (!answer.ok) {
        return answer;
      }
      const { exitCode, stdout, stderr, truncated } = answer.value;
      return success({ exitCode, stdout: decodeOutput(stdout, page), stderr: decodeOutput(stderr, page), truncated });
    },
  };
}
