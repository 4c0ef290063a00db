import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  isDocumentationLink,
  lockContents,
  lockSession,
  pageResponse,
  workerSecurityPolicy,
} from './security.ts';

describe('the page’s protocol', () => {
  let folder = '';

  beforeAll(async () => {
    const base = await mkdtemp(join(tmpdir(), 'security-test-'));
    folder = join(base, 'page');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(base, 'secret.html'), 'secret');
    await writeFile(join(folder, 'index.html'), '<meta nonce="__STYLE_NONCE__"><p>page</p>');
    await writeFile(join(folder, 'assets', 'a.js'), 'a');
    await writeFile(join(folder, 'notes.txt'), 'no type of ours');
  });

  afterAll(async () => {
    await rm(join(folder, '..'), { recursive: true, force: true });
  });

  it('serves the built files with type and policy', async () => {
    const index = await pageResponse('app://bundle/', 'GET', folder);
    expect(index.status).toBe(200);
    const nonce = /^<meta nonce="([\w-]{24})"><p>page<\/p>$/.exec(await index.text())?.[1] ?? 'none';
    expect(index.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
    expect(index.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await pageResponse('app://bundle/assets/a.js?v=1#x', 'GET', folder);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('content-security-policy')).toBe(workerSecurityPolicy());
  });

  it.each([
    'app://bundle/../secret.html',
    'app://bundle/%2e%2e/secret.html',
    'app://bundle/..%2fsecret.html',
    'app://bundle/assets/..%2f..%2fsecret.html',
    'app://bundle/..%5csecret.html',
    'app://bundle/%00index.html',
    'app://bundle/%E0%A4%A',
    'app://other/index.html',
    'app://bundle/notes.txt',
    'app://bundle/assets',
    'app://bundle/missing.js',
    'not a url',
  ])('answers %s with 404 and nothing else', async (url) => {
    const answer = await pageResponse(url, 'GET', folder);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('not found');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('gives every load a nonce of its own', async () => {
    const pages = await Promise.all([1, 2, 3].map(async () => await pageResponse('app://bundle/', 'GET', folder)));
    const texts = await Promise.all(pages.map(async (page) => await page.text()));
    expect(new Set(texts).size).toBe(3);
  });

  it('answers GET only', async () => {
    expect((await pageResponse('app://bundle/', 'POST', folder)).status).toBe(404);
  });
});

describe('the policy', () => {
  it('allows nothing inline, no eval, no wildcard and no host', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:|strict-dynamic/);
  });
});

describe("the workers' policy", () => {
  it('allows WebAssembly besides the own scripts, no eval, no wildcard and no host', () => {
    const policy = workerSecurityPolicy();
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|https?:|strict-dynamic/);
  });
});

describe('links', () => {
  it.each(['https://learn.microsoft.com/entra/', 'https://aka.ms/x'])('opens %s', (url) => {
    expect(isDocumentationLink(url)).toBe(true);
  });

  it.each([
    'http://learn.microsoft.com/',
    'https://learn.microsoft.com.example.com/',
    'https://learn.microsoft.com@example.com/',
    'https://user:word@learn.microsoft.com/',
    'https://learn.microsoft.com:8443/',
    'file:///C:/Windows/System32/cmd.exe',
    'ms-settings:',
    'javascript:alert(1)',
    '',
  ])('refuses %s', (url) => {
    expect(isDocumentationLink(url)).toBe(false);
  });
});

describe('what the session refuses', () => {
  type Locked = Parameters<typeof lockSession>[0];
  const reports: string[] = [];
  const report = (message: string): void => void reports.push(message);
  const handlers: Record<string, (...args: readonly unknown[]) => unknown> = {};
  const note = (name: string) => (handler: (...args: readonly unknown[]) => unknown) => {
    handlers[name] = handler;
  };
  const downloads = new EventEmitter();
  const filters: unknown[] = [];
  // Only what is locked.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const session = {
    setPermissionRequestHandler: note('request'),
    setPermissionCheckHandler: note('check'),
    setDevicePermissionHandler: note('device'),
    webRequest: {
      onBeforeRequest: (filter: unknown, handler: (...args: readonly unknown[]) => unknown) => {
        filters.push(filter);
        handlers['web'] = handler;
      },
    },
    on: (name: string, listener: (...args: readonly unknown[]) => void) => downloads.on(name, listener),
  } as unknown as Locked;
  lockSession(session, report);

  it.each([
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['clipboard-read', false],
    ['fileSystem', false],
    ['openExternal', false],
    ['clipboard-sanitized-write', true],
  ])('the permission %s: granted is %s', (permission, granted) => {
    const decided: unknown[] = [];
    handlers['request']?.(null, permission, (decision: unknown) => decided.push(decision));
    expect(decided).toEqual([granted]);
    expect(handlers['check']?.(null, permission)).toBe(granted);
  });

  it('devices, requests to the network and downloads', () => {
    expect(handlers['device']?.({})).toBe(false);
    const decided: unknown[] = [];
    handlers['web']?.({ url: 'https://example.com/' }, (decision: unknown) => decided.push(decision));
    expect(decided).toEqual([{ cancel: true }]);
    expect(filters).toEqual([{ urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] }]);
    const prevented: string[] = [];
    downloads.emit('will-download', { preventDefault: () => prevented.push('download') });
    expect(prevented).toEqual(['download']);
    expect(reports.length).toBeGreaterThan(0);
  });
});

describe('what every page is refused', () => {
  const app = new EventEmitter();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its events are all that is used
  lockContents(app as unknown as Parameters<typeof lockContents>[0], () => undefined);
  const contents = Object.assign(new EventEmitter(), {
    opens: (_details: unknown): unknown => undefined,
    setWindowOpenHandler(handler: (details: unknown) => unknown) {
      contents.opens = handler;
    },
  });
  app.emit('web-contents-created', {}, contents);

  const isPrevented = (event: string, url: string): boolean => {
    let prevented = false;
    contents.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };

  it.each([
    ['app://bundle/index.html', false],
    ['app://bundle/index.html#timeline', false],
    ['app://bundle/', false],
    ['app://bundle/assets/x.js', true],
    ['app://bundle/index.html.exe', true],
    ['app://other/index.html', true],
    ['app://bundle.example.com/index.html', true],
    ['https://example.com/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['about:blank', true],
    ['javascript:alert(1)', true],
  ])('going to %s: prevented is %s', (url, expected) => {
    expect([isPrevented('will-navigate', url), isPrevented('will-redirect', url)]).toEqual([expected, expected]);
  });

  it('embedded pages and new windows', () => {
    expect(isPrevented('will-attach-webview', '')).toBe(true);
    expect(contents.opens({ url: 'https://learn.microsoft.com/' })).toEqual({ action: 'deny' });
  });
});
