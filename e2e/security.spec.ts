import { existsSync, readdirSync } from 'node:fs';
import { startAgain } from '../build/launch.mjs';
import { expect, test } from './pages/app.ts';

// Each spec attacks the window from inside the page, as a script that got in would.

test('the page has no Node and no Electron', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const found = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
  const bridge = await app.page.evaluate(() => Object.keys(Reflect.get(globalThis, 'connectSupport') as object));
  expect(bridge.toSorted()).toEqual(['request', 'subscribe']);
});

test('the content security policy is strict and is sent with the page', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const policy = await app.page.evaluate(async () => {
    const response = await fetch(location.href);
    return response.headers.get('content-security-policy') ?? '';
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('http');
});

test('WebAssembly may be compiled in the worker that reads logs, and in the page not', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const compile = (): string => {
    try {
      const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return module instanceof WebAssembly.Module ? 'compiled' : 'nothing';
    } catch (error) {
      return String(error);
    }
  };
  expect(await app.page.evaluate(compile)).toContain('Content Security Policy');
  const file = readdirSync('out/renderer/assets').find((name) => /^analysis-worker.*\.js$/.test(name));
  const [worker] = await Promise.all([
    app.page.waitForEvent('worker'),
    app.page.evaluate((name) => {
      Reflect.set(globalThis, 'tried', new Worker(`assets/${name}`, { type: 'module' }));
    }, file),
  ]);
  expect(await worker.evaluate(compile)).toBe('compiled');
});

test('inline script, eval and inline style do not run', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const ran = await app.page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.inlineRan = true';
    document.body.append(inline);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.body.append(style);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'globalThis.handlerRan = true');
    document.body.append(button);
    button.click();
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    const result = {
      inline: 'inlineRan' in globalThis,
      handler: 'handlerRan' in globalThis,
      outline: getComputedStyle(document.body).outlineWidth,
      blocked: [...new Set(blocked)].toSorted(),
    };
    for (const element of [inline, style, button]) element.remove();
    return result;
  });
  expect(ran.inline).toBe(false);
  expect(ran.handler).toBe(false);
  expect(ran.outline).not.toBe('7px');
  expect(ran.blocked).toEqual(['script-src-attr', 'script-src-elem', 'style-src-elem']);
  // The debugger that runs this spec may evaluate; the page's own code may not.
  const evaluated = await app.page.evaluate(async () => {
    const answer = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI), { once: true });
      setTimeout(() => resolve('nothing was blocked'), 2000);
    });
    // oxlint-disable-next-line typescript/no-implied-eval -- the attack
    setTimeout('globalThis.timerRan = true', 0);
    return { blocked: await answer, ran: 'timerRan' in globalThis };
  });
  expect(evaluated).toEqual({ blocked: 'eval', ran: false });
});

test('nothing is loaded from or sent to the network', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const answers = await app.page.evaluate(async () => {
    const attempt = async (work: () => Promise<unknown>): Promise<string> => {
      try {
        await work();
        return 'worked';
      } catch {
        return 'refused';
      }
    };
    const load = async (tag: 'script' | 'img'): Promise<void> => {
      const element = document.createElement(tag);
      await new Promise<void>((resolve, reject) => {
        element.addEventListener('load', () => resolve());
        element.addEventListener('error', () => reject(new Error('refused')));
        element.src = 'https://example.com/x';
        document.body.append(element);
      });
    };
    return {
      fetch: await attempt(async () => await fetch('https://example.com/')),
      local: await attempt(async () => await fetch('http://127.0.0.1:1/')),
      script: await attempt(async () => await load('script')),
      image: await attempt(async () => await load('img')),
      socket: await attempt(async () => {
        const socket = new WebSocket('wss://example.com/');
        await new Promise((resolve, reject) => {
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        });
      }),
    };
  });
  expect(answers).toEqual({
    fetch: 'refused',
    local: 'refused',
    script: 'refused',
    image: 'refused',
    socket: 'refused',
  });
});

test('navigation and new windows are refused, the app stays', async ({ app, startPage }) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  const before = page.url();
  const heading = await startPage.heading.textContent();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://example.com/';
    document.body.append(form);
    form.submit();
    form.remove();
  });
  await page.evaluate(() => void window.open('https://example.com/'));
  await page.evaluate(() => void window.open('about:blank'));
  await expect.poll(() => app.pages().length).toBe(1);
  // Asked of the page itself: a locator would wait for the end of the navigation that was refused.
  const after = await page.evaluate(() => ({ url: location.href, heading: document.querySelector('h2')?.textContent }));
  expect(after).toEqual({ url: before, heading });
});

test('permissions are refused', async ({ app, startPage }) => {
  test.skip(app.kind === 'stand-in', 'permissions are Electron’s own: the stand-in has none to ask for');
  await expect(startPage.heading).toBeVisible();
  const state = await app.page.evaluate(async () => await Notification.requestPermission());
  expect(state).toBe('denied');
});

test('only files of the page are served', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const statuses = await app.page.evaluate(async () => {
    const paths = [
      '/../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/C:/Windows/win.ini',
      '/%00',
      '/main.tsx',
    ];
    return await Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404]);
});

test('a frame inside the page cannot ask the main process', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const answer = await app.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentWindow;
    const bridge: unknown = Reflect.get(inside ?? {}, 'connectSupport');
    // The stand-in's raw binding, which Electron does not have; the main process must refuse it all the same.
    const raw: unknown = Reflect.get(inside ?? {}, '__standIn');
    const refused: unknown =
      typeof raw === 'function'
        ? await (raw as (channel: string, input: readonly unknown[]) => Promise<unknown>)('app.describe', [{}])
        : 'no way to ask';
    return { bridge: typeof bridge, refused };
  });
  expect(answer.bridge).toBe('undefined');
  expect(answer.refused).toEqual(
    app.kind === 'stand-in' ? { ok: false, error: { code: 'foreign-sender' } } : 'no way to ask',
  );
});

test('input that does not fit the contract is refused', async ({ app, startPage, folder }) => {
  await expect(startPage.heading).toBeVisible();
  const hostile: readonly (readonly [string, unknown])[] = [
    ['app.describe', { extra: 1 }],
    ['app.describe', null],
    ['collection.start', { target: { kind: 'sample', name: 'healthy' }, hours: -1 }],
    ['collection.start', { target: { kind: 'sample', name: 'healthy' }, hours: 1e9 }],
    ['collection.start', { target: { kind: 'file', path: '/etc/passwd' }, hours: 1 }],
    ['collection.read-log', { runId: '../../etc', file: 'passwd', offset: 0 }],
    [
      'bundle.export',
      {
        runId: '00000000-0000-0000-0000-000000000000',
        trackingId: null,
        answers: { path: folder },
        redaction: { kind: 'none' },
        passphrase: null,
      },
    ],
    ['link.open', { url: 1 }],
    ['settings.change', { theme: 'pink' }],
    ['settings.change', { privacy: { switches: { credentials: false } } }],
    ['settings.change', { window: { width: 1, height: 1 } }],
    ['input.open', { path: '/etc/passwd' }],
    ['input.open-recent', { id: '/etc/passwd' }],
    ['input.open-offered', { offerId: '../../etc/passwd' }],
    ['input.drop-begin', { name: 'a', bytes: -1 }],
    ['input.drop-piece', { dropId: '0123456789abcdef', bytes: 'text' }],
    ['input.unlock', { lockId: '0123456789abcdef', key: { kind: 'identity-file', path: '/etc/passwd' } }],
    ['input.close', { runId: '*' }],
    ['request.compose', { request: { command: 'calc.exe' } }],
    ['request.compose', { request: {}, path: folder }],
    ['request.read-text', { text: 1 }],
    ['keys.make', { place: folder }],
    ['keys.use-file', { path: '/etc/shadow' }],
    ['network.again', { runId: '00000000-0000-0000-0000-000000000000', host: 'example.com' }],
    ['privacy.preview', { runId: '00000000-0000-0000-0000-000000000000', ownWords: ['a'] }],
    ['report.save', { kind: 'exe', name: 'x', html: '' }],
    ['report.save', { kind: 'html', name: 'x', html: '', path: folder }],
    ['app.restart-elevated', { executable: 'calc.exe' }],
  ];
  const codes = await app.page.evaluate(async (messages) => {
    const bridge = Reflect.get(globalThis, 'connectSupport') as {
      request(channel: string, input: unknown): Promise<{ error?: { code: string } }>;
    };
    return await Promise.all(
      messages.map(async ([channel, input]) => (await bridge.request(channel, input)).error?.code ?? 'accepted'),
    );
  }, hostile);
  expect(codes).toEqual(hostile.map(() => 'bad-input'));
});

test('well-formed but wrong requests get an answer that says why', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const runId = '00000000-0000-0000-0000-000000000000';
  const wrong: readonly (readonly [string, unknown])[] = [
    ['collection.start', { target: { kind: 'sample', name: '../../../etc' }, hours: 24 }],
    ['collection.cancel', { runId }],
    ['collection.read-log', { runId, file: '../../../etc/passwd', offset: 0 }],
    ['bundle.export', { runId, trackingId: null, answers: {}, redaction: { kind: 'none' }, passphrase: null }],
    ['bundle.show', {}],
    ['input.open-recent', { id: '0123456789abcdef' }],
    ['input.drop-end', { dropId: '0123456789abcdef' }],
    ['report.print', { html: '<script>1</script>' }],
    ['app.restart-elevated', {}],
    ['link.open', { url: 'https://example.com/' }],
    ['link.open', { url: 'file:///etc/passwd' }],
    ['link.open', { url: 'https://learn.microsoft.com@example.com/' }],
  ];
  const codes = await app.page.evaluate(async (messages) => {
    const bridge = Reflect.get(globalThis, 'connectSupport') as {
      request(channel: string, input: unknown): Promise<{ error?: { code: string } }>;
    };
    return await Promise.all(
      messages.map(async ([channel, input]) => (await bridge.request(channel, input)).error?.code ?? 'accepted'),
    );
  }, wrong);
  expect(codes).toEqual([
    'sample-unavailable',
    'unknown-run',
    'unknown-run',
    'unknown-run',
    'unknown-run',
    'unknown-input',
    'unknown-input',
    'bad-input',
    'not-elevated',
    'link-refused',
    'link-refused',
    'link-refused',
  ]);
  expect(app.output()).not.toContain('opens no browser');
});

test('a channel that is not in the contract does not exist', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  const answers = await app.page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'connectSupport') as {
      request(channel: string, input: unknown): Promise<unknown>;
      subscribe(channel: string, listener: () => void): () => void;
    };
    const asked = await bridge.request('shell.run', {}).then(
      () => 'worked',
      () => 'refused',
    );
    let heard = 'worked';
    try {
      bridge.subscribe('anything', () => undefined);
    } catch {
      heard = 'refused';
    }
    return { asked, heard };
  });
  expect(answers).toEqual({ asked: 'refused', heard: 'refused' });
});

test('a second start ends at once and leaves the window of the first', async ({ app, startPage, folder }) => {
  test.skip(app.kind === 'electron', 'starts a second stand-in');
  await expect(startPage.heading).toBeVisible();
  const userData = `${folder}/user-data`;
  expect(existsSync(userData)).toBe(true);
  const second = await startAgain(userData);
  expect(second.code).toBe(0);
  await expect(startPage.heading).toBeVisible();
  expect(app.pages()).toHaveLength(1);
});
