import type { EventChannel, RequestChannel } from '../shared/ipc/channels.ts';
import { events, ipcErrorSchema, requests } from '../shared/ipc/contract.ts';
import type { Bridge, EventPayload, RequestInput, Response } from '../shared/ipc/contract.ts';
import { failure, success } from '../shared/result/result.ts';

declare global {
  interface Window {
    readonly connectSupport: Bridge;
  }
}

/** Asks the main process. What comes back is checked against the contract; never throws. */
export async function ask<Channel extends RequestChannel>(
  channel: Channel,
  input: RequestInput<Channel>,
): Promise<Response<Channel>> {
  let answer: unknown;
  try {
    answer = await window.connectSupport.request(channel, input);
  } catch (error) {
    return failure({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'value' in answer) {
      const value = requests[channel].output.safeParse(answer.value);
      // The schema of this channel has just passed the value.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (value.success) return success(value.data) as Response<Channel>;
    }
    if (answer.ok === false && 'error' in answer) {
      const error = ipcErrorSchema.safeParse(answer.error);
      if (error.success) return failure(error.data);
    }
  }
  return failure({ code: 'internal', detail: `the answer to ${channel} has an unknown shape` });
}

/** Listens to the main process; returns the function that stops it. An event of another shape is a bug and is dropped. */
export function listen<Channel extends EventChannel>(
  channel: Channel,
  listener: (payload: EventPayload<Channel>) => void,
): () => void {
  return window.connectSupport.subscribe(channel, (payload) => {
    const parsed = events[channel].safeParse(payload);
    // The schema of this channel has just passed the payload.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (parsed.success) listener(parsed.data as EventPayload<Channel>);
    else console.error(`dropped an event of ${channel}`, parsed.error.issues);
  });
}
