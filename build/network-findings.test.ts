import { createServer as createTcpServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createNetworkDoor } from '../electron/host/windows/network-door.ts';
import type { NetworkSettings } from '../electron/host/windows/network-door.ts';
import { makeCertificate } from '../electron/host/windows/test-support/certificates.ts';
import type { EndpointProbe } from '../shared/facts/facts.ts';
import { createAnalysisSession } from '../shared/analysis/analysis-session.ts';

/** From a real socket to the finding: what each trouble on the way to a relay is called in the end. */

const host = 'ssprdedicatedsbprodneu.servicebus.windows.net';
const root = makeCertificate({ name: 'DigiCert Global Root G2' });
const good = makeCertificate({ name: host, hosts: [host], issuer: root });
const answer = 'HTTP/1.1 401 MissingToken\r\nContent-Length: 0\r\n\r\n';

const opened: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of opened.splice(0)) {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((done) => server.close(done));
  }
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  opened.push({ server, sockets });
  const at = server.address();
  if (at === null || typeof at === 'string') {
    throw new Error('the test server has no port');
  }
  return at.port;
}

function relay(options: TlsOptions): Server {
  const server = createTlsServer(options, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  return server.on('tlsClientError', () => undefined);
}

const serving = (leaf = good, chain = root): TlsOptions => ({ key: leaf.keyPem, cert: leaf.pem + chain.pem });

async function probe(
  port: number,
  settings: NetworkSettings = {},
  proxyPort: number | null = null,
): Promise<EndpointProbe> {
  const door = createNetworkDoor({
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    roots: [root.pem],
    stepTimeoutMs: 400,
    ...settings,
  });
  const proxy = proxyPort === null ? {} : { proxy: { host: 'proxy.example', port: proxyPort } };
  return await door.probe(
    { host, port, role: 'relay', path: '/', ...proxy },
    { signal: new AbortController().signal, timeoutMs: 5_000 },
  );
}

/** Ids of what the core makes of these probes and nothing else. */
function findingsOf(probes: readonly EndpointProbe[]): readonly string[] {
  const session = createAnalysisSession({ asOf: '2026-11-16T09:30:00Z', askedSince: null, askedUntil: null });
  session.addFacts({ network: { value: { probes }, source: { collector: 'network', file: 'facts.json', place: '' } } });
  return session.current().findings.map(({ id }) => id);
}

const proxySaying = (text: string): Server =>
  createTcpServer((socket) => {
    socket.once('data', () => socket.end(text));
  });

describe('trouble on the way to a relay', () => {
  it('none: no finding', async () => {
    expect(findingsOf([await probe(await listen(relay(serving())))])).toEqual([]);
  });

  it('inspection is told from a broken trust by the issuer, though both are refused alike', async () => {
    const device = makeCertificate({ name: 'Corporate Inspection CA' });
    const inspected = await probe(
      await listen(relay(serving(makeCertificate({ name: host, hosts: [host], issuer: device }), device))),
    );
    const unknown = makeCertificate({ name: 'Microsoft RSA Root Certificate Authority 2099' });
    const untrusted = await probe(
      await listen(relay(serving(makeCertificate({ name: host, hosts: [host], issuer: unknown }), unknown))),
    );
    const codes = [inspected, untrusted].map(({ steps }) => steps[2]?.errorCode);
    expect(codes).toEqual(['CERT_UNTRUSTED', 'CERT_UNTRUSTED']);
    expect(findingsOf([inspected])).toEqual(['tls-inspected']);
    expect(findingsOf([untrusted])).toEqual(['certificate-not-trusted']);
  });

  it('an inspected connection that this server trusts is a finding all the same', async () => {
    const device = makeCertificate({ name: 'Corporate Inspection CA' });
    const leaf = makeCertificate({ name: host, hosts: [host], issuer: device });
    const trusted = await probe(await listen(relay(serving(leaf, device))), { roots: [device.pem] });
    expect(trusted.steps[2]?.outcome).toBe('ok');
    expect(findingsOf([trusted])).toEqual(['tls-inspected']);
  });

  it('an expired certificate', async () => {
    const old = makeCertificate({ name: host, hosts: [host], issuer: root, notAfter: new Date(Date.now() - 1_000) });
    expect(findingsOf([await probe(await listen(relay(serving(old))))])).toEqual(['certificate-not-trusted']);
  });

  it('a handshake that is reset, silent, or of old TLS only', async () => {
    const reset = createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const old = relay({ ...serving(), minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    for (const server of [reset, createTcpServer(), old]) {
      expect(findingsOf([await probe(await listen(server))])).toEqual(['tls-handshake-failed']);
    }
  });

  it('a closed port, a name that does not resolve', async () => {
    const port = await listen(createTcpServer());
    await new Promise((done) => opened.pop()?.server.close(done));
    expect(findingsOf([await probe(port)])).toEqual(['port-blocked']);
    const nowhere = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
    expect(findingsOf([await probe(port, { resolve: nowhere })])).toEqual(['name-not-resolved']);
  });

  it.each([
    ['wants a password', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'proxy-authentication-required'],
    ['refuses the host', 'HTTP/1.1 403 Forbidden\r\n\r\n', 'proxy-refuses-host'],
    ['answers with a page', '<html>blocked</html>', 'proxy-unusable'],
    ['gets nowhere itself', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'proxy-unusable'],
  ])('a proxy that %s', async (_name, text, id) => {
    const through = await probe(443, {}, await listen(proxySaying(text)));
    expect(findingsOf([through])).toEqual([id]);
  });

  it('where a proxy is used its way counts, whatever the direct one says', async () => {
    const target = await listen(relay(serving()));
    const proxy = createTcpServer((client) => {
      client.once('data', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        void import('node:net').then(({ connect }) => {
          const onward = connect(target, '127.0.0.1');
          onward.on('error', () => undefined);
          client.pipe(onward).pipe(client);
        });
      });
    });
    const blocked = await listen(createTcpServer());
    const direct = await probe(blocked);
    const through = await probe(target, {}, await listen(proxy));
    expect([direct.via, through.via]).toEqual(['direct', 'proxy']);
    expect(through.steps.every(({ outcome }) => outcome === 'ok')).toBe(true);
    expect(findingsOf([direct, through])).toEqual([]);
  });
});
