import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportBeginning } from '../shared/report/report-document.ts';
import { expect, test } from './pages/app.ts';
import { askMain, valueOf } from './pages/bridge.ts';

// The report on its way out, at the bridge: what it looks like has specs of its own.

test('a report becomes a PDF in a window that runs nothing and loads nothing', async ({ app, folder }) => {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(request.url ?? '');
    response.end('x');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  try {
    const html = `${reportBeginning('en')}<title>Report</title></head><body>
      <h1>Writeback</h1><p id="text">as it was written</p>
      <script>document.body.innerHTML = 'a script ran'; fetch('http://127.0.0.1:${port}/script')</script>
      <img src="http://127.0.0.1:${port}/image" onerror="fetch('http://127.0.0.1:${port}/handler')">
      <link rel="stylesheet" href="http://127.0.0.1:${port}/style">
      <iframe src="http://127.0.0.1:${port}/frame"></iframe>
      <meta http-equiv="refresh" content="0; url=http://127.0.0.1:${port}/refresh">
    </body></html>`;
    const file = join(folder, 'report.pdf');
    await app.answerDialogs({ savePath: file });
    const windows = app.pages().length;
    const saved = await valueOf(app.page, 'report.save', { kind: 'pdf', name: 'SYNC01', html });
    expect(saved).toEqual({ kind: 'saved', name: 'report.pdf' });
    const pdf = readFileSync(file);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.subarray(-8).toString('latin1')).toContain('%%EOF');
    expect(requested).toEqual([]);
    expect(app.pages()).toHaveLength(windows);
  } finally {
    server.close();
  }
});

test('a document that is no report is neither saved nor printed', async ({ app, folder }) => {
  const file = join(folder, 'report.html');
  await app.answerDialogs({ savePath: file });
  const html = '<!doctype html><script>1</script>';
  expect(await askMain(app.page, 'report.save', { kind: 'html', name: 'x', html })).toMatchObject({
    error: { code: 'bad-input' },
  });
  expect(await askMain(app.page, 'report.print', { html })).toMatchObject({ error: { code: 'bad-input' } });
  expect(existsSync(file)).toBe(false);
  await app.answerDialogs({});
  const cancelled = await askMain(app.page, 'report.save', { kind: 'html', name: 'x', html: reportBeginning('de') });
  expect(cancelled).toEqual({ ok: true, value: { kind: 'not-saved' } });
});
