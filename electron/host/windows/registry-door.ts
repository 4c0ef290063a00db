import { failure, success } from '../../../shared/result/result.ts';
import type { Result } from '../../../shared/result/result.ts';
import type { CallLimits, HostError, RegistryDoor, RegistryKey, RegistryView } from '../host.ts';
import { isRemote, parseRegQuery } from './reg-output.ts';
import type { RunProgram } from './run-program.ts';
import { decodeOutput } from './text-decoding.ts';

const maxBytes = 16 * 1_048_576;

/** Reads through `reg.exe query`, which answers in both views whatever this process is. */
export function createRegistryDoor(run: RunProgram, codePage: () => Promise<number>): RegistryDoor {
  const query = async (
    path: string,
    view: RegistryView,
    whole: boolean,
    limits: CallLimits,
  ): Promise<Result<ReadonlyMap<string, RegistryKey> | null, HostError>> => {
    const args = ['query', path, ...(whole ? ['/s'] : []), `/reg:${view}`];
    const [answer, page] = await Promise.all([run('reg', args, { ...limits, maxBytes }), codePage()]);
    if (!answer.ok) {
      // Without reg.exe nothing is known of any key: that must not pass for a key that is absent.
      return answer.error.code === 'missing' ? failure({ ...answer.error, code: 'unsupported' }) : answer;
    }
    if (answer.value.exitCode !== 0) {
      return success(null);
    }
    return success(parseRegQuery(decodeOutput(answer.value.stdout, page), path));
  };

  /**
   * reg.exe says exit code 1 both for a key that is absent and for one that may not be read, and tells them apart only
   * in a translated sentence. The nearest readable key above knows: an absent child is not in its list.
   */
  const whyUnreadable = async (path: string, view: RegistryView, limits: CallLimits): Promise<HostError> => {
    let child = path;
    while (child.split('\\').length > 2) {
      const cut = child.lastIndexOf('\\');
      const parent = await query(child.slice(0, cut), view, false, limits);
      if (!parent.ok) {
        return parent.error;
      }
      if (parent.value !== null) {
        const name = child.slice(cut + 1).toLowerCase();
        const listed = parent.value.get('')?.subkeys.some((subkey) => subkey.toLowerCase() === name) === true;
        return listed
          ? { code: 'denied', detail: `the registry key ${child} may not be read` }
          : { code: 'missing', detail: `no registry key ${path}` };
      }
      child = child.slice(0, cut);
    }
    return { code: 'missing', detail: `no registry key ${path}` };
  };

  const readTree = async (
    path: string,
    view: RegistryView,
    whole: boolean,
    limits: CallLimits,
  ): Promise<Result<ReadonlyMap<string, RegistryKey>, HostError>> => {
    const tree = await query(path, view, whole, limits);
    if (!tree.ok) {
      return tree;
    }
    if (tree.value === null && isRemote(path)) {
      // Another machine is asked once: each question to one that is silent takes long.
      return failure({
        code: 'failed',
        detail: `the registry of ${path.split('\\')[2] ?? path} may not be read from here`,
      });
    }
    return tree.value === null ? failure(await whyUnreadable(path, view, limits)) : success(tree.value);
  };

  return {
    readTree: (path, view, limits) => readTree(path, view, true, limits),
    async readKey(path, view, limits) {
      const tree = await readTree(path, view, false, limits);
      return tree.ok ? success(tree.value.get('') ?? { values: new Map(), subkeys: [] }) : tree;
    },
  };
}

const codePageKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage';

/** The console code page of this Windows, asked once; 437 where it cannot be read. Its own answer is ASCII. */
export function createCodePageReader(run: RunProgram): () => Promise<number> {
  let answer: Promise<number> | null = null;
  const ask = async (): Promise<number> => {
    const limits = { signal: new AbortController().signal, timeoutMs: 5_000, maxBytes };
    const output = await run('reg', ['query', codePageKey, '/reg:64'], limits);
    const values = output.ok
      ? parseRegQuery(decodeOutput(output.value.stdout, 437), codePageKey).get('')?.values
      : undefined;
    const page = values?.get('OEMCP');
    return page?.kind === 'string' && /^\d{3,5}$/.test(page.value) ? Number(page.value) : 437;
  };
  return () => {
    answer ??= ask();
    return answer;
  };
}
