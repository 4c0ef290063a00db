import type { RegistryValueFact, WindowsProbe } from '../../facts/facts.ts';
import { tlsValueHolds } from '../../knowledge/tls.ts';
import type { RuleInput } from '../rule.ts';

// sample: HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client
const protocolKey = /\\SCHANNEL\\Protocols\\TLS 1\.2\\(?:Client|Server)$/i;

/** Registry values that switch TLS 1.2 off, for the client or the server side. */
export function tls12Off(input: RuleInput): readonly RegistryValueFact[] {
  return (input.facts.tls?.value.values ?? []).filter(isOff);
}

/** Whether this machine, as a client, may not use TLS 1.2. */
export function isTls12ClientOff(input: RuleInput): boolean {
  return tls12Off(input).some(({ path }) => /Client$/i.test(path));
}

/** An absent value leaves TLS 1.2 on, as Windows ships it. */
function isOff({ path, name, value }: RegistryValueFact): boolean {
  if (!protocolKey.test(path) || value.kind !== 'dword') return false;
  if (/^Enabled$/i.test(name)) return !tlsValueHolds(1, value.value);
  return /^DisabledByDefault$/i.test(name) && !tlsValueHolds(0, value.value);
}

/**
 * Names of .NET's WebExceptionStatus that speak of TLS. A server that cuts an old protocol off in the middle of the
 * handshake ends as SendFailure.
 */
const tlsFailures: ReadonlySet<string> = new Set(['SecureChannelFailure', 'SendFailure', 'TrustFailure']);

// sample: HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319
const netKey = /^HKLM\\SOFTWARE\\Microsoft\\\.NETFramework\\v4\./i;

/**
 * Whether a failure may be that of PowerShell alone: it is built for an early .NET and offers TLS 1.0 unless one of the
 * 64-bit values says otherwise, while a current service goes without them. Roots are the same for both.
 */
export function mayBePowerShellAlone(input: RuleInput, { status }: WindowsProbe): boolean {
  const values = input.facts.tls?.value.values;
  if (values === undefined || status === 'TrustFailure') return false;
  return !values.some(
    ({ path, value }) => netKey.test(path) && value.kind === 'dword' && tlsValueHolds(1, value.value),
  );
}

/** Endpoints at which the TLS of Windows fails although that of this tool gets through. */
export function windowsTlsFailures(input: RuleInput): readonly WindowsProbe[] {
  const network = input.facts.network?.value;
  const fine = new Set(
    (network?.probes ?? [])
      .filter(({ role }) => role !== 'other')
      .filter(({ steps }) => steps.some(({ step, outcome }) => step === 'tls' && outcome === 'ok'))
      .map(({ host }) => host),
  );
  return (network?.windows ?? []).filter(({ host, status }) => fine.has(host) && tlsFailures.has(status));
}

/** Answers that a proxy gives in place of the endpoint. */
const proxyAnswers: ReadonlySet<number> = new Set([403, 407]);

/** Hosts that the TLS of Windows reaches: an answer came, and it is the endpoint's own. */
export function reachedByWindows(input: RuleInput): ReadonlySet<string> {
  return new Set(
    (input.facts.network?.value.windows ?? [])
      .filter(
        ({ status, httpStatus }) =>
          status === 'Success' || (status === 'ProtocolError' && httpStatus !== null && !proxyAnswers.has(httpStatus)),
      )
      .map(({ host }) => host),
  );
}
