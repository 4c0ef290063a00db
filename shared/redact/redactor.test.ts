import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedactionSwitches } from './category.ts';
import { createLeakScanner } from './leak-scan.ts';
import { parseRedactionMap, reveal } from './redaction-map.ts';
import { createRedactor } from './redactor.ts';
import type { Redactor } from './redactor.ts';
import type { TextForm } from './text-view.ts';

function redactorFor(texts: readonly string[], options: Partial<RedactionSwitches> = {}, key = 7): Redactor {
  const redactor = createRedactor({ key: new Uint8Array(32).fill(key), identity: [], options });
  for (const text of texts) redactor.learn(text);
  return redactor;
}

function redacted(text: string, options: Partial<RedactionSwitches> = {}): string {
  return redactorFor([text], options).redact(text);
}

describe('what each finder hides, and that its shape stays', () => {
  it.each<[what: string, text: string, shape: RegExp]>([
    [
      'a sign-in name',
      'UserPrincipalName: anna.costa@contoso.com, x',
      /^UserPrincipalName: user-\d+@domain-\d+\.example, x$/,
    ],
    ['a mail address', 'sent to <bela@mail.contoso.com>.', /^sent to <user-\d+@.*domain-\d+\.example>\.$/],
    ['an account with its domain', 'signed in as CONTOSO\\acosta today', /^signed in as DOMAIN-\d+\\user-\d+ today$/],
    ['a connector account', 'MSOL_2e85423362ab denied', /^MSOL_[\da-f]{12} denied$/],
    ['a profile folder', 'C:\\Users\\acosta\\AppData', /^C:\\Users\\user-\d+\\AppData$/],
    [
      'a distinguished name',
      'CN=Anna Costa,OU=Sales,DC=contoso,DC=com',
      /^CN=name-\d+,OU=unit-\d+,DC=domain-\d+,DC=example$/i,
    ],
    ['a SID', 'S-1-5-21-1004336348-1177238915-682003330-1106', /^S-1-5-21(?:-\d+){4}$/],
    [
      'a GUID',
      'tenant 6f1c2b3a-9d4e-4f5a-8b6c-7d8e9f0a1b2c',
      /^tenant [\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/,
    ],
    ['a source anchor', 'SourceAnchorValue: WQTzUHDM3utuNaWftvA0Rw==, y', /^SourceAnchorValue: [\w+/]{22}==, y$/],
    ['a host', 'on sync01.contoso.com failed', /^on host-\d+\.domain-\d+\.example failed$/],
    ['a public address', 'from 81.2.69.142 refused', /^from (?:\d{1,3}\.){3}\d{1,3} refused$/],
    ['a password', 'password=Tr0ub4dor3! end', /^password=credential-removed end$/],
    ['a credential in a URL', 'http://svc:S3cret!@proxy.contoso.com:8080', /^http:\/\/.*credential-removed@.*:8080$/],
    ['a bearer token', 'Authorization: Bearer abc.DEF-123_456.ghiJKL', /^Authorization: Bearer credential-removed$/],
  ])('%s', (_, text, shape) => {
    const after = redacted(text);
    expect(after).toMatch(shape);
    expect(after).not.toBe(text);
  });

  it.each([
    'Connect 2.5.79.0 and .NET 4.8.4110.0 on 10.0.20348.4405',
    'ssprdedicatedsbprodncu-2.servicebus.windows.net:443 and passwordreset.microsoftonline.com',
    'event 33004, 31019, hr=80230619, SSPR_0029, port 9350',
    'S-1-5-18, S-1-5-32-544, NT AUTHORITY\\SYSTEM, NT SERVICE\\ADSync',
    'TrackingId: cbae4101-07d0-439a-ae03-7e1107c863c9, Reason: x',
    'Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException',
    'Entra Connect, Azure AD Connect, Directory Synchronization, miiserver.exe',
    'between 10.0.0.5 and 192.168.1.20',
  ])('leaves “%s” as it is', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('hides private addresses where that is wanted, and keeps their kind', () => {
    const after = redacted('from 10.20.30.40', { 'private-addresses': true });
    expect(after).toMatch(/^from (?:\d{1,3}\.){3}\d{1,3}$/);
    expect(after).not.toContain('10.20.30.40');
  });

  it.each<[keyof RedactionSwitches, string]>([
    ['users', 'UserPrincipalName: anna.costa@contoso.com'],
    ['sids', 'S-1-5-21-1004336348-1177238915-682003330-1106'],
    ['guids', 'tenant 6f1c2b3a-9d4e-4f5a-8b6c-7d8e9f0a1b2c'],
    ['anchors', 'SourceAnchorValue: WQTzUHDM3utuNaWftvA0Rw==, y'],
    ['public-addresses', 'from 81.2.69.142 refused'],
  ])('keeps %s where that switch is off, and credentials go all the same', (category, text) => {
    const both = `${text} password=Tr0ub4dor&3`;
    const after = redacted(both, { [category]: false, domains: false, hosts: false });
    expect(after).toContain(text);
    expect(after).not.toContain('Tr0ub4dor');
  });
});

const name = fc.stringMatching(/^[b-df-hj-np-tv-z]{3}[aeiou][b-df-hj-np-tv-z]{3}\d{2}$/);
const person = fc.record({ user: name, host: name, domain: name });

/** The same secret in the places and forms in which logs hold it. */
function placesOf({ user, host, domain }: { readonly user: string; readonly host: string; readonly domain: string }) {
  const upn = `${user}@${domain}.com`;
  const dnsHost = `${host}.${domain}.com`;
  const texts: readonly (readonly [string, TextForm])[] = [
    [`UserPrincipalName: ${upn}, failed on ${dnsHost}`, 'plain'],
    [`${upn.toUpperCase()} and ${dnsHost.toUpperCase()} and ${domain.toUpperCase()}\\${user}`, 'plain'],
    [`CN=${user},OU=Staff,DC=${domain},DC=com`, 'plain'],
    [`https://x.example/?u=${encodeURIComponent(upn)}&h=${host}`, 'plain'],
    [JSON.stringify({ a: `${domain}\\${user}`, b: [upn], c: `line\n${dnsHost}` }), 'json'],
    [`<Data>${upn}</Data><Data>${host}</Data><Data>${domain}\\${user}</Data>`, 'xml'],
  ];
  return texts;
}

describe('names that contain those of public issuers', () => {
  it.each(['fffisrg00', 'Sophos Papadopoulos', 'Baltimore Costa', 'msquidx01', 'amazonas'])('hides “%s”', (user) => {
    expect(redacted(`CN=${user},OU=Staff,DC=contoso,DC=com`)).not.toContain(user);
  });

  it('hides a name that merely contains one, and leaves the issuers themselves', () => {
    expect(redacted('issued by CN=Fffisrg Costa, O=Contoso Ltd')).not.toContain('Fffisrg');
    for (const issuer of [
      'CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc, C=US',
      "CN=R11, O=Let's Encrypt, C=US",
      'CN=ISRG Root X1, O=Internet Security Research Group, C=US',
    ]) {
      expect(redacted(issuer)).toBe(issuer);
    }
  });
});

describe('redaction, whatever the names', () => {
  it('lets none survive in any place, and gives one value one stand-in everywhere', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const places = people.flatMap(placesOf);
        const redactor = createRedactor({
          key: new Uint8Array(32).fill(3),
          identity: people.map(({ host }) => ({ kind: 'host', value: host })),
        });
        for (const [text, form] of places) redactor.learn(text, form);
        const after = places.map(([text, form]) => redactor.redact(text, form));
        const whole = after.join('\n').toLowerCase();
        for (const { user, host, domain } of people) {
          for (const secret of [user, host, domain]) expect(whole).not.toContain(secret);
        }
        const [first] = after;
        const standIn = /user-\d+@domain-\d+\.example/.exec(first ?? '')?.[0] ?? 'none';
        // The UPN of the first person stands in its first, second, fourth, fifth and sixth place.
        for (const index of [0, 1, 4, 5]) expect(after[index]?.toLowerCase()).toContain(standIn);
        expect(decodeURIComponent(after[3] ?? '')).toContain(standIn);
        expect(() => JSON.parse(after[4] ?? '') as unknown).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('can be turned back with the map', () => {
    fc.assert(
      fc.property(person, (one) => {
        const text = `UserPrincipalName: ${one.user}@${one.domain}.com`;
        const redactor = redactorFor([text]);
        const after = redactor.redact(text);
        const map = parseRedactionMap(JSON.stringify(redactor.map()));
        expect(after).not.toContain(one.user);
        expect(map.ok && reveal(after, map.value)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves text without names as it is, and never throws', () => {
    const word = fc.constantFrom('the', 'service', 'was', 'restarted', 'at', '31019', 'error', 'x', '(', ')', '—', 'ü');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 80 }), (words, noise) => {
        const text = words.join(' ');
        expect(redacted(text)).toBe(text);
        expect(typeof redacted(noise)).toBe('string');
      }),
      { numRuns: 100 },
    );
  });

  it('gives other stand-ins under another key for what is not numbered', () => {
    const text = 'S-1-5-21-1004336348-1177238915-682003330-1106';
    const one = redactorFor([text], {}, 1).redact(text);
    const other = redactorFor([text], {}, 2).redact(text);
    expect(one).not.toBe(other);
  });
});

describe('names that are ordinary words', () => {
  const texts = ['CONTOSO\\test failed', 'UserPrincipalName: test@contoso.com, x', 'this is a test of the service'];
  const redactor = redactorFor(texts);

  it('go where their place says what they are, and are named for the preview', () => {
    expect(texts.map((text) => redactor.redact(text))).toEqual([
      expect.stringMatching(/^DOMAIN-\d+\\user-\d+ failed$/),
      expect.stringMatching(/^UserPrincipalName: user-\d+@domain-\d+\.example, x$/),
      'this is a test of the service',
    ]);
    expect(redactor.ordinaryNames()).toContainEqual({ category: 'users', value: 'test' });
  });

  it('are found by the leak scan in those places, and not as bare words', () => {
    const hits = (text: string): number => {
      const search = createLeakScanner(redactor.leakTerms()).search('x.txt');
      search.push(new TextEncoder().encode(text));
      return search.end().length;
    };
    expect(hits('CONTOSO\\test failed')).toBeGreaterThan(0);
    expect(hits('<Data>test</Data>')).toBeGreaterThan(0);
    expect(hits('this is a test of the service')).toBe(0);
  });
});

describe('the leak scan', () => {
  const secret = 'Ännä.costa-"<&>';
  const bytes = {
    'UTF-8': new TextEncoder().encode(`x ${secret} y`),
    'UTF-16 little-endian': utf16(`x ${secret} y`, true),
    'UTF-16 big-endian': utf16(`x ${secret} y`, false),
    'JSON-escaped': new TextEncoder().encode(`x ${JSON.stringify(secret).slice(1, -1)} y`),
    'XML-escaped': new TextEncoder().encode('x Ännä.costa-&quot;&lt;&amp;&gt; y'),
    'URL-escaped': new TextEncoder().encode(`x ${encodeURIComponent(secret)} y`),
    'upper case': new TextEncoder().encode(`x ${secret.toUpperCase()} y`),
  };
  const scanner = createLeakScanner([{ value: secret, category: 'users', whole: true }]);

  it.each(Object.entries(bytes))('finds a value in %s, in pieces of any size', (_, content) => {
    for (const size of [1, 3, 7, content.length]) {
      const search = scanner.search('file.bin');
      for (let at = 0; at < content.length; at += size) search.push(content.subarray(at, at + size));
      const hits = search.end();
      expect(hits.length).toBeGreaterThan(0);
      expect(hits[0]).toMatchObject({ file: 'file.bin', category: 'users', value: secret });
    }
  });

  it('finds a value in the name of a file', () => {
    const search = createLeakScanner([{ value: 'acosta', category: 'users', whole: true }]).search('logs/acosta.evtx');
    expect(search.end()).toMatchObject([{ offset: -1 }]);
  });

  it('is silent where the value is a part of another word, and where there is none', () => {
    const search = createLeakScanner([{ value: 'acosta', category: 'users', whole: true }]).search('x.txt');
    search.push(new TextEncoder().encode('macostan and nothing else'));
    expect(search.end()).toEqual([]);
  });
});

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}
