import { describe, expect, it } from 'vitest';
import { accountKind, service, serviceState } from './service.ts';
import { contextOf, deniedKey, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

const servicePath = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync';

const answer = (stdout: string, exitCode = 0) => ({ exitCode, stdout, stderr: '', truncated: false });

const english = `
SERVICE_NAME: ADSync
        TYPE               : 10  WIN32_OWN_PROCESS
        STATE              : 4  RUNNING
                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)
        WIN32_EXIT_CODE    : 0  (0x0)
        SERVICE_EXIT_CODE  : 0  (0x0)
        CHECKPOINT         : 0x0
        WAIT_HINT          : 0x0
        PID                : 5716
        FLAGS              :
`;

describe('the answer of sc queryex', () => {
  it.each([
    ['English', english, 'running'],
    [
      'German',
      english.replace('STATE ', 'STATUS').replace('TYPE', 'TYP ').replace('4  RUNNING', '1  STOPPED'),
      'stopped',
    ],
    ['French', english.replace('STATE ', 'ÉTAT  ').replace('4  RUNNING', '2  START_PENDING'), 'start-pending'],
    [
      'Japanese',
      english.replace('STATE              :', '状態               ：').replace('4  RUNNING', '3  STOP_PENDING'),
      'stop-pending',
    ],
    ['with a shared process', english.replace('10  WIN32_OWN_PROCESS', '30  WIN32'), 'running'],
    ['paused', english.replace('4  RUNNING', '7  PAUSED'), 'paused'],
    ['empty', '', 'unknown'],
    ['garbage', ': x  Y\n: 99  Z\n: 99  Q', 'unknown'],
  ])('%s', (_name, text, expected) => {
    expect(serviceState(answer(text))).toBe(expected);
  });

  it('counts for nothing when sc failed', () => {
    expect(serviceState(answer(english, 5))).toBe('unknown');
  });
});

describe('the kind of an account', () => {
  it.each([
    ['NT SERVICE\\ADSync', 'virtual'],
    ['CONTOSO\\gmsa-adsync$', 'group-managed'],
    ['CONTOSO\\svc-adsync', 'domain'],
    ['svc-adsync@contoso.example', 'domain'],
    ['.\\AAD_4b9f1c', 'local'],
    ['LocalSystem', 'built-in'],
    ['NT AUTHORITY\\NetworkService', 'built-in'],
    ['', null],
  ])('%j is %s', (account, kind) => {
    expect(accountKind(account)).toBe(kind);
  });
});

describe('service', () => {
  it('reads the recorded service', async () => {
    const result = await service.collect(contextOf(await openedSample('healthy')));
    expect(result).toMatchObject({ state: 'collected', reason: 'installed, running' });
    expect(result.facts.service?.value).toMatchObject({
      installed: true,
      state: 'running',
      startType: 2,
      delayedStart: true,
      account: 'NT SERVICE\\ADSync',
      accountKind: 'virtual',
    });
  });

  it('tells an absent service from one whose state is unknown', async () => {
    const none = await service.collect(
      contextOf(handMadeHost({ commands: [{ program: 'sc', args: ['queryex', 'ADSync'], exitCode: 1_060 }] })),
    );
    expect(none.facts.service?.value).toMatchObject({ installed: false, state: 'unknown' });
    const silent = handMadeHost({ registry: [registryKey(servicePath, { Start: { dword: 4 } })] });
    const result = await service.collect(contextOf(silent));
    expect(result.facts.service?.value).toMatchObject({ installed: true, state: 'unknown', startType: 4, account: '' });
    expect(result.reason).toContain('could not be read');
  });

  it('is denied when the registry key is', async () => {
    expect((await service.collect(contextOf(handMadeHost({ registry: [deniedKey(servicePath)] })))).state).toBe(
      'denied',
    );
  });
});
