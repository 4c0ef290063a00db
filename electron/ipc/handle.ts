import { ipcMain } from 'electron';
import type { WebFrameMain } from 'electron';
import { requestChannels } from '../../shared/ipc/channels.ts';
import type { RequestChannel } from '../../shared/ipc/channels.ts';
import { requests } from '../../shared/ipc/contract.ts';
import type { IpcError, RequestInput, Response } from '../../shared/ipc/contract.ts';
import { failure } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';

/** One function for every request of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [Channel in RequestChannel]: (input: RequestInput<Channel>) => Promise<Response<Channel>>;
};

/** What is known of the frame a message came from. */
export type Sender = Pick<WebFrameMain, 'url' | 'parent'>;

type AnyHandler = (input: unknown) => Promise<Result<unknown, IpcError>>;

/**
 * Answers one message: sender check, then input schema, then the handler. Never throws: a handler that does is a bug,
 * which is reported and answered as `internal`.
 */
export async function answer(
  handlers: Handlers,
  channel: RequestChannel,
  sender: Sender | null,
  input: unknown,
  origin: string,
  report: (message: string) => void,
): Promise<Result<unknown, IpcError>> {
  if (!isTrusted(sender, origin)) {
    report(`${channel}: refused a sender at ${sender?.url ?? 'no frame'}`);
    return failure({ code: 'foreign-sender' });
  }
  const parsed = requests[channel].input.safeParse(input);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    report(`${channel}: refused input (${detail})`);
    return failure({ code: 'bad-input', detail });
  }
  try {
    // The schema of this very channel has just passed the input that its handler takes.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return await (handlers[channel] as AnyHandler)(parsed.data);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    report(`${channel}: ${error instanceof Error ? (error.stack ?? detail) : detail}`);
    return failure({ code: 'internal', detail });
  }
}

/** Only the top frame of our own page may ask. */
export function isTrusted(sender: Sender | null, origin: string): boolean {
  return sender !== null && sender.parent === null && (sender.url === origin || sender.url.startsWith(`${origin}/`));
}

/** Registers every channel of the contract. The only place that touches `ipcMain`. */
export function handleRequests(handlers: Handlers, origin: string, report: (message: string) => void): void {
  for (const channel of requestChannels) {
    ipcMain.handle(
      channel,
      async (event, input: unknown) => await answer(handlers, channel, event.senderFrame, input, origin, report),
    );
  }
}
