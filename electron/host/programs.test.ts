import { describe, expect, it } from 'vitest';
import { isAllowedCall, programRules } from './programs.ts';
import type { ProgramName } from './programs.ts';

describe('the list of programs', () => {
  it('is exactly this one', () => {
    expect(Object.entries(programRules).map(([name, rule]) => `${name} = ${rule.executable}`)).toEqual([
      'reg = System32\\reg.exe',
      'wevtutil = System32\\wevtutil.exe',
      'sc = System32\\sc.exe',
      'w32tm = System32\\w32tm.exe',
      'powershell = System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      'taskkill = System32\\taskkill.exe',
    ]);
  });

  const allowed: readonly (readonly [ProgramName, readonly string[]])[] = [
    ['reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', '/reg:32']],
    ['reg', ['query', '\\\\dc01.contoso.example\\HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa', '/reg:64']],
    ['wevtutil', ['gl', 'Application']],
    ['wevtutil', ['qe', 'System', '/c:1', '/rd:false', '/f:xml']],
    ['sc', ['queryex', 'ADSync']],
    ['taskkill', ['/PID', '12', '/T', '/F']],
  ];
  it.each(allowed)('%s %j is allowed', (program, args) => {
    expect(isAllowedCall(program, args)).toBe(true);
  });

  const refused: readonly (readonly [ProgramName, readonly string[]])[] = [
    ['reg', ['delete', 'HKLM\\SOFTWARE\\X', '/reg:64']],
    ['reg', ['query', 'HKLM\\SOFTWARE\\X']],
    ['reg', ['query', 'HKLM\\SOFTWARE\\X', '/reg:64', '/s']],
    ['reg', ['save', 'HKLM\\SYSTEM', 'C:\\x', '/reg:64']],
    ['reg', ['query', '\\\\dc01\\HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Secrets', '/reg:64']],
    ['reg', ['query', '\\\\dc01\\HKLM\\SAM', '/reg:64']],
    ['reg', ['query', 'HKU\\S-1-5-18', '/reg:64']],
    ['wevtutil', ['cl', 'Application']],
    ['wevtutil', ['epl', 'Security', 'C:\\x.evtx', '/ow:true', '/q:*[System[Level=2]]']],
    ['wevtutil', ['gl', 'Application', '/r:OTHER']],
    ['wevtutil', ['epl', 'Application', 'C:\\x.exe', '/ow:true', '/q:*[System[Level=2]]']],
    ['sc', ['stop', 'ADSync']],
    ['sc', ['queryex', 'ADSync & calc']],
    ['w32tm', ['/resync']],
    ['taskkill', ['/IM', 'miiserver.exe', '/T', '/F']],
  ];
  it.each(refused)('%s %j is refused', (program, args) => {
    expect(isAllowedCall(program, args)).toBe(false);
  });
});
