import { createServer as createTcpServer, connect } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { EndpointProbe } from '../../../shared/facts/facts.ts';
import { parseHttpHead } from './http-head.ts';
import { createNetworkDoor } from './network-door.ts';
import type { NetworkSettings } from './network-door.ts';
import { makeCertificate } from './test-support/certificates.ts';

const host = 'relay.example';
const root = makeCertificate({ name: 'Example Root' });
const good = makeCertificate({ name: host, hosts: [host], issuer: root });

const opened: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of opened.splice(0)) {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((done) => server.close(done));
  }
});

async function listen(server: Server, address = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((done) => server.listen(0, address, done));
  opened.push({ server, sockets });
  const at = server.address();
  if (at === null || typeof at === 'string') {
    throw new Error('the test server has no port');
  }
  return at.port;
}

const missingToken = 'HTTP/1.1 401 MissingToken\r\nDate: Mon, 16 Nov 2026 09:30:00 GMT\r\nContent-Length: 0\r\n\r\n';

async function tlsServer(options: TlsOptions, answer = missingToken, delayMs = 0): Promise<number> {
  const server = createTlsServer(options, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => setTimeout(() => socket.end(answer), delayMs));
  });
  server.on('tlsClientError', () => undefined);
  return await listen(server);
}

const serving = (leaf = good, chain = root): TlsOptions => ({ key: leaf.keyPem, cert: leaf.pem + chain.pem });

interface ProbeOptions extends NetworkSettings {
  readonly until?: 'tcp';
  readonly proxyPort?: number;
  readonly role?: EndpointProbe['role'];
  readonly signal?: AbortSignal;
  readonly address?: string;
}

async function probe(port: number, options: ProbeOptions = {}): Promise<EndpointProbe> {
  const address = options.address ?? '127.0.0.1';
  const door = createNetworkDoor({
    resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }],
    roots: [root.pem],
    stepTimeoutMs: 400,
    ...options,
  });
  const proxy = options.proxyPort === undefined ? {} : { proxy: { host: 'proxy.example', port: options.proxyPort } };
  return await door.probe(
    {
      host,
      port,
      role: options.role ?? 'relay',
      path: '/',
      ...proxy,
      ...(options.until === undefined ? {} : { until: options.until }),
    },
    { signal: options.signal ?? new AbortController().signal, timeoutMs: 5_000 },
  );
}

/** `dns ok, tcp ECONNREFUSED, …` */
const summary = (result: EndpointProbe): string =>
  result.steps
    .map(({ step, outcome, errorCode }) => `${step} ${outcome === 'not-run' ? '-' : (errorCode ?? outcome)}`)
    .join(', ');

const nameUnknown = async (): Promise<never> =>
  await Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));

describe('a probe over real sockets', () => {
  it('sees a healthy relay: 401, its chain, its clock', async () => {
    const result = await probe(await tlsServer(serving()), { nowMs: () => Date.UTC(2026, 10, 16, 9, 35) });
    expect(summary(result)).toBe('dns ok, tcp ok, tls ok, https ok');
    expect(result.chain.map((certificate) => certificate.subject)).toEqual([`CN=${host}`, 'CN=Example Root']);
    expect(result.chain[0]?.thumbprint).toMatch(/^[0-9A-F]{40}$/);
    expect(result.chain[0]?.notAfter).toMatch(/Z$/);
    expect(result.httpDate).toEqual({ server: '2026-11-16T09:30:00.000Z', local: '2026-11-16T09:35:00.000Z' });
    expect(result.steps[3]?.detail).toBe('HTTP 401');
    expect(result.steps[2]?.detail).toMatch(/^TLSv1\.[23] /);
  });

  it('tells an inspected connection: another issuer, and nothing is asked over it', async () => {
    const inspector = makeCertificate({ name: 'Corporate Inspection CA' });
    const leaf = makeCertificate({ name: host, hosts: [host], issuer: inspector });
    const result = await probe(await tlsServer(serving(leaf, inspector)));
    expect(summary(result)).toBe('dns ok, tcp ok, tls CERT_UNTRUSTED, https -');
    expect(result.chain[0]?.issuer).toBe('CN=Corporate Inspection CA');
  });

  it('tells an expired certificate, one not valid yet and one for another name', async () => {
    const old = makeCertificate({ name: host, hosts: [host], issuer: root, notAfter: new Date(Date.now() - 1_000) });
    expect(summary(await probe(await tlsServer(serving(old))))).toContain('tls CERT_EXPIRED');
    const early = makeCertificate({
      name: host,
      hosts: [host],
      issuer: root,
      notBefore: new Date(Date.now() + 3_600_000),
    });
    expect(summary(await probe(await tlsServer(serving(early))))).toContain('tls CERT_NOT_YET_VALID');
    const other = makeCertificate({ name: 'other', hosts: ['other.example'], issuer: root });
    expect(summary(await probe(await tlsServer(serving(other))))).toContain('tls CERT_NAME_MISMATCH');
  });

  it('a server that knows old TLS only fails in the handshake', async () => {
    const options = { ...serving(), minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expect(summary(await probe(await tlsServer(options)))).toMatch(/tls ERR_SSL_\w+, https -$/);
  });

  it('a reset in the handshake, a silent port, a closed port', async () => {
    const reset = await listen(createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect(summary(await probe(reset))).toBe('dns ok, tcp ok, tls ECONNRESET, https -');
    const silent = await listen(createTcpServer());
    const result = await probe(silent);
    expect(summary(result)).toBe('dns ok, tcp ok, tls ETIMEDOUT, https -');
    expect(result.steps[2]?.outcome).toBe('timed-out');
    const closed = await listen(createTcpServer());
    await new Promise((done) => opened.pop()?.server.close(done));
    expect(summary(await probe(closed))).toBe('dns ok, tcp ECONNREFUSED, tls -, https -');
  });

  it('a slow answer is timed, one too slow is timed out, none is none', async () => {
    const slow = await probe(await tlsServer(serving(), missingToken, 150));
    expect(slow.steps[3]?.outcome).toBe('ok');
    expect(slow.steps[3]?.durationMs).toBeGreaterThanOrEqual(140);
    expect(summary(await probe(await tlsServer(serving(), missingToken, 3_000)))).toContain('https ETIMEDOUT');
    expect(summary(await probe(await tlsServer(serving(), '')))).toContain('https HTTP_NO_ANSWER');
  });

  it('a web page is no relay, though the web service may send one', async () => {
    const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>';
    expect(summary(await probe(await tlsServer(serving(), page)))).toContain('https HTTP_UNEXPECTED_PAGE');
    expect(summary(await probe(await tlsServer(serving(), page), { role: 'service' }))).toContain('https ok');
    expect(summary(await probe(await tlsServer(serving(), 'HTTP/1.1 503 Busy\r\n\r\n')))).toContain('https HTTP_503');
  });

  it('names that do not resolve', async () => {
    expect(summary(await probe(1, { resolve: nameUnknown }))).toBe('dns ENOTFOUND, tcp -, tls -, https -');
    expect(summary(await probe(1, { resolve: async () => [] }))).toBe('dns ENODATA, tcp -, tls -, https -');
    expect(summary(await probe(1, { resolve: () => new Promise(() => undefined) }))).toBe(
      'dns ETIMEDOUT, tcp -, tls -, https -',
    );
  });

  it('IPv6 alone is enough', async ({ skip }) => {
    const server = createTlsServer(serving(), (socket) => socket.once('data', () => socket.end(missingToken)));
    const port = await listen(server, '::1').catch(() => null);
    if (port === null) {
      skip('this machine has no IPv6 loopback');
      return;
    }
    expect(summary(await probe(port, { address: '::1' }))).toBe('dns ok, tcp ok, tls ok, https ok');
  });

  it('asks no more than whether a port opens where that is all', async () => {
    const silent = await listen(createTcpServer());
    const result = await probe(silent, { until: 'tcp' });
    expect(summary(result)).toBe('dns ok, tcp ok, tls -, https -');
    expect(result.steps[3]?.detail).toBe('not asked for');
  });

  it('ends at once when it is cancelled', async () => {
    const silent = await listen(createTcpServer());
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 60);
    const started = performance.now();
    expect(summary(await probe(silent, { signal: stop.signal, stepTimeoutMs: 9_000 }))).toContain('tls CANCELLED');
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(summary(await probe(silent, { signal: AbortSignal.abort() }))).toBe('dns CANCELLED, tcp -, tls -, https -');
  });
});

/** Answers CONNECT with `status`; with 200 it passes everything on to `target`. */
async function proxyServer(answer: string, target?: number): Promise<number> {
  return await listen(
    createTcpServer((client) => {
      client.once('data', () => {
        client.write(answer);
        if (target === undefined) {
          client.end();
          return;
        }
        const onward = connect(target, '127.0.0.1');
        onward.on('error', () => undefined);
        client.pipe(onward).pipe(client);
      });
    }),
  );
}

describe('a probe through a proxy', () => {
  it('that lets it pass reaches the relay', async () => {
    const target = await tlsServer(serving());
    const result = await probe(target, {
      proxyPort: await proxyServer('HTTP/1.1 200 Connection established\r\n\r\n', target),
    });
    expect(summary(result)).toBe('dns ok, tcp ok, tls ok, https ok');
    expect(result.via).toBe('proxy');
  });

  it.each([
    ['wants a password', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'HTTP_407'],
    ['refuses the host', 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html>', 'HTTP_403'],
    ['answers with a page', '<html>blocked</html>', 'PROXY_NO_ANSWER'],
  ])('that %s', async (_name, answer, code) => {
    expect(summary(await probe(1, { proxyPort: await proxyServer(answer) }))).toBe(
      `dns ok, tcp ${code}, tls -, https -`,
    );
  });
});

describe('the head of an answer', () => {
  it.each([
    ['HTTP/1.1 401 MissingToken\r\n\r\n', { status: 401, contentType: '', date: null }],
    ['HTTP/1.0 200\n\n', { status: 200, contentType: '', date: null }],
    ['HTTP/2 204 \r\ncontent-type: Text/HTML\r\n\r\nDate: x', { status: 204, contentType: 'text/html', date: null }],
    ['SSH-2.0-OpenSSH', null],
    ['HTTP/1.1 20', null],
  ])('%j', (text, expected) => {
    expect(parseHttpHead(text)).toEqual(expected);
  });
});
