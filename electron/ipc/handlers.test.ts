import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import type { BundleRequest } from '../../shared/request/request.ts';
import { reportBeginning } from '../../shared/report/report-document.ts';
import { failure, success } from '../../shared/result/result.ts';
import { collectors } from '../collect/registry.ts';
import { openSample } from '../host/samples.ts';
import { createKeyStore } from '../request/key-store.ts';
import { createReceivedRequests } from '../request/received-requests.ts';
import { openSettings } from '../settings.ts';
import { proposedName } from './bundle-handlers.ts';
import type { CollectionRuns, EndedRun } from './collection-runs.ts';
import { createDroppedFiles } from './dropped-files.ts';
import type { Handlers } from './handle.ts';
import { createHandlers } from './handlers.ts';
import type { AnsweredRequest } from './one-run.ts';
import { createOfferedFiles } from './offered-files.ts';
import { createOpenedInputs } from './open-input.ts';
import type { Dialogs, Services } from './services.ts';

const runId = '00000000-0000-0000-0000-000000000000';
const nowMs = Date.parse('2026-11-20T12:00:00Z');

const noAnswer: Dialogs = {
  openInput: async () => undefined,
  openRequest: async () => undefined,
  openKeyFile: async () => undefined,
  saveBundle: async () => undefined,
  saveRequest: async () => undefined,
  saveKeyFile: async () => undefined,
  saveReport: async () => undefined,
};

/** Base64 in place of a real secret storage. */
const box = {
  isAvailable: () => true,
  seal: (text: string) => Buffer.from(Buffer.from(text).toString('base64')),
  open: (sealed: Uint8Array) => Buffer.from(Buffer.from(sealed).toString(), 'base64').toString(),
};

const request: BundleRequest = {
  caseNumber: 'TK/4711 b',
  requester: 'Jo',
  createdAt: '2026-11-20T08:00:00.000Z',
  expiresAt: '2026-12-19T08:00:00.000Z',
  items: [
    { id: 'network', why: 'to see the way to the relays' },
    { id: 'proxy', why: 'to see the way out' },
  ],
  window: { since: '2026-11-10T00:00:00.000Z', until: '2026-11-16T09:00:00.000Z' },
  users: [],
  trackingIds: [],
  retention: { days: 30, promise: '' },
  redaction: 'full',
  encryptTo: null,
};

describe('handlers', () => {
  let folder = '';
  let run: EndedRun;
  let started: { readonly hours: number; readonly request: AnsweredRequest | undefined }[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handlers-test-'));
    const host = await openSample('healthy');
    if (!host.ok) throw new Error(host.error.code);
    started = [];
    run = {
      host: host.value,
      workFolder: '/nowhere',
      answer: null,
      collection: {
        collectedAt: '2026-11-16T09:30:00.000Z',
        sinceMs: 0,
        untilMs: 1,
        facts: {},
        outcomes: [],
        files: [],
        cancelled: false,
      },
    };
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const services = (change: Partial<Services> = {}): Services => {
    const runs: CollectionRuns = {
      start: async (_host, hours, asked) => {
        started.push({ hours, request: asked });
        return success({ runId, sinceMs: 0, untilMs: 1 });
      },
      cancel: () => success({}),
      readLog: async () => failure({ code: 'unknown-run' }),
      ended: (asked) => (asked === runId ? run : undefined),
      again: async () => failure({ code: 'busy' }),
      stop: () => undefined,
      unsaved: () => null,
      saved: () => undefined,
      resume: async () => failure({ code: 'busy' }),
      dispose: async () => undefined,
    };
    const requests = createReceivedRequests(() => nowMs);
    const keys = createKeyStore(join(folder, 'keys.json'), box, () => nowMs);
    const settings = openSettings(folder, () => undefined);
    return {
      version: '1.2.3',
      runtime: 'test',
      nowMs: () => nowMs,
      collectors,
      runs,
      kept: { waiting: () => null, find: () => undefined, taken: () => undefined, forget: async () => undefined },
      settings,
      dropped: createDroppedFiles(folder),
      offered: createOfferedFiles(),
      requests,
      keys,
      opened: createOpenedInputs({
        temporary: folder,
        nowMs: () => nowMs,
        requests,
        hasOwnKey: async () => (await keys.identities()).length > 0,
        onShare: () => undefined,
        onOpened: (path, kind) => settings.remember({ path, kind, openedAt: new Date(nowMs).toISOString() }),
      }),
      ask: noAnswer,
      detectHost: async () => ({ kind: 'no-connect-server', reason: 'it is a test' }),
      listSamples: async () => [
        { name: 'healthy', title: 'A healthy server', description: 'd', recordedAt: '2026-11-16T09:30:00.000Z' },
      ],
      openSample,
      precheck: async () => [{ id: 'rights', verdict: 'warning', values: { collectors: ['network'] } }],
      restartElevated: null,
      exportBundle: async (_run, file) =>
        success({ file, bytes: 10, shortCode: 'AB', findings: 2, mapFile: null, encrypted: false }),
      estimateBundle: async () => ({ collectedBytes: 1, aboutBytes: 1 }),
      previewRedaction: async () => ({ categories: [], ordinaryNames: [] }),
      reportPdf: async () => new TextEncoder().encode('%PDF'),
      printReport: async () => true,
      applyTheme: () => undefined,
      showInFolder: () => undefined,
      openLink: async () => undefined,
      isAllowedLink: (url) => url === 'https://learn.microsoft.com/',
      ...change,
    };
  };
  const handle = (change: Partial<Services> = {}): Handlers => createHandlers(services(change));
  const exportInput: RequestInput<'bundle.export'> = {
    runId,
    trackingId: null,
    answers: {},
    redaction: { kind: 'none' },
    passphrase: null,
  };

  describe('of the app', () => {
    it('describe a machine that is no Connect server, and the file the app was started with', async () => {
      const offered = createOfferedFiles();
      const offer = offered.offer('/somewhere/case.csbundle');
      expect(await handle({ offered })['app.describe']({})).toMatchObject({
        ok: true,
        value: {
          version: '1.2.3',
          thisMachine: { kind: 'not-a-connect-server', reason: 'it is a test' },
          offered: { offerId: offer.offerId, name: 'case.csbundle' },
        },
      });
    });

    it('put a changed theme into force', async () => {
      const themes: string[] = [];
      const handlers = handle({ applyTheme: (theme) => void themes.push(theme) });
      await handlers['settings.change']({ theme: 'dark' });
      expect(themes).toEqual(['dark']);
      expect(await handlers['settings.read']({})).toMatchObject({ value: { theme: 'dark', language: 'system' } });
    });

    it('open links of the documentation only', async () => {
      const opened: string[] = [];
      const handlers = handle({ openLink: async (url) => void opened.push(url) });
      expect(await handlers['link.open']({ url: 'https://example.com/' })).toMatchObject({ ok: false });
      expect(await handlers['link.open']({ url: 'https://learn.microsoft.com/' })).toMatchObject({ ok: true });
      expect(opened).toEqual(['https://learn.microsoft.com/']);
    });

    it('offer to restart with more rights only on a server where that helps', async () => {
      expect(await handle()['app.restart-elevated']({})).toMatchObject({ error: { reason: 'not-here' } });
      const sample = { kind: 'sample', name: 'healthy' } as const;
      const restartElevated = async () => success({});
      const check = async (change: Partial<Services>, target: RequestInput<'collection.start'>['target']) => {
        const answer = await handle(change)['collection.precheck']({ target, hours: 24 });
        return answer.ok && answer.value.canRestartElevated;
      };
      const here: Partial<Services> = {
        restartElevated,
        detectHost: async () => ({ kind: 'connect-server', host: run.host }),
      };
      expect(await check(here, { kind: 'this-server' })).toBe(true);
      expect(await check({ ...here, restartElevated: null }, { kind: 'this-server' })).toBe(false);
      expect(await check(here, sample)).toBe(false);
      const precheck = async (): Promise<RequestOutput<'collection.precheck'>['items']> => [
        { id: 'rights', verdict: 'ok', values: {} },
      ];
      expect(await check({ ...here, precheck }, { kind: 'this-server' })).toBe(false);
    });
  });

  describe('of a collection', () => {
    it('do not collect on a machine that is no Connect server', async () => {
      const answer = await handle()['collection.start']({ target: { kind: 'this-server' }, hours: 24 });
      expect(answer).toEqual({ ok: false, error: { code: 'not-a-connect-server', reason: 'it is a test' } });
    });

    it('start a sample and say that it is one', async () => {
      const answer = await handle()['collection.start']({ target: { kind: 'sample', name: 'healthy' }, hours: 24 });
      expect(answer).toMatchObject({ ok: true, value: { runId, sampleTitle: 'A healthy server' } });
      expect(answer.ok && answer.value.collectors.map(({ id }) => id)).toEqual(collectors.map(({ id }) => id));
    });

    it('say why a sample cannot be opened', async () => {
      const answer = await handle()['collection.start']({ target: { kind: 'sample', name: '../../etc' }, hours: 24 });
      expect(answer).toMatchObject({ ok: false, error: { code: 'sample-unavailable', name: '../../etc' } });
    });

    it('collect for a request with what of it is refused', async () => {
      const handlers = handle();
      const composed = await handlers['request.compose']({ request });
      const received = await handlers['request.read-text']({ text: composed.ok ? composed.value.text : '' });
      const requestId = received.ok ? received.value.received.requestId : '';
      const target = { kind: 'sample', name: 'healthy' } as const;
      const refused = [{ id: 'proxy' as const, reason: 'not ours to give' }];
      expect(await handlers['collection.start']({ target, hours: 24, request: { requestId, refused } })).toMatchObject({
        ok: true,
      });
      expect(started[0]?.request?.checked.request).toEqual(request);
      expect([...(started[0]?.request?.refused ?? [])]).toEqual([['proxy', 'not ours to give']]);
      const gone = { requestId: '0123456789abcdef', refused: [] };
      expect(await handlers['collection.start']({ target, hours: 24, request: gone })).toMatchObject({
        error: { code: 'unknown-input' },
      });
    });
  });

  describe('of a bundle', () => {
    const saved: Partial<Services> = { ask: { ...noAnswer, saveBundle: async () => '/nowhere/bundle.zip' } };

    it('export, then show what was saved', async () => {
      const shown: string[] = [];
      const handlers = handle({ ...saved, showInFolder: (file) => void shown.push(file) });
      expect(await handlers['bundle.show']({})).toMatchObject({ ok: false });
      expect(await handlers['bundle.reopen']({})).toMatchObject({ ok: false });
      const answer = await handlers['bundle.export'](exportInput);
      expect(answer).toMatchObject({ ok: true, value: { kind: 'saved', path: '/nowhere/bundle.zip', findings: 2 } });
      expect(await handlers['bundle.show']({})).toEqual({ ok: true, value: {} });
      expect(shown).toEqual(['/nowhere/bundle.zip']);
      expect(await handlers['bundle.reopen']({})).toMatchObject({ error: { name: 'bundle.zip' } });
    });

    it('take a cancelled dialog as an answer, not as an error', async () => {
      expect(await handle()['bundle.export'](exportInput)).toEqual({ ok: true, value: { kind: 'not-saved' } });
    });

    it('say where a bundle could not be written', async () => {
      const handlers = handle({ ...saved, exportBundle: async () => failure({ detail: 'the disk is full' }) });
      expect(await handlers['bundle.export'](exportInput)).toEqual({
        ok: false,
        error: { code: 'write-failed', path: '/nowhere/bundle.zip', detail: 'the disk is full' },
      });
    });

    it('export only a collection that has ended', async () => {
      const answer = await handle()['bundle.export']({ ...exportInput, runId: 'another' });
      expect(answer).toEqual({ ok: false, error: { code: 'unknown-run' } });
    });

    it('name an encrypted bundle so that nobody takes it for a zip, and encrypt to one thing only', async () => {
      const names: string[] = [];
      const handlers = handle({ ask: { ...noAnswer, saveBundle: async (name) => void names.push(name) } });
      await handlers['bundle.export']({ ...exportInput, passphrase: 'long enough' });
      await handlers['bundle.export']({ ...exportInput, recipient: 'age1' });
      expect(names.map((name) => name.endsWith('.zip.age'))).toEqual([true, true]);
      const both = { ...exportInput, passphrase: 'long enough', recipient: 'age1' };
      expect(await handlers['bundle.export'](both)).toMatchObject({ error: { code: 'bad-input' } });
    });

    it('propose a name with server, day and time, and nothing a file name cannot hold', () => {
      expect(proposedName(run)).toBe(`support-bundle-${run.host.name}-20261116-0930.zip`);
      const odd = { ...run, host: { ...run.host, name: 'a/b\\c:d e' } };
      expect(proposedName(odd)).toBe('support-bundle-a-b-c-d-e-20261116-0930.zip');
    });
  });

  describe('of the report', () => {
    const html = `${reportBeginning('de')}<title>x</title>`;

    it('save it as it is or as PDF, and take a cancelled dialog as an answer', async () => {
      const path = join(folder, 'report.html');
      const proposed: string[] = [];
      const saveReport = async (name: string): Promise<string> => {
        proposed.push(name);
        return path;
      };
      const handlers = handle({ ask: { ...noAnswer, saveReport } });
      const saved = await handlers['report.save']({ kind: 'html', name: 'SYNC01/x', html });
      expect(saved).toEqual({ ok: true, value: { kind: 'saved', name: 'report.html' } });
      expect(await readFile(path, 'utf8')).toBe(html);
      await handlers['report.save']({ kind: 'pdf', name: 'SYNC01', html });
      expect(await readFile(path, 'utf8')).toBe('%PDF');
      expect(proposed).toEqual(['report-SYNC01-x.html', 'report-SYNC01.pdf']);
      expect(await handle()['report.save']({ kind: 'pdf', name: 'x', html })).toMatchObject({
        value: { kind: 'not-saved' },
      });
      expect(await handle()['report.print']({ html })).toMatchObject({ value: { kind: 'printed' } });
    });

    it.each(['<script>1</script>', '', ` ${reportBeginning('en')}`, reportBeginning('en').replace("'none'", '*')])(
      'neither save nor print a document that does not begin with the policy (%j)',
      async (other) => {
        const handlers = handle();
        expect(await handlers['report.save']({ kind: 'html', name: 'x', html: other })).toMatchObject({ ok: false });
        expect(await handlers['report.print']({ html: other })).toMatchObject({ ok: false });
      },
    );
  });

  describe('of requests and keys', () => {
    it('compose unsigned without a key, signed with one', async () => {
      const path = join(folder, 'a.bundle-request');
      const proposed: string[] = [];
      const saveRequest = async (name: string): Promise<string> => {
        proposed.push(name);
        return path;
      };
      const handlers = handle({ ask: { ...noAnswer, saveRequest, openRequest: async () => path } });
      expect(await handlers['request.compose']({ request })).toMatchObject({ value: { fingerprint: null } });
      expect(await handlers['request.open']({})).toMatchObject({
        value: { received: { trust: { kind: 'unsigned' } } },
      });
      const made = await handlers['keys.make']({ place: 'protected' });
      expect(made).toMatchObject({ value: { kept: 'protected', publicKey: expect.stringMatching(/^age1/) } });
      const fingerprint = made.ok ? made.value.fingerprint : null;
      expect(await handlers['request.compose']({ request })).toMatchObject({
        value: { kind: 'saved', name: 'a.bundle-request', fingerprint },
      });
      expect(await handlers['request.open']({})).toMatchObject({
        value: {
          received: { name: 'a.bundle-request', request, trust: { kind: 'signed', fingerprint }, isExpired: false },
        },
      });
      expect(proposed[0]).toBe('request-TK-4711-b.bundle-request');
    });

    it('give the text for a mail even where nothing was saved', async () => {
      const handlers = handle();
      const composed = await handlers['request.compose']({ request });
      expect(composed).toMatchObject({ value: { kind: 'not-saved', name: '' } });
      const text = composed.ok ? composed.value.text.replaceAll(/^/gm, '> ') : '';
      expect(await handlers['request.read-text']({ text })).toMatchObject({
        value: { received: { request, name: '' } },
      });
      expect(await handlers['request.read-text']({ text: 'hello' })).toMatchObject({
        error: { code: 'request-unreadable', reason: 'there is no bundle request in it' },
      });
    });

    it('never store a key in plain', async () => {
      const unprotected = createKeyStore(join(folder, 'k.json'), { ...box, isAvailable: () => false }, () => nowMs);
      const handlers = handle({ keys: unprotected });
      expect(await handlers['keys.describe']({})).toMatchObject({ value: { canProtect: false, kept: 'nowhere' } });
      expect(await handlers['keys.make']({ place: 'protected' })).toMatchObject({
        error: { code: 'keys-unprotected' },
      });
    });

    it('know a request by any way it is opened', async () => {
      const path = join(folder, 'from a mail.txt');
      const handlers = handle({ ask: { ...noAnswer, openInput: async () => path } });
      const composed = await handlers['request.compose']({ request });
      await writeFile(path, composed.ok ? composed.value.text : '');
      expect(await handlers['input.open']({})).toMatchObject({ value: { kind: 'request', received: { request } } });
      expect(await handlers['input.recent']({})).toMatchObject({ value: { files: [{ kind: 'request' }] } });
    });
  });

  describe('of files', () => {
    const log = '<Events><Event xmlns="x"><System><EventID>1</EventID></System></Event></Events>';

    it('say why a file cannot be opened', async () => {
      const handlers = handle({ ask: { ...noAnswer, openInput: async () => '/nowhere/log.evtx' } });
      expect(await handlers['input.open']({})).toEqual({
        ok: false,
        error: { code: 'input-unreadable', name: 'log.evtx', reason: 'there is no such file' },
      });
      expect(await handle()['input.open']({})).toEqual({ ok: true, value: { kind: 'not-opened' } });
    });

    it('list what was opened, open it again, and forget what is gone', async () => {
      const path = join(folder, 'log.xml');
      await writeFile(path, log);
      const handlers = handle({ ask: { ...noAnswer, openInput: async () => path } });
      expect(await handlers['input.open']({})).toMatchObject({
        value: { kind: 'opened', opened: { logs: ['log.xml'] } },
      });
      const recent = await handlers['input.recent']({});
      expect(recent).toMatchObject({ value: { files: [{ name: 'log.xml', kind: 'log' }] } });
      const id = recent.ok ? (recent.value.files[0]?.id ?? '') : '';
      expect(await handlers['input.open-recent']({ id })).toMatchObject({ value: { kind: 'opened' } });
      await rm(path);
      expect(await handlers['input.open-recent']({ id })).toMatchObject({ error: { reason: 'there is no such file' } });
      expect(await handlers['input.open-recent']({ id })).toMatchObject({ error: { code: 'unknown-input' } });
    });

    it('open an offered file once', async () => {
      const path = join(folder, 'log.xml');
      await writeFile(path, log);
      const offered = createOfferedFiles();
      const handlers = handle({ offered });
      const { offerId } = offered.offer(path);
      expect(await handlers['input.open-offered']({ offerId })).toMatchObject({ value: { kind: 'opened' } });
      expect(await handlers['input.open-offered']({ offerId })).toMatchObject({ error: { code: 'unknown-input' } });
    });

    it('take a dropped file over, remember no path of it, and let it go', async () => {
      const handlers = handle();
      const begun = await handlers['input.drop-begin']({ name: '../../log.xml', bytes: log.length });
      const dropId = begun.ok ? begun.value.dropId : '';
      const bytes = new TextEncoder().encode(log);
      await handlers['input.drop-piece']({ dropId, bytes: bytes.slice(0, 5) });
      expect(await handlers['input.drop-piece']({ dropId, bytes: bytes.slice(5) })).toEqual({
        ok: true,
        value: { received: log.length },
      });
      const answer = await handlers['input.drop-end']({ dropId });
      expect(answer).toMatchObject({ value: { kind: 'opened', opened: { name: '../../log.xml', kind: 'log' } } });
      expect(await handlers['input.recent']({})).toMatchObject({ value: { files: [] } });
      const opened = answer.ok && answer.value.kind === 'opened' ? answer.value.opened : undefined;
      const piece = await handlers['collection.read-log']({
        runId: opened?.runId ?? '',
        file: opened?.logs[0] ?? '',
        offset: 0,
      });
      expect(piece.ok && Buffer.from(piece.value.bytes).toString()).toBe(log);
      await handlers['input.close']({ runId: opened?.runId ?? '' });
      expect(await readFile(join(folder, 'settings.json'), 'utf8').catch(() => '')).not.toContain('log.xml');
    });
  });
});
