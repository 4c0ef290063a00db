import { lookup } from 'node:dns/promises';
import { connect as connectTcp } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import * as tls from 'node:tls';
import type { CertificateSummary, EndpointProbe, ProbeStep, ProbeStepResult } from '../../../shared/facts/facts.ts';
import type { CallLimits, NetworkDoor, ProbeTarget } from '../host.ts';
import { certificateProblem, summarizeChain } from './certificate-chain.ts';
import { createBudget } from './step-budget.ts';
import type { Budget, StepEnd } from './step-budget.ts';
import { readHttpHead } from './http-head.ts';
import type { HttpHead } from './http-head.ts';

export interface NetworkSettings {
  /** Name resolution; the system's own where absent. */
  readonly resolve?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
  /** Trusted roots in PEM; the runtime's and, where it can read them, the system's where absent. */
  readonly roots?: readonly string[];
  /** Longest time for one step. */
  readonly stepTimeoutMs?: number;
  nowMs?(): number;
}

const stepNames: readonly ProbeStep[] = ['dns', 'tcp', 'tls', 'https'];

/** Sent with the request of the last step; a relay answers 401 to whoever brings no token. */
const userAgent = 'connect-support-bundle';

/** Probes over real sockets. Each step has its own time limit and ends at once when the signal says so. */
export function createNetworkDoor(settings: NetworkSettings = {}): NetworkDoor {
  return { probe: (target, limits) => probe(target, limits, settings) };
}

async function probe(target: ProbeTarget, limits: CallLimits, settings: NetworkSettings): Promise<EndpointProbe> {
  const steps: ProbeStepResult[] = [];
  const deadline = performance.now() + limits.timeoutMs;
  let chain: readonly CertificateSummary[] = [];
  let httpDate: EndpointProbe['httpDate'];
  let open: Socket | null = null;

  const take = async <Value>(
    step: ProbeStep,
    work: (budget: Budget) => Promise<StepEnd<Value>>,
  ): Promise<Value | null> => {
    const startedMs = performance.now();
    const budget = createBudget(limits.signal, Math.min(settings.stepTimeoutMs ?? 5_000, deadline - startedMs));
    const end = await Promise.race([work(budget), budget.ended]);
    budget.close();
    const durationMs = Math.round(performance.now() - startedMs);
    steps.push({
      step,
      outcome: end.ok ? 'ok' : end.code === 'ETIMEDOUT' ? 'timed-out' : 'failed',
      durationMs,
      errorCode: end.ok ? null : end.code,
      detail: end.detail,
    });
    return end.ok ? end.value : null;
  };

  const run = async (): Promise<void> => {
    const contact = target.proxy ?? { host: target.host, port: target.port };
    const addresses = await take('dns', () => resolveName(contact.host, settings));
    if (addresses === null) {
      return;
    }
    const socket = await take('tcp', async (budget) => {
      const connected = await connectSocket(contact.host, contact.port, addresses, budget);
      open = connected.ok ? connected.value : null;
      return connected.ok && target.proxy !== undefined
        ? await throughProxy(connected.value, target, budget)
        : connected;
    });
    if (socket === null || target.until === 'tcp') {
      return;
    }
    const secure = await take('tls', async (budget) => {
      const shaken = await shakeHands(socket, target.host, settings, budget);
      chain = shaken.chain;
      return shaken.end;
    });
    if (secure === null) {
      return;
    }
    await take('https', async (budget) => {
      const answer = await ask(secure, target, budget);
      if (answer.ok && answer.value.date !== null) {
        const local = new Date(settings.nowMs?.() ?? Date.now()).toISOString();
        httpDate = { server: answer.value.date, local };
      }
      return answer.ok ? judgeAnswer(answer.value, target) : answer;
    });
  };

  await run();
  (open as Socket | null)?.destroy();
  const rest = steps.every((step) => step.outcome === 'ok') ? 'not asked for' : 'an earlier step failed';
  for (const step of stepNames.slice(steps.length)) {
    steps.push({ step, outcome: 'not-run', durationMs: 0, errorCode: null, detail: rest });
  }
  return {
    host: target.host,
    port: target.port,
    role: target.role,
    via: target.proxy === undefined ? 'direct' : 'proxy',
    steps,
    chain,
    ...(httpDate === undefined ? {} : { httpDate }),
  };
}

type Addresses = readonly { readonly address: string; readonly family: number }[];

async function resolveName(host: string, settings: NetworkSettings): Promise<StepEnd<Addresses>> {
  try {
    const addresses = await (settings.resolve?.(host) ?? lookup(host, { all: true }));
    return addresses.length === 0
      ? { ok: false, code: 'ENODATA', detail: `${host} has no address` }
      : { ok: true, value: addresses, detail: addresses.map(({ address }) => address).join(', ') };
  } catch (error) {
    return { ok: false, code: codeOf(error), detail: `${host} could not be resolved` };
  }
}

function connectSocket(host: string, port: number, addresses: Addresses, budget: Budget): Promise<StepEnd<Socket>> {
  return new Promise((done) => {
    const socket = connectTcp({ host, port, lookup: answerWith(addresses), autoSelectFamily: true });
    void budget.ended.then(() => socket.destroy());
    socket.once('connect', () => {
      if (budget.isOver()) {
        socket.destroy();
        return;
      }
      done({ ok: true, value: socket, detail: `connected to ${socket.remoteAddress ?? host}:${port}` });
    });
    socket.on('error', (error) => {
      done({ ok: false, code: codeOf(error), detail: `no connection to ${host}:${port}` });
    });
  });
}

/** The addresses of the DNS step, so that both steps speak of the same machine. */
function answerWith(addresses: Addresses): LookupFunction {
  return (_name, options, answer) => {
    const first = addresses[0];
    if (options.all === true) {
      answer(null, [...addresses]);
    } else if (first !== undefined) {
      answer(null, first.address, first.family);
    }
  };
}

async function throughProxy(socket: Socket, target: ProbeTarget, budget: Budget): Promise<StepEnd<Socket>> {
  const authority = `${target.host}:${target.port}`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\nUser-Agent: ${userAgent}\r\n\r\n`);
  const head = await readHttpHead(socket, budget.ended);
  if (head === null) {
    return { ok: false, code: 'PROXY_NO_ANSWER', detail: 'the proxy closed the connection or speaks no HTTP' };
  }
  return head.status >= 200 && head.status < 300
    ? { ok: true, value: socket, detail: 'connected through the proxy' }
    : { ok: false, code: `HTTP_${head.status}`, detail: `the proxy answers CONNECT with ${head.status}` };
}

interface Handshake {
  readonly end: StepEnd<TLSSocket>;
  readonly chain: readonly CertificateSummary[];
}

function shakeHands(socket: Socket, host: string, settings: NetworkSettings, budget: Budget): Promise<Handshake> {
  return new Promise((done) => {
    const secure = connectTls({
      socket,
      servername: host,
      ca: [...(settings.roots ?? trustedRoots())],
      // An untrusted chain is looked at, not used: the next step does not run.
      rejectUnauthorized: false,
    });
    void budget.ended.then(() => secure.destroy());
    const fail = (code: string, detail: string): void => {
      done({ end: { ok: false, code, detail }, chain: [] });
    };
    secure.once('secureConnect', () => {
      const chain = summarizeChain(secure.getPeerCertificate(true));
      const protocol = `${secure.getProtocol() ?? 'TLS'} ${secure.getCipher().name}`;
      if (secure.authorized) {
        done({ end: { ok: true, value: secure, detail: protocol }, chain });
        return;
      }
      // Typed as an error, yet it is the code itself.
      const problem = String(secure.authorizationError);
      done({ end: { ok: false, code: certificateProblem(problem), detail: `${protocol}; ${problem}` }, chain });
      secure.destroy();
    });
    secure.on('error', (error) => {
      fail(codeOf(error), `the handshake failed: ${messageOf(error)}`);
    });
    secure.once('close', () => {
      fail('ECONNRESET', 'the other side closed the connection during the handshake');
    });
  });
}

async function ask(secure: TLSSocket, target: ProbeTarget, budget: Budget): Promise<StepEnd<HttpHead>> {
  secure.write(
    `GET ${target.path} HTTP/1.1\r\nHost: ${target.host}\r\nUser-Agent: ${userAgent}\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
  );
  const head = await readHttpHead(secure, budget.ended);
  return head === null
    ? { ok: false, code: 'HTTP_NO_ANSWER', detail: 'no HTTP answer came back' }
    : { ok: true, value: head, detail: `HTTP ${head.status}` };
}

/** A relay without a token says 401; a web page in its place, a refusal or a server error is somebody else's answer. */
function judgeAnswer(head: HttpHead, target: ProbeTarget): StepEnd<HttpHead> {
  const detail = `HTTP ${head.status}`;
  if (head.status === 403 || head.status === 407 || head.status >= 500) {
    return { ok: false, code: `HTTP_${head.status}`, detail };
  }
  if (target.role === 'relay' && head.contentType.includes('text/html')) {
    return { ok: false, code: 'HTTP_UNEXPECTED_PAGE', detail: `${detail} with a web page, which no relay sends` };
  }
  return { ok: true, value: head, detail };
}

/** The runtime's own roots and, where this runtime can read it, the system's store, which holds those of the company. */
function trustedRoots(): readonly string[] {
  const reader: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof reader !== 'function') {
    return rootCertificates;
  }
  try {
    const system: unknown = reader.call(tls, 'system');
    return Array.isArray(system) ? [...rootCertificates, ...system.map(String)] : rootCertificates;
  } catch {
    return rootCertificates;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return codeOf(error.errors[0]);
  }
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
