import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { App, Protocol, Session, WebContents } from 'electron';

export const scheme = 'app';
export const origin = 'app://bundle';

/** Stands in the built index.html where each load's own nonce comes. */
const nonceMark = '__STYLE_NONCE__';

/**
 * Nothing from outside, nothing inline, no frames, no plug-ins; the page's own scripts, styles and worker only. Fluent UI
 * adds style sheets while it runs: those carry `styleNonce`, made anew for each load.
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data:",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Workers follow the policy that came with their script: as strict, but the log reader's WebAssembly may be compiled.
 * That lets no text become script, which `unsafe-eval` would.
 */
export function workerSecurityPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Must run before the app is ready: makes `app://` a standard, secure origin that CSP and workers understand. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page from `folder`, and nothing above it. */
export function servePage(protocol: Protocol, folder: string): void {
  protocol.handle(scheme, async (request) => await pageResponse(request.url, request.method, folder));
}

/** The answer for one URL of the page; 404 for anything that is no built file. */
export async function pageResponse(url: string, method: string, folder: string): Promise<globalThis.Response> {
  const nonce = randomBytes(18).toString('base64url');
  const file = method === 'GET' ? pageFile(url, folder) : undefined;
  const isScript = file !== undefined && extname(file) === '.js';
  const policy = isScript ? workerSecurityPolicy() : contentSecurityPolicy(nonce);
  const headers = { 'content-security-policy': policy, 'x-content-type-options': 'nosniff' };
  const mediaType = file === undefined ? undefined : mediaTypes[extname(file)];
  if (file !== undefined && mediaType !== undefined) {
    try {
      const bytes = await readFile(file);
      const body =
        extname(file) === '.html' ? bytes.toString('utf8').replaceAll(nonceMark, nonce) : new Uint8Array(bytes);
      return new Response(body, { headers: { ...headers, 'content-type': mediaType } });
    } catch {
      // Falls through to the one answer for everything that is not there.
    }
  }
  return new Response('not found', { status: 404, headers });
}

function pageFile(url: string, folder: string): string | undefined {
  try {
    const parsed = new URL(url);
    if (parsed.host !== 'bundle') return undefined;
    const path = decodeURIComponent(parsed.pathname);
    if (path.includes('\0') || path.includes('\\')) return undefined;
    const file = join(folder, path === '/' ? 'index.html' : path);
    return file.startsWith(folder + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** The one permission there is: a button of ours may copy text. Reading the clipboard stays refused. */
const copying = 'clipboard-sanitized-write';

/** Refuses what this app never needs: permissions, devices, downloads, and every request that leaves `app://`. */
export function lockSession(session: Session, report: (message: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    const granted = permission === copying;
    if (!granted) report(`refused the permission ${permission}`);
    decide(granted);
  });
  session.setPermissionCheckHandler((_contents, permission) => permission === copying);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, decide) => {
      report('refused a request to the network from the page');
      decide({ cancel: true });
    },
  );
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** Every page that ever opens, whoever opens it: no navigation away, no new windows, no embedded pages. */
export function lockContents(app: App, report: (message: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isOwnPage(event.url)) return;
    report('refused a navigation away from the app');
    event.preventDefault();
  };
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => {
      report('refused a new window');
      return { action: 'deny' };
    });
  });
}

function isOwnPage(url: string): boolean {
  // Sample: `app://bundle/index.html#timeline`.
  return /^app:\/\/bundle\/(?:index\.html)?(?:[?#].*)?$/u.test(url);
}

/** The only places the app opens in the system's browser: the maker's documentation. */
const documentationHosts: ReadonlySet<string> = new Set([
  'learn.microsoft.com',
  'aka.ms',
  'entra.microsoft.com',
  'www.microsoft.com',
  'support.microsoft.com',
]);

/** True for an https link to the documentation, without credentials or an odd port. */
export function isDocumentationLink(url: string): boolean {
  try {
    const parsed = new URL(url);
    return (
      parsed.protocol === 'https:' &&
      parsed.username === '' &&
      parsed.password === '' &&
      parsed.port === '' &&
      documentationHosts.has(parsed.hostname)
    );
  } catch {
    return false;
  }
}
