import type { Socket } from 'node:net';

export interface HttpHead {
  readonly status: number;
  /** Lower case; empty where absent. */
  readonly contentType: string;
  /** ISO time of the `Date` header, or null. */
  readonly date: string | null;
}

/** More than any sane status line and headers. */
const maxHeadBytes = 32_768;

/** Reads status line and headers of an answer; null where none comes before `ended`, or what comes is not HTTP. */
export async function readHttpHead(socket: Socket, ended: Promise<unknown>): Promise<HttpHead | null> {
  const text = await Promise.race([readUntilBlankLine(socket), ended.then(() => null)]);
  return text === null ? null : parseHttpHead(text);
}

function readUntilBlankLine(socket: Socket): Promise<string | null> {
  return new Promise((done) => {
    let text = '';
    const finish = (result: string | null): void => {
      socket.off('data', take);
      socket.off('close', close);
      socket.off('error', close);
      // Left paused for the TLS handshake that follows behind a proxy.
      socket.pause();
      done(result);
    };
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n\r\n') || text.includes('\n\n') || text.length > maxHeadBytes) {
        finish(text);
      }
    };
    const close = (): void => {
      finish(text === '' ? null : text);
    };
    socket.on('data', take);
    socket.once('close', close);
    socket.once('error', close);
  });
}

export function parseHttpHead(text: string): HttpHead | null {
  // HTTP/1.1 401 MissingToken
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |\r?\n|$)/.exec(text)?.[1];
  if (status === undefined) {
    return null;
  }
  // Date: Mon, 16 Nov 2026 09:30:00 GMT
  const date = Date.parse(headerOf(text, 'date'));
  return {
    status: Number(status),
    contentType: headerOf(text, 'content-type').toLowerCase(),
    date: Number.isNaN(date) ? null : new Date(date).toISOString(),
  };
}

function headerOf(text: string, name: string): string {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const line = head.split(/\r?\n/).find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? '' : line.slice(name.length + 1).trim();
}
