import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp } from '../build/launch.mjs';
import { hostileZips, soundLog } from '../electron/bundle/test-support/hostile-zips.ts';
import { makeZip } from '../electron/bundle/test-support/make-zip.ts';
import type { OpenedInput, OpenResult, RequestInput } from '../shared/ipc/contract.ts';
import { expect, test } from './pages/app.ts';
import { askMain, collectSample, drop, valueOf } from './pages/bridge.ts';

// How files come into the window and go again, by every way there is, at the bridge: what the screens make of it has
// specs of its own.

const log = new TextEncoder().encode(soundLog.content);

function openedOf(result: OpenResult): OpenedInput {
  if (result.kind !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`);
  return result.opened;
}

/** Private folders of the app that are there now. */
function workFolders(temporary: string): readonly string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('connect-bundle-'));
}

test('what a start names and no window can open is not offered', async ({ folder }) => {
  test.skip(process.env['NO_BROWSER'] !== undefined, 'no browser');
  const files = ['--no-such-switch', '--inspect', join(folder, 'gone.zip'), '/etc/passwd'];
  const app = await launchApp({ userData: join(folder, 'user-data'), files });
  try {
    expect((await valueOf(app.page, 'app.describe', {})).offered).toBeNull();
    expect(await askMain(app.page, 'input.open-offered', { offerId: '0123456789abcdef' })).toMatchObject({
      error: { code: 'unknown-input' },
    });
  } finally {
    await app.close();
  }
});

test('a dropped file is read without its path, and leaves nothing behind', async ({ app, folder, temporary }) => {
  const before = workFolders(temporary);
  const opened = openedOf(await dropped(drop(app.page, 'C:\\cases\\..\\dropped.csbundle', makeZip([soundLog]))));
  expect(opened).toMatchObject({ kind: 'zip', logs: [soundLog.name], problems: [] });
  expect(workFolders(temporary).length).toBeGreaterThan(before.length);
  const piece = await valueOf(app.page, 'collection.read-log', {
    runId: opened.runId,
    file: soundLog.name,
    offset: 0,
  });
  expect(Buffer.from(piece.bytes).toString()).toBe(soundLog.content);
  await valueOf(app.page, 'input.close', { runId: opened.runId });
  expect(workFolders(temporary)).toEqual(before);
  expect((await valueOf(app.page, 'input.recent', {})).files).toEqual([]);
  const settings = join(folder, 'user-data', 'settings.json');
  expect(existsSync(settings) ? readFileSync(settings, 'utf8') : '').not.toContain('dropped');
});

async function dropped(answer: ReturnType<typeof drop>): Promise<OpenResult> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test('two opened files stay side by side, a third takes their place', async ({ app }) => {
  const first = openedOf(await dropped(drop(app.page, 'a.zip', makeZip([soundLog]))));
  const { dropId } = await valueOf(app.page, 'input.drop-begin', { name: 'b.xml', bytes: log.length });
  await valueOf(app.page, 'input.drop-piece', { dropId, bytes: log });
  const second = openedOf(await valueOf(app.page, 'input.drop-end', { dropId, beside: first.runId }));
  const isOpen = async ({ runId, logs }: OpenedInput): Promise<boolean> =>
    (await askMain(app.page, 'collection.read-log', { runId, file: logs[0] ?? '', offset: 0 })).ok;
  expect([await isOpen(first), await isOpen(second)]).toEqual([true, true]);
  const third = openedOf(await dropped(drop(app.page, 'c.xml', log)));
  expect([await isOpen(first), await isOpen(second), await isOpen(third)]).toEqual([false, false, true]);
});

test('a drop that lies about its size, stops half way or is called off opens nothing', async ({ app, temporary }) => {
  const before = workFolders(temporary);
  const begin = async (bytes: number): Promise<string> =>
    (await valueOf(app.page, 'input.drop-begin', { name: 'a.xml', bytes })).dropId;
  const more = await begin(10);
  expect(await askMain(app.page, 'input.drop-piece', { dropId: more, bytes: log })).toMatchObject({ ok: false });
  const half = await begin(log.length + 1);
  await valueOf(app.page, 'input.drop-piece', { dropId: half, bytes: log });
  expect(await askMain(app.page, 'input.drop-end', { dropId: half })).toMatchObject({ ok: false });
  const off = await begin(log.length);
  await valueOf(app.page, 'input.drop-cancel', { dropId: off });
  expect(await askMain(app.page, 'input.drop-end', { dropId: off })).toMatchObject({
    error: { code: 'unknown-input' },
  });
  expect(await askMain(app.page, 'input.drop-begin', { name: 'a', bytes: 2 ** 40 })).toMatchObject({
    error: { code: 'too-large' },
  });
  expect(workFolders(temporary)).toEqual(before);
});

test('an encrypted bundle opens with its passphrase or the own key only, and leaves nothing behind', async ({
  app,
  folder,
  temporary,
}) => {
  test.slow();
  const before = workFolders(temporary);
  const { runId } = await collectSample(app.page);
  const base = { runId, trackingId: null, answers: {}, redaction: { kind: 'none' } } as const;
  const byPassphrase = join(folder, 'secret.zip.age');
  await app.answerDialogs({ savePath: byPassphrase });
  const saved = await valueOf(app.page, 'bundle.export', { ...base, passphrase: 'correct horse' });
  expect(saved).toMatchObject({ kind: 'saved', encrypted: true, path: byPassphrase });
  expect(readFileSync(byPassphrase, 'latin1').slice(0, 22)).toBe('age-encryption.org/v1\n');

  const locked = await valueOf(app.page, 'bundle.reopen', {});
  if (locked.kind !== 'needs-key') throw new Error(JSON.stringify(locked));
  expect(locked).toMatchObject({ name: 'secret.zip.age', problem: 'no-key', hasOwnKey: false });
  const wrong = await valueOf(app.page, 'input.unlock', {
    lockId: locked.lockId,
    key: { kind: 'passphrase', passphrase: 'wrong horse' },
  });
  if (wrong.kind !== 'needs-key') throw new Error(JSON.stringify(wrong));
  expect(wrong.problem).toBe('wrong-key');
  const right = openedOf(
    await valueOf(app.page, 'input.unlock', {
      lockId: wrong.lockId,
      key: { kind: 'passphrase', passphrase: 'correct horse' },
    }),
  );
  expect(right).toMatchObject({
    encrypted: true,
    kind: 'bundle',
    shortCode: saved.kind === 'saved' ? saved.shortCode : '',
  });
  expect(right.files.every(({ state }) => state === 'verified')).toBe(true);
  for (const name of workFolders(temporary).filter((each) => !before.includes(each))) {
    expect(statSync(join(temporary, name)).mode & 0o077).toBe(0);
  }

  const keys = await valueOf(app.page, 'keys.make', { place: 'protected' });
  const byKey = join(folder, 'for me.zip.age');
  await app.answerDialogs({ savePath: byKey, openPath: byKey });
  await valueOf(app.page, 'bundle.export', { ...base, passphrase: null, recipient: keys.publicKey ?? '' });
  const mine = await valueOf(app.page, 'input.open', {});
  if (mine.kind !== 'needs-key') throw new Error(JSON.stringify(mine));
  expect(mine.hasOwnKey).toBe(true);
  const opened = openedOf(await valueOf(app.page, 'input.unlock', { lockId: mine.lockId, key: { kind: 'own-key' } }));
  expect(opened.name).toBe('for me.zip.age');
  await valueOf(app.page, 'input.close', { runId: opened.runId });
  // The collection itself keeps its folder until the next one.
  expect(workFolders(temporary).filter((name) => !before.includes(name))).toHaveLength(1);
});

test('a request goes there and its bundle comes back, item by item', async ({ app, folder }) => {
  test.slow();
  const requestFile = join(folder, 'request.bundle-request');
  await app.answerDialogs({ savePath: requestFile, openPath: requestFile });
  const keys = await valueOf(app.page, 'keys.make', { place: 'protected' });
  const composed = await valueOf(app.page, 'request.compose', {
    request: {
      caseNumber: 'TK-4711',
      requester: 'Jo of support',
      createdAt: '2026-11-10T08:00:00.000Z',
      expiresAt: '2099-01-01T00:00:00.000Z',
      items: [
        { id: 'server', why: 'to read the times' },
        { id: 'application-event-log', why: 'to follow the failures' },
        { id: 'network', why: 'to see the way out' },
      ],
      window: { since: '2026-11-12T00:00:00.000Z', until: '2026-11-16T00:00:00.000Z' },
      users: [],
      trackingIds: [],
      retention: { days: 30, promise: 'read by the case team' },
      redaction: 'full',
      encryptTo: keys.publicKey,
    },
  });
  expect(composed).toMatchObject({ kind: 'saved', name: 'request.bundle-request', fingerprint: keys.fingerprint });

  const answer = await valueOf(app.page, 'input.open', {});
  if (answer.kind !== 'request') throw new Error(JSON.stringify(answer));
  const { received } = answer;
  expect(received).toMatchObject({ trust: { kind: 'signed', fingerprint: keys.fingerprint }, isExpired: false });
  const ended = await collectSample(app.page, {
    request: { requestId: received.requestId, refused: [{ id: 'network', reason: 'not from this network' }] },
  });
  const states = { server: 'fulfilled', 'application-event-log': 'fulfilled', network: 'refused' };
  const stateOf = (items: readonly { readonly id: string; readonly state: string }[] | undefined): unknown =>
    Object.fromEntries((items ?? []).map(({ id, state }) => [id, state]));
  expect(stateOf(ended.requestAnswer?.items)).toEqual(states);
  expect(new Date(ended.sinceMs).toISOString()).toBe('2026-11-12T00:00:00.000Z');
  expect(ended.outcomes.find(({ id }) => id === 'proxy')?.state).toBe('skipped');

  const bundle = join(folder, 'answer.zip.age');
  await app.answerDialogs({ savePath: bundle, openPath: bundle });
  await valueOf(app.page, 'bundle.export', {
    runId: ended.runId,
    trackingId: null,
    answers: {},
    redaction: { kind: 'stand-ins', ownWords: [], switches: { 'private-addresses': true } },
    passphrase: null,
    recipient: received.request.encryptTo ?? '',
  });
  const locked = await valueOf(app.page, 'input.open', {});
  if (locked.kind !== 'needs-key') throw new Error(JSON.stringify(locked));
  const opened = openedOf(await valueOf(app.page, 'input.unlock', { lockId: locked.lockId, key: { kind: 'own-key' } }));
  expect(stateOf(opened.requestAnswer?.items)).toEqual(states);
  expect(opened.requestAnswer?.items[2]?.reason).toBe('not from this network');
  expect(opened.made?.redacted).toBe(true);
});

test('an altered request says so, and one of another kind opens nothing', async ({ app, folder }) => {
  const file = join(folder, 'x.bundle-request');
  await app.answerDialogs({ openPath: file });
  writeFileSync(file, '{"schema":"connect-support-bundle/request/1","request":{"command":"calc.exe"}}');
  expect(await askMain(app.page, 'request.open', {})).toMatchObject({ error: { code: 'request-unreadable' } });
  writeFileSync(file, '{"schema":"connect-support-bundle/request/9"}');
  expect(await askMain(app.page, 'input.open', {})).toMatchObject({
    error: { code: 'request-unreadable', reason: expect.stringContaining('newer version') },
  });
});

test('the estimate is about what the bundle takes, and the bundle opens again to be checked', async ({
  app,
  savePath,
}) => {
  const { runId } = await collectSample(app.page);
  const choices: readonly RequestInput<'bundle.estimate'>['redaction'][] = [
    { kind: 'none' },
    { kind: 'stand-ins', ownWords: [] },
  ];
  for (const redaction of choices) {
    const { aboutBytes, collectedBytes } = await valueOf(app.page, 'bundle.estimate', { runId, redaction });
    const input = { runId, trackingId: null, answers: {}, redaction, passphrase: null };
    const saved = await valueOf(app.page, 'bundle.export', input);
    const bytes = saved.kind === 'saved' ? saved.bytes : 0;
    expect(bytes).toBe(statSync(savePath).size);
    expect(aboutBytes / bytes).toBeGreaterThan(0.75);
    expect(aboutBytes / bytes).toBeLessThan(1.33);
    expect(collectedBytes).toBeGreaterThan(bytes);
    const opened = openedOf(await valueOf(app.page, 'bundle.reopen', {}));
    expect(opened.files.length).toBeGreaterThan(5);
    expect(opened.files.every(({ state }) => state === 'verified')).toBe(true);
  }
});

test('the network is tested again for a collection that has ended, and its bundle holds the new result', async ({
  app,
}) => {
  const { runId, outcomes } = await collectSample(app.page);
  const again = await valueOf(app.page, 'network.again', { runId });
  expect(again.outcome).toMatchObject({ id: 'network', state: 'collected' });
  expect(Object.keys(again.facts)).toEqual(['network']);
  expect(outcomes.find(({ id }) => id === 'network')?.reason).toBe(again.outcome.reason);
  const unknown = '00000000-0000-0000-0000-000000000000';
  expect(await askMain(app.page, 'network.again', { runId: unknown })).toMatchObject({ ok: false });
});

test('without protected storage no key is kept, a file does', async ({ folder }) => {
  test.skip(process.env['NO_BROWSER'] !== undefined, 'no browser');
  const userData = join(folder, 'user-data');
  const app = await launchApp({ userData, env: { STAND_IN_NO_SAFE_STORAGE: '1', STAND_IN: '1' } });
  try {
    const { page } = app;
    expect(await askMain(page, 'keys.make', { place: 'protected' })).toMatchObject({
      error: { code: 'keys-unprotected' },
    });
    expect(existsSync(join(userData, 'keys.json'))).toBe(false);
    const file = join(folder, 'my keys.txt');
    await app.answerDialogs({ savePath: file, openPath: file });
    const made = await valueOf(page, 'keys.make', { place: 'file' });
    expect(made).toMatchObject({ kept: 'file', canProtect: false });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await valueOf(page, 'keys.use-file', {})).toEqual(made);
  } finally {
    await app.close();
  }
});

test('kept keys are sealed: the file holds none of them', async ({ app, folder }) => {
  const made = await valueOf(app.page, 'keys.make', { place: 'protected' });
  expect(await valueOf(app.page, 'keys.make', { place: 'protected' })).toEqual(made);
  const stored = readFileSync(join(folder, 'user-data', 'keys.json'), 'utf8');
  expect(stored).not.toMatch(/AGE-SECRET|PRIVATE KEY|age1/);
  const record: unknown = JSON.parse(stored);
  const sealed = String(Reflect.get(record ?? {}, 'sealed'));
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toMatch(/AGE-SECRET|PRIVATE KEY/);
});

test('every hostile zip is told of in words, what is sound is read, and the app stays', async ({ app, startPage }) => {
  test.slow();
  for (const zip of hostileZips) {
    const answer = await drop(app.page, `${zip.name}.zip`, zip.bytes());
    if (!answer.ok) throw new Error(`${zip.name}: ${JSON.stringify(answer.error)}`);
    const opened = openedOf(answer.value);
    expect(opened.problems.join('\n'), zip.name).toContain(zip.message);
    expect(opened.logs, zip.name).toContain(soundLog.name);
    expect(app.pages()).toHaveLength(1);
  }
  await expect(startPage.heading).toBeVisible();
});
