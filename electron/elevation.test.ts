import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../shared/result/result.ts';
import { createElevation } from './elevation.ts';
import type { ElevationSettings, startElevated } from './host/restart-elevated.ts';

describe('starting anew with more rights', () => {
  const calls: string[] = [];
  const app = {
    releaseSingleInstanceLock: () => void calls.push('release'),
    requestSingleInstanceLock: () => calls.push('request') > 0,
  };
  const starting: ElevationSettings[] = [];
  const environment = { SystemRoot: 'D:\\Windows', PORTABLE_EXECUTABLE_FILE: 'E:\\stick\\app.exe' };
  const start = (answer: Awaited<ReturnType<typeof startElevated>>) =>
    createElevation(
      app,
      () => void calls.push('end'),
      'win32',
      environment,
      async (settings: ElevationSettings) => {
        starting.push(settings);
        return answer;
      },
    );

  it('is offered on Windows only', () => {
    expect(createElevation(app, () => undefined, 'linux', {})).toBeNull();
    expect(start(success({}))).not.toBeNull();
  });

  it('lets the new process become the single one, starts the portable file itself, and closes the window', async () => {
    vi.useFakeTimers();
    calls.length = 0;
    expect(await start(success({}))?.()).toEqual({ ok: true, value: {} });
    vi.runAllTimers();
    vi.useRealTimers();
    expect(calls).toEqual(['release', 'end']);
    expect(starting.at(-1)).toEqual({ systemRoot: 'D:\\Windows', executable: 'E:\\stick\\app.exe' });
  });

  it('goes on as it was where the person says no', async () => {
    calls.length = 0;
    expect(await start(failure({ reason: 'declined', detail: 'no' }))?.()).toEqual({
      ok: false,
      error: { code: 'not-elevated', reason: 'declined', detail: 'no' },
    });
    expect(calls).toEqual(['release', 'request']);
  });
});
