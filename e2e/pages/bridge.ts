import type { Page } from 'playwright';
import type { EventChannel, RequestChannel } from '../../shared/ipc/channels.ts';
import type { EventPayload, RequestInput, Response } from '../../shared/ipc/contract.ts';

// Asks the main process as the page itself does, for what no screen shows and for attacks.

/** The answer of one request, through the bridge of the page. */
export async function askMain<Channel extends RequestChannel>(
  page: Page,
  channel: Channel,
  input: RequestInput<Channel>,
): Promise<Response<Channel>> {
  const answer: unknown = await page.evaluate(
    async ([name, value]) => {
      const bridge = Reflect.get(globalThis, 'connectSupport') as {
        request(channel: string, input: unknown): Promise<unknown>;
      };
      return await bridge.request(name, value);
    },
    [channel, input] as const,
  );
  return answer as Response<Channel>;
}

/** The value of an answer; throws where it is an error. */
export async function valueOf<Channel extends RequestChannel>(
  page: Page,
  channel: Channel,
  input: RequestInput<Channel>,
): Promise<Extract<Response<Channel>, { readonly ok: true }>['value']> {
  const answer = await askMain(page, channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Starts listening; the returned function waits for the first event that came since. */
export async function nextEvent<Channel extends EventChannel>(
  page: Page,
  channel: Channel,
): Promise<() => Promise<EventPayload<Channel>>> {
  const key = `heard ${channel} ${Math.random()}`;
  await page.evaluate(
    ([name, place]) => {
      const bridge = Reflect.get(globalThis, 'connectSupport') as {
        subscribe(channel: string, listener: (payload: unknown) => void): () => void;
      };
      const heard = new Promise((resolve) => {
        const stop = bridge.subscribe(name, (payload) => {
          stop();
          resolve(payload);
        });
      });
      Reflect.set(globalThis, place, () => heard);
    },
    [channel, key] as const,
  );
  return async () => {
    const payload: unknown = await page.evaluate(async (place) => {
      return await (Reflect.get(globalThis, place) as () => Promise<unknown>)();
    }, key);
    return payload as EventPayload<Channel>;
  };
}

/** Hands a file over in pieces, as the page does with a dropped one. */
export async function drop(page: Page, name: string, content: Uint8Array): Promise<Response<'input.drop-end'>> {
  const { dropId } = await valueOf(page, 'input.drop-begin', { name, bytes: content.length });
  for (let at = 0; at < content.length; at += 1024 * 1024) {
    const bytes = new Uint8Array(content.subarray(at, at + 1024 * 1024));
    await valueOf(page, 'input.drop-piece', { dropId, bytes });
  }
  return await askMain(page, 'input.drop-end', { dropId });
}

/** Collects from a recorded server, to the end. */
export async function collectSample(
  page: Page,
  input: Omit<RequestInput<'collection.start'>, 'target' | 'hours'> = {},
  name = 'healthy',
): Promise<EventPayload<'collection.ended'>> {
  const ended = await nextEvent(page, 'collection.ended');
  await valueOf(page, 'collection.start', { target: { kind: 'sample', name }, hours: 24 * 7, ...input });
  return await ended();
}
