import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Certificates for loopback servers, made on the spot: DER by hand (X.509, RFC 5280), keys on the P-256 curve. */
export interface TestCertificate {
  readonly pem: string;
  readonly keyPem: string;
  readonly name: string;
  readonly key: KeyObject;
}

export interface CertificateOptions {
  readonly name: string;
  /** Host names in the subject alternative name; absent in a root. */
  readonly hosts?: readonly string[];
  /** Its own issuer where absent. */
  readonly issuer?: TestCertificate;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

export function makeCertificate(options: CertificateOptions): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId('1.2.840.10045.4.3.2'));
  const notBefore = options.notBefore ?? new Date(Date.now() - 86_400_000);
  const notAfter = options.notAfter ?? new Date(Date.now() + 86_400_000);
  const serial = createHash('sha1').update(options.name).digest().subarray(0, 8);
  const body = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    integer(Uint8Array.of(1, ...serial)),
    algorithm,
    distinguishedName(options.issuer?.name ?? options.name),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(options.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(options.hosts))),
  );
  const signature = sign('sha256', body, options.issuer?.key ?? privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Uint8Array.of(0), signature));
  const base64 = (
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n');
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name: options.name,
    key: privateKey,
  };
}

function extensions(hosts: readonly string[] | undefined): readonly Uint8Array[] {
  const authority = hosts === undefined;
  const constraints = extension('2.5.29.19', true, sequence(...(authority ? [tagged(0x01, Uint8Array.of(0xff))] : [])));
  if (authority) {
    return [constraints];
  }
  const names = hosts.map((host) => tagged(0x82, Buffer.from(host)));
  return [constraints, extension('2.5.29.17', false, sequence(...names))];
}

function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(objectId(id), ...(critical ? [tagged(0x01, Uint8Array.of(0xff))] : []), tagged(0x04, value));
}

function distinguishedName(name: string): Uint8Array {
  return sequence(tagged(0x31, sequence(objectId('2.5.4.3'), tagged(0x0c, Buffer.from(name)))));
}

function time(date: Date): Uint8Array {
  const digits = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return tagged(0x18, Buffer.from(digits));
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x30, ...parts);
}

function integer(bytes: Uint8Array): Uint8Array {
  return tagged(0x02, bytes);
}

function objectId(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    bytes.push(...groups);
  }
  return tagged(0x06, Uint8Array.from(bytes));
}

function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...head), content]);
}
