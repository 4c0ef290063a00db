import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { z } from 'zod';
import { openBundle } from '../electron/bundle/read.ts';
import { hostileZips } from '../electron/bundle/test-support/hostile-zips.ts';
import { makeZip, type ZipPart } from '../electron/bundle/test-support/make-zip.ts';

// The built command line, as a person or a script runs it. `npm run build:cli` makes it alone.
const cli = resolve('out/main/cli.cjs');

let folder = '';
let log = '';
let bundle = '';

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Outcome {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, TMPDIR: join(folder, 'temp'), ...environment };
  const ended = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', env, maxBuffer: 64e6, cwd: folder });
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

async function textIn(zip: string, name: string): Promise<string> {
  const opened = await openBundle(join(folder, zip));
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const content = await opened.value.readFile(name, 1e7);
  await opened.value.close();
  return Buffer.from(content ?? '').toString();
}

function parse(text: string): Record<string, unknown> {
  return z.looseObject({}).parse(JSON.parse(text));
}

const namedList = z.array(z.looseObject({ name: z.string() }));
const finding = z.looseObject({
  id: z.string(),
  count: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  users: z.array(z.string()),
});
const errorReport = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-cli-spec-'));
  mkdirSync(join(folder, 'temp'));
  log = join(folder, 'Application.evtx');
  writeFileSync(log, gunzipSync(readFileSync('electron/host/samples/policy-rejections/Application.evtx.gz')));
  bundle = join(folder, 'bundle.zip');
  expect(run(['collect', '--sample', 'policy-rejections', '--out', bundle]).code).toBe(0);
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('help, version and wrong use', () => {
  const help = run(['--help']);
  expect(help.code).toBe(0);
  for (const line of [
    'collect',
    'analyze',
    'events',
    'explain',
    'verify',
    'redact',
    'reveal',
    'samples',
    'demo',
    '130  cancelled',
  ]) {
    expect(help.stdout).toContain(line);
  }
  for (const command of [
    'collect',
    'analyze',
    'events',
    'explain',
    'verify',
    'redact',
    'reveal',
    'keygen',
    'samples',
    'demo',
  ]) {
    expect(run([command, '--help']).stdout).toContain(`usage: connect-bundle ${command}`);
  }
  const version = parse(readFileSync('package.json', 'utf8'))['version'];
  expect(run(['--version'])).toEqual({ code: 0, stdout: `${String(version)}\n`, stderr: '' });
  expect(run([]).code).toBe(1);
  for (const args of [
    ['colect'],
    ['analyze'],
    ['analyze', log, '--nonsense'],
    ['analyze', log, '--fail-on', 'awful'],
    ['collect'],
    ['collect', '--out'],
    ['collect', '--out', 'a.zip', '--sample', 'nobody'],
    ['collect', '--out', 'a.zip', '--sample', 'healthy', '--since', 'yesterday'],
    ['collect', '--out', 'a.zip', '--sample', 'healthy', '--skip', 'nothing'],
    ['events'],
    ['events', log, '--format', 'pdf'],
    ['events', log, '--id', 'x'],
    ['events', log, '--level', 'loud'],
    ['events', log, '--since', '2026-13-99'],
    ['verify'],
    ['explain'],
    ['demo', 'x'],
    ['redact', 'x.zip'],
    ['reveal'],
    ['keygen'],
    ['request'],
  ]) {
    const { code, stdout, stderr } = run(args);
    expect({ args, code, stdout }).toEqual({ args, code: 1, stdout: '' });
    expect(stderr).toMatch(/^connect-bundle: [^\n]+\n$/u);
  }
});

test('errors are JSON under --json', () => {
  const wrong = run(['analyze', '--json', '--nonsense']);
  expect(wrong.code).toBe(1);
  expect(parse(wrong.stderr)).toMatchObject({ error: { code: 'wrong-use' } });
  const missing = run(['analyze', 'missing.evtx', '--json']);
  expect(missing.code).toBe(2);
  expect(missing.stdout).toBe('');
  expect(parse(missing.stderr)).toMatchObject({ error: { code: 'unreadable' } });
});

test('samples lists the recorded servers', () => {
  expect(run(['samples']).stdout).toContain('policy-rejections');
  const { samples } = parse(run(['samples', '--json']).stdout);
  expect(namedList.parse(samples).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['healthy', 'policy-rejections', 'service-bus-blocked']),
  );
});

test('collect says each collector and its state, and that a sample was used', () => {
  const collected = run(['collect', '--sample', 'policy-rejections', '--out', 'said.zip', '--since', '3d']);
  expect(collected.code).toBe(0);
  const lines = collected.stderr.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(6);
  for (const line of lines) {
    expect(line).toMatch(/^ {2}(collected|empty|missing|skipped|unsupported) +\S/u);
  }
  expect(collected.stdout).toContain('SAMPLE SERVER "policy-rejections"');
  expect(collected.stdout).not.toContain('\u001B');
});

test('collect --json prints the result, and the same sample gives the same bytes', () => {
  const collected = run(['collect', '--sample', 'policy-rejections', '--out', 'again.zip', '--json']);
  expect(collected).toMatchObject({ code: 0, stderr: '' });
  const result = parse(collected.stdout);
  expect(result).toMatchObject({ schema: 'connect-support-bundle/collect/1', sample: 'policy-rejections' });
  const bytes = readFileSync(join(folder, 'again.zip'));
  expect(result['bytes']).toBe(bytes.length);
  expect(result['sha256']).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(bytes.equals(readFileSync(bundle))).toBe(true);
});

test('collect where there is no Connect server says how to try a sample', () => {
  test.skip(process.platform === 'win32', 'this machine may be a Connect server');
  const { code, stderr } = run(['collect', '--out', 'here.zip']);
  expect(code).toBe(1);
  expect(stderr).toContain('--sample policy-rejections');
  expect(readdirSync(folder)).not.toContain('here.zip');
});

test('a bundle that cannot be written is kept, and written later without collecting again', () => {
  const refused = run(['collect', '--sample', 'healthy', '--out', bundle]);
  expect(refused.code).toBe(6);
  expect(refused.stderr).toContain('exists already');
  const missing = run(['collect', '--sample', 'healthy', '--out', 'no/such/folder/a.zip', '--json']);
  expect(missing.code).toBe(6);
  const { error } = errorReport.parse(JSON.parse(missing.stderr));
  expect(error.code).toBe('folder-missing');
  // Sample: `--resume /tmp/connect-bundle-1a2b3c4d-4711-x8Kd2a --out`.
  const kept = /--resume (\S+) --out/u.exec(error.message)?.[1] ?? '';
  const resumed = run(['collect', '--resume', kept, '--out', 'resumed.zip', '--json']);
  expect(resumed.code).toBe(0);
  expect(parse(resumed.stdout)).toMatchObject({ sample: 'healthy', findings: [] });
  expect(run(['collect', '--resume', kept, '--out', 'twice.zip']).code).toBe(2);
  expect(run(['verify', 'resumed.zip']).code).toBe(0);
});

test('a read-only folder is named', () => {
  test.skip(process.platform === 'win32' || process.getuid?.() === 0, 'root may write anywhere');
  const readOnly = join(folder, 'read-only');
  mkdirSync(readOnly);
  chmodSync(readOnly, 0o555);
  const { code, stderr } = run(['collect', '--sample', 'healthy', '--out', join(readOnly, 'a.zip')]);
  expect(code).toBe(6);
  expect(stderr).toContain('no permission');
});

test('Ctrl+C ends with 130 and keeps what was collected', async () => {
  test.skip(process.platform === 'win32', 'there is no SIGINT to send');
  const env = { ...process.env, TMPDIR: join(folder, 'temp') };
  const child = spawn(process.execPath, [cli, 'collect', '--sample', 'healthy', '--out', 'cut.zip'], {
    cwd: folder,
    env,
  });
  child.stderr.once('data', () => child.kill('SIGINT'));
  child.stdout.resume();
  const code = await new Promise<number | null>((done) => {
    child.once('close', done);
  });
  expect(code).toBe(130);
  expect(run(['verify', 'cut.zip']).code).toBe(0);
});

test('analyze: exit codes', () => {
  expect(run(['analyze', log]).code).toBe(0);
  expect(run(['analyze', log, '--fail-on', 'error']).code).toBe(4);
  expect(run(['analyze', log, '--fail-on', 'info']).code).toBe(4);
  expect(run(['analyze', log, '--fail-on', 'critical']).code).toBe(0);
  writeFileSync(join(folder, 'cut.evtx'), readFileSync(log).subarray(0, 200_000));
  expect(run(['analyze', 'cut.evtx']).code).toBe(3);
  expect(run(['analyze', log, 'missing.evtx'])).toMatchObject({
    code: 3,
    stderr: 'connect-bundle: missing.evtx: there is no such file\n',
  });
  writeFileSync(join(folder, 'shopping.txt'), 'milk, bread');
  writeFileSync(join(folder, 'empty.evtx'), '');
  writeFileSync(join(folder, 'photos.zip'), makeZip([{ name: 'a.jpg', content: 'x' }]));
  writeFileSync(join(folder, 'torn.zip'), 'PK\u0003\u0004');
  for (const input of ['missing.evtx', 'shopping.txt', 'empty.evtx', 'photos.zip', 'torn.zip', folder]) {
    const { code, stderr } = run(['analyze', input]);
    expect({ input, code }).toEqual({ input, code: 2 });
    expect(stderr).toMatch(/^connect-bundle: [^\n]+\n$/u);
  }
});

test('analyze --json has the promised shape', () => {
  const result = parse(run(['analyze', log, '--json']).stdout);
  expect(Object.keys(result)).toEqual(
    expect.arrayContaining(['schema', 'sources', 'coverage', 'events', 'operations', 'findings', 'unknown']),
  );
  expect(result).toMatchObject({ schema: 'connect-support-bundle/analysis/1' });
  const [first] = z.array(z.looseObject({})).parse(result['findings']);
  expect(first).toMatchObject({ id: 'password-policy-rejected', severity: 'error' });
  for (const key of ['title', 'count', 'first', 'last', 'users', 'evidence', 'fix']) {
    expect(first).toHaveProperty(key);
  }
});

test('offline, a bundle gives the very bytes that were found live', async () => {
  const offline = run(['analyze', bundle, '--json']);
  expect(offline).toMatchObject({ code: 0, stderr: '' });
  const opened = await openBundle(bundle);
  const live = opened.ok ? await opened.value.readFile('findings.json', 1e8) : null;
  expect(Buffer.from(live ?? '').toString()).toBe(offline.stdout);
  if (opened.ok) {
    await opened.value.close();
  }
  expect(run(['analyze', bundle]).stdout).toContain('SAMPLE SERVER "policy-rejections"');
});

test('a zip of logs is analysed, hostile neighbours are named', () => {
  const zip = makeZip([
    { name: '../../evil.evtx', content: 'x' },
    { name: 'logs/Application.evtx', content: readFileSync(log) },
  ]);
  writeFileSync(join(folder, 'mixed.zip'), zip);
  const { code, stdout, stderr } = run(['analyze', 'mixed.zip', '--json']);
  expect(code).toBe(3);
  expect(stderr).toContain('../../evil.evtx the name climbs out of its folder');
  const found = z.array(finding).parse(parse(stdout)['findings']);
  expect(found.map(({ id }) => id)).toContain('password-policy-rejected');
});

test('events: every event, filters, forms, and from inside a zip', () => {
  const all = run(['events', log]);
  const lines = all.stdout.trim().split('\n').map(parse);
  expect(all.code).toBe(0);
  expect(lines.length).toBeGreaterThan(1000);
  expect(Object.keys(lines[0] ?? {})).toEqual([
    'recordId',
    'time',
    'provider',
    'eventId',
    'level',
    'channel',
    'computer',
    'user',
    'data',
  ]);
  const refused = lines.filter(({ provider, eventId }) => provider === 'PasswordResetService' && eventId === 33008);
  expect(refused.length).toBeGreaterThan(0);
  const filtered = run(['events', log, '--provider', 'PasswordResetService', '--id', '33008']);
  expect(filtered.stdout.trim().split('\n').map(parse)).toEqual(refused);
  const middle = String(refused[1]?.['time']);
  const since = run(['events', log, '--id', '33008,33004', '--level', 'error', '--since', middle]);
  expect(since.stdout.trim().split('\n').map(parse)).toEqual(refused.slice(1));
  expect(run(['events', bundle, '--id', '33008']).stdout).toBe(filtered.stdout);

  const xml = run(['events', log, '--id', '33008', '--format', 'xml']).stdout;
  writeFileSync(join(folder, 'events.xml'), xml);
  expect(xml.match(/<Event /gu)?.length).toBe(refused.length);
  expect(run(['events', 'events.xml']).stdout.split('\n').length).toBe(refused.length + 1);
});

test('events stops quietly when nobody reads on', () => {
  test.skip(process.platform === 'win32', 'needs a POSIX shell');
  const script = `"${process.execPath}" "${cli}" events "${log}" | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(stdout.trim().endsWith('\n0')).toBe(true);
});

test('verify tells a sealed bundle from an altered one', async () => {
  const sound = run(['verify', bundle, '--json']);
  expect(sound.code).toBe(0);
  const { shortCode } = z.object({ shortCode: z.string() }).parse(JSON.parse(sound.stdout));
  expect(parse(sound.stdout)).toMatchObject({
    sound: true,
    sample: 'policy-rejections',
    redacted: false,
    tool: { name: 'connect-support-bundle', version: parse(readFileSync('package.json', 'utf8'))['version'] },
    request: null,
    items: expect.arrayContaining([{ id: 'network', state: 'collected', reason: expect.any(String) }]),
  });
  // The same code on both sides: where it was written, where it is checked, where it is analysed.
  expect(run(['collect', '--sample', 'policy-rejections', '--out', bundle, '--force']).stdout).toContain(shortCode);
  expect(run(['analyze', bundle]).stdout).toMatch(
    new RegExp(`^bundle\\.zip +code ${shortCode}, as it was sealed, \\d+ files verified$`, 'mu'),
  );
  expect(run(['verify', bundle, '--code', shortCode.toLowerCase().replaceAll('-', ' ')]).code).toBe(0);
  expect(run(['verify', bundle, '--code', '0000-0000-0000']).code).toBe(5);

  const opened = await openBundle(bundle);
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const parts: ZipPart[] = [];
  for (const name of opened.value.names) {
    const content = (await opened.value.readFile(name, 1e8)) ?? '';
    parts.push({ name, content: name === 'report.md' ? 'all is well' : content });
  }
  await opened.value.close();
  writeFileSync(join(folder, 'altered.zip'), makeZip(parts));
  const altered = run(['verify', 'altered.zip']);
  expect(altered.code).toBe(5);
  // Sample: `altered   11 bytes  report.md`.
  expect(altered.stdout).toMatch(/^altered +11 bytes +report\.md$/mu);
  const analyzed = run(['analyze', 'altered.zip']);
  expect(analyzed.code).toBe(3);
  expect(analyzed.stdout).toContain(`altered.zip  code ${shortCode}, NOT as it was sealed: 1 altered\n`);
  expect(analyzed.stderr).toContain('report.md is altered');
  expect(run(['verify', 'photos.zip']).code).toBe(2);
  expect(run(['verify', 'missing.zip']).code).toBe(2);
});

test('redact keeps the findings, value for stand-in, and reveal turns them back', () => {
  const redacted = run(['redact', bundle, '--out', 'redacted.zip', '--map', 'names.json', '--json']);
  expect(redacted.code).toBe(0);
  expect(run(['verify', 'redacted.zip']).code).toBe(0);
  const before = z.array(finding).parse(parse(run(['analyze', bundle, '--json']).stdout)['findings']);
  const after = run(['analyze', 'redacted.zip', '--json']).stdout;
  expect(before.flatMap(({ users }) => users)).not.toEqual([]);
  for (const user of before.flatMap(({ users }) => users)) {
    expect(after).not.toContain(user);
  }
  writeFileSync(join(folder, 'answer.json'), after);
  const revealed = run(['reveal', '--map', 'names.json', 'answer.json']);
  const back = z.array(finding).parse(parse(revealed.stdout)['findings']);
  const plain = (list: readonly z.infer<typeof finding>[]) =>
    list.map(({ id, count, first, last, users }) => ({ id, count, first, last, users: users.toSorted() }));
  expect(plain(back)).toEqual(plain(before));
  const preview = run(['redact', bundle, '--preview', '--json']);
  expect(preview.code).toBe(0);
  expect(preview.stdout).toContain('"before"');
  // The map is the only file that knows the names.
  const names = namedList.parse(parse(run(['verify', 'redacted.zip', '--json']).stdout)['files']);
  expect(names.map(({ name }) => name)).not.toContain('Application.evtx');
  expect(run(['redact', bundle, '--out', 'redacted.zip']).code).toBe(6);
  expect(run(['redact', bundle, '--out', 'x.zip', '--show', 'credentials']).code).toBe(1);
  expect(run(['reveal', '--map', bundle, 'answer.json']).code).toBe(2);
});

test('a redacted copy says what it was made from, and hides no alteration under a new seal', async () => {
  const opened = await openBundle(bundle);
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const parts: ZipPart[] = [];
  for (const name of opened.value.names) {
    const content = (await opened.value.readFile(name, 1e8)) ?? '';
    parts.push({ name, content: name === 'connect-wizard-trace.txt' ? 'all is well' : content });
  }
  const code = opened.value.seal?.shortCode ?? '';
  await opened.value.close();
  writeFileSync(join(folder, 'tampered.zip'), makeZip(parts));
  const redacted = run(['redact', 'tampered.zip', '--out', 'tampered-redacted.zip', '--map', 'tampered.json']);
  expect(redacted.code).toBe(3);
  expect(redacted.stderr).toContain('connect-wizard-trace.txt is altered');
  const mark = `made from  ${code}  which was NOT as it was sealed`;
  expect(run(['verify', 'tampered-redacted.zip']).stdout).toContain(mark);
  expect(run(['analyze', 'tampered-redacted.zip']).stdout).toContain(mark);
});

test('collect --redact writes stand-ins at once', () => {
  const args = ['collect', '--sample', 'policy-rejections', '--out', 'direct.zip', '--redact', '--json'];
  const result = parse(run(args).stdout);
  expect(result).toMatchObject({ redacted: true });
  const events = run(['events', 'direct.zip', '--id', '33008']).stdout;
  expect(events).toContain('domain-');
  expect(events).not.toMatch(/fabrikam/iu);
});

test('an encrypted bundle opens with its key only, in every command', () => {
  const publicKey = run(['keygen', '--out', 'engineer.txt']).stdout.trim();
  expect(publicKey).toMatch(/^age1/u);
  const mode = statSync(join(folder, 'engineer.txt')).mode & 0o777;
  expect(process.platform === 'win32' ? 0o600 : mode).toBe(0o600);
  expect(run(['keygen', '--out', 'engineer.txt']).code).toBe(6);
  const collect = ['collect', '--sample', 'policy-rejections', '--encrypt-to', publicKey, '--out'];
  expect(run([...collect, 'plain.zip']).code).toBe(1);
  expect(run(['collect', '--sample', 'healthy', '--encrypt-to', 'age1x', '--out', 'x.zip.age']).code).toBe(1);
  expect(run([...collect, 'sealed.zip.age']).code).toBe(0);
  for (const command of ['analyze', 'verify', 'events']) {
    const locked = run([command, 'sealed.zip.age']);
    expect({ command, code: locked.code }).toEqual({ command, code: 2 });
    expect(locked.stderr).toContain('it is encrypted');
  }
  expect(run(['verify', 'sealed.zip.age', '--identity', 'engineer.txt']).code).toBe(0);
  const unlocked = run(['analyze', 'sealed.zip.age', '--identity', 'engineer.txt', '--json']).stdout;
  expect(unlocked).toBe(run(['analyze', bundle, '--json']).stdout);
  const events = run(['events', 'sealed.zip.age', '--identity', 'engineer.txt', '--id', '33008']);
  expect(events.stdout).toBe(run(['events', bundle, '--id', '33008']).stdout);
});

test('age itself opens what was encrypted here', () => {
  const isMissing = spawnSync('age', ['--version']).error !== undefined;
  test.skip(isMissing, 'age is not installed');
  const publicKey = run(['keygen', '--out', 'for-age.txt']).stdout.trim();
  run(['collect', '--sample', 'healthy', '--encrypt-to', publicKey, '--out', 'for-age.zip.age']);
  const opened = spawnSync('age', ['-d', '-i', 'for-age.txt', '-o', 'from-age.zip', 'for-age.zip.age'], {
    cwd: folder,
  });
  expect(opened.status).toBe(0);
  expect(run(['verify', 'from-age.zip']).code).toBe(0);
});

test('a request travels by mail, is checked, and the bundle answers it item by item', async () => {
  const fingerprint = run(['keygen', '--signing', '--out', 'signing.pem']).stdout.trim();
  const draft = ['--case', 'TK-1', '--from', 'Jo', '--days', '30', '--since', '2026-11-10', '--until', '2026-11-16'];
  const items = ['--item', 'application-event-log=why resets fail', '--item', 'directory=flags of the users'];
  const made = run(['request', '--out', 'tk1.bundle-request', ...draft, ...items, '--sign', 'signing.pem']);
  expect(made.code).toBe(0);
  expect(made.stdout).toContain(fingerprint);
  writeFileSync(join(folder, 'mail.txt'), `Dear admin,\n\n${made.stdout.replaceAll(/^/gmu, '> ')}\nJo`);
  expect(parse(run(['request', 'mail.txt', '--json']).stdout)).toMatchObject({
    request: { caseNumber: 'TK-1' },
    trust: { kind: 'signed', fingerprint },
    isExpired: false,
  });

  const args = ['collect', '--sample', 'policy-rejections', '--request', 'mail.txt', '--out', 'asked.zip'];
  const collected = run([...args, '--refuse', 'directory=not needed']);
  expect(collected.code).toBe(0);
  expect(collected.stderr).toContain(fingerprint);
  expect(collected.stderr).toMatch(/^ {2}skipped +Network test/mu);
  const answer = /^ {2}fulfilled +application-event-log .+\n {2}refused +directory +not needed$/mu;
  expect(collected.stdout).toMatch(answer);
  expect(run(['analyze', 'asked.zip']).stdout).toMatch(answer);
  expect(run(['verify', 'asked.zip']).stdout).toMatch(answer);
  const bundled = await textIn('asked.zip', 'report.md');
  expect(bundled).toContain(`signed with key ${fingerprint}`);
  expect(bundled).toMatch(/^\| directory \| flags of the users \| refused \| not needed \|$/mu);
  // Only what was asked for is in it.
  const asked = z.object({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })) });
  const { items: outcomes } = asked.parse(JSON.parse(await textIn('asked.zip', 'manifest.json')));
  expect(outcomes.filter(({ state }) => state !== 'skipped').map(({ id }) => id)).toEqual(['application-event-log']);
  expect(Object.keys(parse(await textIn('asked.zip', 'facts.json')))).toEqual(['eventLogSettings']);
  // Of its time and of no other, though the recording holds a day more.
  const times = run(['events', 'asked.zip'])
    .stdout.trim()
    .split('\n')
    .map((line) => String(parse(line)['time']));
  expect(times.length).toBeGreaterThan(1000);
  expect(times.filter((time) => time < '2026-11-10T00:00' || time >= '2026-11-16T00:00')).toEqual([]);
  // The request asked for stand-ins, which a recorded server does not get by itself.
  expect(run(['events', 'asked.zip']).stdout).not.toMatch(/fabrikam/iu);

  const altered = readFileSync(join(folder, 'tk1.bundle-request'), 'utf8').replace('TK-1', 'TK-2');
  writeFileSync(join(folder, 'altered.bundle-request'), altered);
  expect(run(['request', 'altered.bundle-request'])).toMatchObject({ code: 5 });
  expect(run(['request', 'altered.bundle-request']).stdout).toContain('changed after it was signed');
  expect(run(['request', bundle]).code).toBe(2);
  expect(run(['request', '--out', 'x', ...draft, '--item', 'passwords=please']).code).toBe(1);
  expect(run([...args, '--refuse', 'network']).code).toBe(1);
  expect(run([...args, '--since', '30d']).stderr).toContain('the request names the time');
});

test('what a request asks for in protection is never given up silently', async () => {
  const publicKey = run(['keygen', '--out', 'asker.txt']).stdout.trim();
  const draft = ['--case', 'TK-3', '--from', 'Jo', '--days', '5', '--since', '2026-11-10', '--until', '2026-11-16'];
  const made = ['request', '--out', 'tk3.bundle-request', ...draft, '--item', 'network=relays'];
  expect(run([...made, '--encrypt-to', publicKey]).code).toBe(0);
  const collect = ['collect', '--sample', 'healthy', '--request', 'tk3.bundle-request'];
  expect(run([...collect, '--out', 'tk3.zip']).stderr).toContain('the request wants the bundle encrypted');

  const kept = run([...collect, '--out', 'no/such/tk3.zip.age']);
  expect(kept.code).toBe(6);
  expect(kept.stderr).toContain('not signed; anybody can have written it');
  // Sample: `write it elsewhere with: connect-bundle collect --resume /tmp/connect-bundle-1a2b3c4d-4711-x8Kd2a --out`.
  const folderKept = /elsewhere with: .+--resume (\S+) --out/u.exec(kept.stderr)?.[1] ?? '';
  // What was collected for the request still knows it: its answer, its key, its stand-ins.
  expect(run(['collect', '--resume', folderKept, '--out', 'tk3.zip']).code).toBe(1);
  expect(run(['collect', '--resume', folderKept, '--out', 'tk3.zip.age']).code).toBe(0);
  const opened = run(['verify', 'tk3.zip.age', '--identity', 'asker.txt', '--json']);
  expect(parse(opened.stdout)).toMatchObject({ redacted: true, request: { caseNumber: 'TK-3', trust: 'unsigned' } });
  expect(parse(opened.stdout)['request']).not.toHaveProperty('departures');

  const given = run([...collect, '--out', 'tk3.zip', '--no-encryption', '--no-redaction']);
  for (const output of [given.stdout, run(['analyze', 'tk3.zip']).stdout, run(['verify', 'tk3.zip']).stdout]) {
    expect(output).toContain('Careful: names are kept, though stand-ins were asked for');
    expect(output).toContain('Careful: it is not encrypted, though that was asked for');
  }
  expect(await textIn('tk3.zip', 'report.md')).toContain('names are kept');
});

test('a request that has expired or has not begun says so', () => {
  const draft = ['--case', 'TK-4', '--from', 'Jo', '--days', '5', '--item', 'network=relays'];
  const late = ['--since', '2026-11-10', '--until', '2026-11-12', '--expires', '2026-11-13'];
  expect(run(['request', '--out', 'late.bundle-request', ...draft, ...late]).code).toBe(0);
  expect(run(['request', 'late.bundle-request']).stdout).toContain('the request was valid until 2026-11-13');
  const collected = run(['collect', '--sample', 'healthy', '--request', 'late.bundle-request', '--out', 'late.zip']);
  expect(collected.stdout).toContain('(not signed, expired by then)');
  const future = ['--since', '2099-01-01', '--until', '2099-01-02'];
  expect(run(['request', '--out', 'future.bundle-request', ...draft, ...future]).code).toBe(0);
  const early = run(['collect', '--sample', 'healthy', '--request', 'future.bundle-request', '--out', 'early.zip']);
  expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('has not begun yet') });
});

test('every hostile zip is named on stderr, and what is sound in it is analysed', () => {
  const files = hostileZips.map(({ name, bytes }) => {
    writeFileSync(join(folder, `${name}.zip`), bytes());
    return `${name}.zip`;
  });
  const { code, stdout, stderr } = run(['analyze', ...files, '--json']);
  expect(code).toBe(3);
  const lines = stderr.split('\n');
  for (const { name, message } of hostileZips) {
    expect(
      lines.some((line) => line.startsWith(`connect-bundle: ${name}.zip:`) && line.includes(message)),
      `${name}: ${message}`,
    ).toBe(true);
  }
  const { sources } = z
    .object({ sources: z.array(z.looseObject({ recordsSeen: z.number() })) })
    .parse(JSON.parse(stdout));
  expect(sources.filter(({ recordsSeen }) => recordsSeen === 1).length).toBeGreaterThanOrEqual(files.length);
  // Nothing of a terminal's own language gets through.
  expect(stderr).not.toMatch(/[^\P{Cc}\n]/u);
});

test('explain knows codes, and says when it does not', () => {
  expect(run(['explain', '33004'])).toMatchObject({ code: 0, stderr: '' });
  expect(run(['explain', 'hr=80230619', '--json']).stdout).toContain('"explanations"');
  expect(run(['explain', '-2145188327']).code).toBe(0);
  expect(run(['explain', 'qqqqzzzz']).code).toBe(5);
});

test('the demo proves itself, prints the same every time, and leaves nothing', () => {
  const temporary = join(folder, 'demo-temp');
  mkdirSync(temporary);
  const first = run(['demo'], { TMPDIR: temporary });
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('equals the live one, byte for byte');
  expect(run(['demo'], { TMPDIR: temporary }).stdout).toBe(first.stdout);
  expect(readdirSync(temporary)).toEqual([]);
  expect(run(['demo', '--out', 'demo.zip']).code).toBe(0);
  expect(run(['verify', 'demo.zip']).code).toBe(0);
});
