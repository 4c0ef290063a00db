import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { ProbeStep, ProbeStepResult } from '../../shared/facts/facts.ts';
import type {
  CallLimits,
  CommandDoor,
  EventLogDoor,
  FileDoor,
  Host,
  HostError,
  NetworkDoor,
  RegistryDoor,
  RegistryKey,
  RegistryValue,
  RegistryView,
} from './host.ts';
import type { SampleServer } from './sample-server.ts';

const decompress = promisify(gunzip);

/**
 * A recorded server behind the very doors a real one sits behind.
 * `folder` holds the log files that `server` names.
 */
export function createSampleHost(server: SampleServer, folder: string): Host {
  return {
    kind: 'sample',
    name: server.name,
    registry: registryDoor(server),
    eventLog: eventLogDoor(server, folder),
    command: commandDoor(server),
    files: fileDoor(server),
    network: networkDoor(server),
    clock: { nowMs: () => Date.parse(server.clock) },
    machine: { isElevated: async () => server.elevated, resources: async () => server.resources },
  };
}

interface Trouble {
  readonly error?: { readonly code: HostError['code']; readonly detail: string } | undefined;
  readonly delayMs?: number | undefined;
}

/** Waits as the recording says and answers its error, or null where the call goes through. */
async function meetTrouble(trouble: Trouble, limits: CallLimits): Promise<HostError | null> {
  if (limits.signal.aborted) {
    return { code: 'cancelled', detail: 'cancelled before it began' };
  }
  if (trouble.delayMs !== undefined && trouble.delayMs > 0) {
    const waited = await wait(Math.min(trouble.delayMs, limits.timeoutMs), limits.signal);
    if (!waited) {
      return { code: 'cancelled', detail: 'cancelled while waiting for an answer' };
    }
    if (trouble.delayMs >= limits.timeoutMs) {
      return { code: 'timed-out', detail: `no answer within ${limits.timeoutMs} ms` };
    }
  }
  return trouble.error ?? null;
}

/** False when the signal ended the wait. */
function wait(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((done) => {
    const stop = (): void => {
      clearTimeout(timer);
      done(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      done(true);
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function registryDoor(server: SampleServer): RegistryDoor {
  const keysIn = (view: RegistryView): SampleServer['registry'] =>
    server.registry.filter((key) => key.view === 'both' || key.view === view);

  const readTree = async (
    path: string,
    view: RegistryView,
    limits: CallLimits,
  ): Promise<Result<ReadonlyMap<string, RegistryKey>, HostError>> => {
    const wanted = path.toLowerCase();
    const found = keysIn(view).filter(
      (key) => sameText(key.path, path) || key.path.toLowerCase().startsWith(`${wanted}\\`),
    );
    for (const key of found.filter((candidate) => sameText(candidate.path, path))) {
      const error = await meetTrouble(key, limits);
      if (error !== null) {
        return failure(error);
      }
    }
    if (found.length === 0) {
      return failure({ code: 'missing', detail: `no registry key ${path}` });
    }
    return success(buildTree(path, found));
  };

  return {
    readTree,
    async readKey(path, view, limits) {
      const tree = await readTree(path, view, limits);
      return tree.ok ? success(tree.value.get('') ?? { values: new Map(), subkeys: [] }) : tree;
    },
  };
}

/** Keys below `path` with every key between them, which the recording need not list. */
function buildTree(path: string, keys: SampleServer['registry']): ReadonlyMap<string, RegistryKey> {
  const values = new Map<string, Map<string, RegistryValue>>([['', new Map()]]);
  for (const key of keys) {
    const parts = key.path
      .slice(path.length + 1)
      .split('\\')
      .filter((part) => part !== '');
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const name = parts.slice(0, depth).join('\\');
      if (!values.has(name)) {
        values.set(name, new Map());
      }
    }
    const target = values.get(parts.join('\\'));
    for (const [name, value] of Object.entries(key.values)) {
      target?.set(name, toRegistryValue(value));
    }
  }
  const tree = new Map<string, RegistryKey>();
  for (const [name, own] of values) {
    const prefix = name === '' ? '' : `${name}\\`;
    const subkeys = [...values.keys()].filter(
      (other) =>
        other !== '' && other.startsWith(prefix) && other !== name && !other.slice(prefix.length).includes('\\'),
    );
    tree.set(name, { values: own, subkeys: subkeys.map((subkey) => subkey.slice(prefix.length)) });
  }
  return tree;
}

function toRegistryValue(value: SampleServer['registry'][number]['values'][string]): RegistryValue {
  if ('dword' in value) {
    return { kind: 'dword', value: value.dword };
  }
  if ('string' in value) {
    return { kind: 'string', value: value.string };
  }
  if ('strings' in value) {
    return { kind: 'multi-string', value: value.strings };
  }
  return { kind: 'binary', value: Uint8Array.from(Buffer.from(value.binary, 'hex')) };
}

function eventLogDoor(server: SampleServer, folder: string): EventLogDoor {
  const find = (channel: string): SampleServer['eventLogs'][number] | undefined =>
    server.eventLogs.find((log) => sameText(log.channel, channel));
  return {
    // The recording is one exported log, made with the query of the usual window: it comes back whole. A real server asked
    // for a shorter window gives the same Connect events, whatever their age, and fewer of other sources; to leave those
    // out here the log would have to be written anew. A test holds the recordings to the query.
    async exportLog(channel, _query, file, limits) {
      const log = find(channel);
      if (log === undefined) {
        return failure({ code: 'missing', detail: `the recording holds no ${channel} log` });
      }
      const error = await meetTrouble(log, limits);
      if (error !== null) {
        return failure(error);
      }
      if (log.file === undefined) {
        return failure({ code: 'failed', detail: `the export of the ${channel} log brought no file` });
      }
      try {
        const bytes = await decompress(await readFile(join(folder, log.file)));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, bytes);
        return success({ bytes: bytes.length });
      } catch (reason) {
        // Half a file must not take the space that the rest needs.
        await rm(file, { force: true }).catch(() => undefined);
        return failure({ code: 'failed', detail: whyNotWritten(reason) });
      }
    },
    async addTexts() {
      return success([]);
    },
    async settings(channel, limits) {
      const log = find(channel);
      if (log === undefined) {
        return failure({ code: 'missing', detail: `the recording holds no ${channel} log` });
      }
      const error = await meetTrouble(log, limits);
      if (error !== null) {
        return failure(error);
      }
      return success({
        maxSizeBytes: log.maxSizeBytes,
        retention: log.retention,
        sizeBytes: log.sizeBytes,
        oldestEvent: log.oldestEvent,
      });
    },
  };
}

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOSPC' ? 'the disk is full' : error instanceof Error ? error.message : String(error);
}

function commandDoor(server: SampleServer): CommandDoor {
  return {
    async run(program, args, limits) {
      // A recording may leave the last arguments open, such as the users a directory is asked for.
      const recorded = server.commands.find(
        (command) =>
          command.program === program && command.args.every((arg, index) => sameText(arg, args[index] ?? '')),
      );
      if (recorded === undefined) {
        return failure({ code: 'missing', detail: `the recording holds no answer of ${program} ${args.join(' ')}` });
      }
      const error = await meetTrouble(recorded, limits);
      if (error !== null) {
        return failure(error);
      }
      return success({
        exitCode: recorded.exitCode,
        stdout: recorded.stdout.slice(0, limits.maxBytes),
        stderr: recorded.stderr,
        truncated: recorded.stdout.length > limits.maxBytes,
      });
    },
  };
}

function fileDoor(server: SampleServer): FileDoor {
  const open = async (path: string, limits: CallLimits): Promise<Result<SampleServer['files'][number], HostError>> => {
    const file = server.files.find((candidate) => sameText(candidate.path, path));
    if (file === undefined) {
      return failure({ code: 'missing', detail: `no file ${path}` });
    }
    const error = await meetTrouble(file, limits);
    return error === null ? success(file) : failure(error);
  };
  return {
    async readText(path, limits) {
      const file = await open(path, limits);
      if (!file.ok) {
        return file;
      }
      return file.value.text === undefined
        ? failure({ code: 'failed', detail: `the recording holds no text of ${path}` })
        : success(file.value.text.slice(0, limits.maxBytes));
    },
    async list(folder, limits) {
      const error = await meetTrouble({}, limits);
      if (error !== null) {
        return failure(error);
      }
      const prefix = `${folder.toLowerCase()}\\`;
      const names = server.files
        .filter((file) => file.path.toLowerCase().startsWith(prefix))
        .map((file) => file.path.slice(prefix.length))
        .filter((name) => !name.includes('\\'));
      return names.length === 0
        ? failure({ code: 'missing', detail: `no folder ${folder}` })
        : success(names.toSorted());
    },
    async productVersion(path, limits) {
      const file = await open(path, limits);
      if (!file.ok) {
        return file;
      }
      return file.value.productVersion === undefined
        ? failure({ code: 'failed', detail: `${path} carries no version` })
        : success(file.value.productVersion);
    },
  };
}

const probeSteps: readonly ProbeStep[] = ['dns', 'tcp', 'tls', 'https'];

function networkDoor(server: SampleServer): NetworkDoor {
  return {
    async probe(target) {
      const via = target.proxy === undefined ? 'direct' : 'proxy';
      const recorded = server.endpoints.find(
        (endpoint) => sameText(endpoint.host, target.host) && endpoint.port === target.port && endpoint.via === via,
      );
      return (
        recorded ?? {
          host: target.host,
          port: target.port,
          role: target.role,
          via,
          steps: probeSteps.map((step): ProbeStepResult => ({
            step,
            outcome: 'not-run',
            durationMs: 0,
            errorCode: null,
            detail: 'this recording holds no answer for this address',
          })),
          chain: [],
        }
      );
    },
  };
}
