import type { SampleServerInput } from '../../electron/host/sample-server.ts';
import type { Place } from './recording.ts';

type Endpoint = SampleServerInput['endpoints'][number];
type Step = Endpoint['steps'][number];
type Certificate = Endpoint['chain'][number];

const digiCertRoot: Certificate = {
  subject: 'CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc, C=US',
  issuer: 'CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc, C=US',
  thumbprint: 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4',
  notBefore: '2013-08-01T12:00:00.000Z',
  notAfter: '2038-01-15T12:00:00.000Z',
};

// The intermediate and the served certificates are invented but for their issuers' names.
const microsoftIssuer: Certificate = {
  subject: 'CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation, C=US',
  issuer: digiCertRoot.subject,
  thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567',
  notBefore: '2023-06-08T00:00:00.000Z',
  notAfter: '2026-12-31T23:59:59.000Z',
};

function served(host: string, issuer: string): Certificate {
  const name = host.includes('servicebus') ? `*.${host.split('.').slice(1).join('.')}` : host;
  return {
    subject: `CN=${name}, O=Microsoft Corporation, L=Redmond, S=WA, C=US`,
    issuer,
    thumbprint: 'FEDCBA9876543210FEDCBA9876543210FEDCBA98',
    notBefore: '2026-06-02T00:00:00.000Z',
    notAfter: '2026-12-31T23:59:59.000Z',
  };
}

function step(
  name: Step['step'],
  outcome: Step['outcome'],
  durationMs: number,
  detail: string,
  errorCode?: string,
): Step {
  return { step: name, outcome, durationMs, errorCode: errorCode ?? null, detail };
}

const notRun = (name: Step['step']): Step => step(name, 'not-run', 0, 'an earlier step failed');

export interface Target {
  readonly host: string;
  readonly role: Endpoint['role'];
  readonly address: string;
}

/** The hosts that a server of this place reaches for. Addresses are from the documentation range. */
export function targetsOf(place: Place): readonly Target[] {
  return [
    { host: 'passwordreset.microsoftonline.com', role: 'service', address: '192.0.2.10' },
    ...place.namespaces.map((namespace, index): Target => ({
      host: `${namespace}.servicebus.windows.net`,
      role: 'relay',
      address: `192.0.2.${20 + index}`,
    })),
  ];
}

function endpoint(target: Target, steps: readonly Step[], chain: readonly Certificate[] = []): Endpoint {
  return { host: target.host, port: 443, role: target.role, via: 'direct', steps: [...steps], chain: [...chain] };
}

const resolved = (target: Target): Step => step('dns', 'ok', 14, target.address);
const connected = step('tcp', 'ok', 21, 'connected to port 443');

export function reachable(target: Target, clockAheadSeconds = 0): Endpoint {
  const status = target.role === 'relay' ? 401 : 200;
  return {
    ...endpoint(
      target,
      [
        resolved(target),
        connected,
        step('tls', 'ok', 46, 'TLSv1.3 TLS_AES_256_GCM_SHA384'),
        step('https', 'ok', 63, `HTTP ${status}`),
      ],
      [served(target.host, microsoftIssuer.subject), microsoftIssuer, digiCertRoot],
    ),
    // Headers carry whole seconds, half of one is lost on average.
    httpDate: {
      server: '2026-11-16T09:30:00.000Z',
      local: new Date(Date.UTC(2026, 10, 16, 9, 30) + clockAheadSeconds * 1_000 + 500).toISOString(),
    },
  };
}

/** The same answer through the proxy. */
export function throughProxy(result: Endpoint): Endpoint {
  return { ...result, via: 'proxy' };
}

/** The proxy itself answers CONNECT with an error. */
export function refusedByProxy(target: Target, status: number): Endpoint {
  return throughProxy(
    endpoint(target, [
      step('dns', 'ok', 3, '192.0.2.80'),
      step('tcp', 'failed', 18, `the proxy answers CONNECT with ${status}`, `HTTP_${status}`),
      notRun('tls'),
      notRun('https'),
    ]),
  );
}

export function unresolved(target: Target): Endpoint {
  return endpoint(target, [
    step('dns', 'failed', 12, 'no such name', 'ENOTFOUND'),
    notRun('tcp'),
    notRun('tls'),
    notRun('https'),
  ]);
}

export function blocked(target: Target): Endpoint {
  return endpoint(target, [
    resolved(target),
    step('tcp', 'timed-out', 5_000, 'no answer on port 443 within 5 s', 'ETIMEDOUT'),
    notRun('tls'),
    notRun('https'),
  ]);
}

export function handshakeRefused(target: Target): Endpoint {
  return endpoint(target, [
    resolved(target),
    connected,
    step('tls', 'failed', 30, 'the other side closed the connection during the handshake', 'ECONNRESET'),
    notRun('https'),
  ]);
}

/** A device in between serves a certificate of its own maker. */
export function inspected(target: Target, inspector: string): Endpoint {
  const root: Certificate = {
    ...digiCertRoot,
    subject: `CN=${inspector}`,
    issuer: `CN=${inspector}`,
    thumbprint: 'ABCDEF0123456789ABCDEF0123456789ABCDEF01',
  };
  return endpoint(
    target,
    [
      resolved(target),
      connected,
      step('tls', 'failed', 52, 'the chain ends in a root that is not trusted', 'CERT_UNTRUSTED'),
      notRun('https'),
    ],
    [served(target.host, root.subject), root],
  );
}
