import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { reportPolicy } from '../shared/report/report-document.ts';
import { lockSession, origin, scheme } from './security.ts';

/** One page of A4 after the other, with the colours of the plots. */
export async function reportPdf(html: string, report: (message: string) => void): Promise<Uint8Array> {
  return await withReport(
    html,
    report,
    async (window) =>
      await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true }),
  );
}

/** Opens the system's print dialog. False where the person cancels or there is no printer. */
export async function printReport(html: string, report: (message: string) => void): Promise<boolean> {
  return await withReport(
    html,
    report,
    async (window) =>
      await new Promise((resolve) => {
        window.webContents.print({ printBackground: true }, (success) => resolve(success));
      }),
  );
}

/** A hidden window that shows the report: sandboxed, without scripts, without a preload, without a network. */
async function withReport<Value>(
  html: string,
  report: (message: string) => void,
  work: (window: BrowserWindow) => Promise<Value>,
): Promise<Value> {
  // In memory only, and apart from the window's own: nothing but this report can be asked for there.
  const own = session.fromPartition(`report-${randomUUID()}`);
  lockSession(own, report);
  own.protocol.handle(scheme, () => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': reportPolicy };
    return new Response(html, { headers });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(`${origin}/report.html`);
    return await work(window);
  } finally {
    window.destroy();
    own.protocol.unhandle(scheme);
  }
}
