import { readFile } from 'node:fs/promises';
import type { IpcError, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { assertNever, failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { describeFileError } from '../analyze.ts';
import { readIdentities } from '../bundle/encryption.ts';
import type { Keys } from '../bundle/encryption.ts';
import { recentForPage } from '../settings.ts';
import type { Handlers } from './handle.ts';
import type { Services } from './services.ts';

type InputChannel = Extract<keyof Handlers, `input.${string}`>;

/** Every way a file comes into the window. Paths stay on this side. */
export function createInputHandlers(services: Services): Pick<Handlers, InputChannel> {
  const { settings, opened, dropped, offered } = services;
  const recent = (): RequestOutput<'input.recent'> => recentForPage(settings.recent());
  return {
    'input.open': async ({ beside }) => {
      const path = await services.ask.openInput();
      return path === undefined ? success({ kind: 'not-opened' }) : await opened.open({ path }, beside);
    },
    'input.recent': async () => await Promise.resolve(success(recent())),
    'input.open-recent': async ({ id, beside }) => {
      const path = settings.recentPath(id);
      if (path === undefined) return failure({ code: 'unknown-input' });
      const answer = await opened.open({ path }, beside);
      // What cannot be opened any more would fail each time.
      if (!answer.ok) settings.forget(id);
      return answer;
    },
    'input.forget-recent': async ({ id }) => {
      settings.forget(id);
      return await Promise.resolve(success(recent()));
    },
    'input.open-offered': async ({ offerId, beside }) => {
      const path = offered.take(offerId);
      return path === undefined ? failure({ code: 'unknown-input' }) : await opened.open({ path }, beside);
    },
    'input.drop-begin': async ({ name, bytes }) => await dropped.begin(name, bytes),
    'input.drop-piece': async ({ dropId, bytes }) => await dropped.add(dropId, bytes),
    'input.drop-end': async ({ dropId, beside }) => {
      const file = await dropped.end(dropId);
      return file.ok ? await opened.open(file.value, beside) : file;
    },
    'input.drop-cancel': async ({ dropId }) => {
      await dropped.cancel(dropId);
      return success({});
    },
    'input.unlock': async ({ lockId, key }) => {
      if (!opened.isLocked(lockId)) return failure({ code: 'unknown-input' });
      const keys = await keysFrom(key, services);
      if (!keys.ok) return keys;
      return keys.value === undefined ? success({ kind: 'not-opened' }) : await opened.unlock(lockId, keys.value);
    },
    'input.stop': async () => {
      opened.stop();
      return await Promise.resolve(success({}));
    },
    'input.close': async ({ runId }) => {
      await opened.close(runId);
      return success({});
    },
  };
}

/** Undefined where the person cancels. */
async function keysFrom(
  key: RequestInput<'input.unlock'>['key'],
  services: Services,
): Promise<Result<Keys | undefined, IpcError>> {
  switch (key.kind) {
    case 'passphrase':
      return success({ identities: [], passphrases: [key.passphrase] });
    case 'own-key':
      return success({ identities: await services.keys.identities(), passphrases: [] });
    case 'identity-file': {
      const path = await services.ask.openKeyFile();
      if (path === undefined) return success(undefined);
      try {
        const identities = readIdentities(await readFile(path, 'utf8'));
        return identities.length === 0
          ? failure({ code: 'key-unreadable', detail: 'there is no secret key in the file' })
          : success({ identities, passphrases: [] });
      } catch (error) {
        return failure({ code: 'key-unreadable', detail: describeFileError(error) });
      }
    }
    default:
      return assertNever(key);
  }
}
