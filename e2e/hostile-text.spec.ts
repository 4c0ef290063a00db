import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { root } from '../build/launch.mjs';
import type { EventRecord } from '../shared/event-log/event-record.ts';
import { toJsonLine } from '../shared/event-log/json-lines.ts';
import { engineReason, event, failing, heartbeats, outage } from '../shared/rules/test-support/events.ts';
import { expect, test } from './pages/app.ts';

// A log is a stranger's text. This one holds what would run, load, link, turn or break if any of it were taken for more
// than text: markup, script, addresses, formulas, signs that steer a terminal or turn the reading direction.

const attacks = [
  `<img src="https://attacker.example/i.png" onerror="globalThis.attacked=1">`,
  '<script>globalThis.attacked=1</script>',
  '<a href="javascript:globalThis.attacked=1">sign in</a>',
  '<style>*{display:none}</style>',
  'https://attacker.example/fix',
  '[fix](javascript:globalThis.attacked=1) ![i](https://attacker.example/i.png)',
  '=HYPERLINK("https://attacker.example","fix")',
  '\u001B[2J\u001B]0;title\u0007\u009B31m',
  '\u202Etxt.exe\u2066',
  '{{constructor.constructor("globalThis.attacked=1")()}} ${globalThis.attacked=1}',
  'W'.repeat(3000),
  '\uD800',
];
const attack = attacks.join(' ');

function hostileEvents(): readonly EventRecord[] {
  const refused = engineReason('80230619', `A restriction prevents the password from being changed. ${attack}`);
  const unknown = engineReason('8023ffff', attack);
  return [
    ...heartbeats(0, 300),
    ...attacks.flatMap((text, index) => [
      ...failing(index + 1, 20 + index, { user: text, eventId: 33_008, reason: refused }),
      ...failing(index + 100, 60 + index, { user: `${text}@contoso.example`, eventId: 32_001, reason: unknown }),
      event(text, 1000 + index, 100 + index, attack),
    ]),
    ...outage(310, 340, attack),
    event('ADSync', 6329, 350, attack, { level: 2, computer: attack }),
  ];
}

/** What is on screen that should not be: links elsewhere, markup of the log's, a page wider than the window. */
async function harm(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    if ('attacked' in globalThis) found.push('a script of the log ran');
    if (document.querySelector('img[src*="attacker"], main script, main style, iframe, object, embed') !== null) {
      found.push('markup of the log');
    }
    for (const link of document.querySelectorAll('a[href]')) {
      const target = link.getAttribute('href') ?? '';
      if (!/^(?:#|https:\/\/(?:[a-z-]+\.)*microsoft\.com\/)/u.test(target)) found.push(`a link to ${target}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide, the window ${clientWidth}`);
    return found;
  });
}

test('a hostile log is text on every screen, in the report, in what is copied and on a terminal', async ({
  app,
  folder,
  startPage,
  sessionPage,
}) => {
  test.slow();
  const { page } = app;
  const log = join(folder, 'hostile.jsonl');
  writeFileSync(
    log,
    hostileEvents()
      .map((each) => `${toJsonLine(each)}\n`)
      .join(''),
  );
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => {
    asked.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await app.answerDialogs({ openPath: log });
  await startPage.openButton.click();
  await sessionPage.done();
  expect((await sessionPage.findingIds()).length).toBeGreaterThan(2);

  for (const screen of [
    'Overview',
    'Findings',
    'Timeline',
    'Operations',
    'Server',
    'Network',
    'Case',
    'Compare',
  ] as const) {
    await sessionPage.show(screen);
    await page.waitForTimeout(300);
    if (screen === 'Findings') {
      const headers = page.locator('main .fui-AccordionHeader__button[aria-expanded="false"]');
      for (let left = 60; left > 0 && (await headers.count()) > 0; left--) await headers.first().click();
    }
    if (screen === 'Timeline' || screen === 'Operations') {
      const rows = page.locator('main [role=row]:not(.virtual-head)');
      for (const row of (await rows.all()).slice(0, 12)) {
        await row.click();
        expect(await harm(page), `${screen}, one row`).toEqual([]);
      }
    }
    expect(await harm(page), screen).toEqual([]);
  }

  await sessionPage.show('Operations');
  // What the page puts on the clipboard, seen where it is put there.
  await page.evaluate(() => {
    const put = (format: string, data: string): void => {
      document.documentElement.setAttribute(`data-${format.replace('/', '-')}`, data);
    };
    document.addEventListener(
      'copy',
      (copying) => {
        Object.defineProperty(copying, 'clipboardData', { value: { setData: put } });
      },
      { capture: true },
    );
  });
  await page.getByRole('button', { name: 'Copy as table' }).click();
  const plain = (await page.locator('html').getAttribute('data-text-plain')) ?? '';
  const rich = (await page.locator('html').getAttribute('data-text-html')) ?? '';
  expect(plain).toContain("\t'=HYPERLINK(");
  expect(plain).not.toMatch(/(?:^|\t)\s*[=@]/mu);
  expect(rich).toContain('&lt;script&gt;');
  expect(rich).not.toMatch(/<script|<img|<a /u);

  const report = join(folder, 'report.html');
  await app.answerDialogs({ savePath: report });
  await page.getByRole('button', { name: 'Report' }).click();
  await page.getByRole('menuitem', { name: 'Save as a web page (HTML) …' }).click();
  await expect(page.getByText('Saved as report.html.')).toBeVisible();
  const html = readFileSync(report, 'utf8');
  expect(html).toContain('&lt;img src');
  expect(html).not.toMatch(/<script|<img|<iframe|href="(?!#|https:\/\/(?:[a-z-]+\.)*microsoft\.com\/)/u);
  expect(asked.filter((url) => url.includes('attacker') || url.startsWith('dialog'))).toEqual([]);

  for (const parameters of [
    ['analyze', log],
    ['analyze', log, '--json'],
  ]) {
    const cli = spawnSync(process.execPath, [join(root, 'out/main/cli.cjs'), ...parameters], { encoding: 'utf8' });
    expect(cli.stdout.length).toBeGreaterThan(1000);
    const printed = cli.stdout + cli.stderr;
    if (parameters.includes('--json')) expect(printed).not.toContain('\u001B');
    else expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
  }
});
