import { freemem, networkInterfaces, totalmem } from 'node:os';
import type { FileDoor, MachineDoor } from '../host.ts';

/**
 * Only what needs no further program: most of systeminformation starts PowerShell on Windows, which would pass by the
 * list in programs.ts and its timeouts.
 */
export function createMachineDoor(files: FileDoor, systemRoot: string): MachineDoor {
  return {
    // Administrators alone may look into this folder; the try changes nothing and needs no program.
    async isElevated(limits) {
      const answer = await files.list(`${systemRoot}\\System32\\config`, limits);
      if (answer.ok) {
        return true;
      }
      return answer.error.code === 'denied' ? false : null;
    },
    async resources() {
      // Loaded on use: it looks for PowerShell while it is loaded, which the decoding process, made of the same file,
      // has no right to.
      const { time } = await import('systeminformation');
      return {
        uptimeSeconds: Math.round(time().uptime),
        memoryBytes: totalmem(),
        freeMemoryBytes: freemem(),
        addresses: Object.values(networkInterfaces())
          .flatMap((entries) => entries ?? [])
          .filter((entry) => !entry.internal)
          .map((entry) => entry.address),
      };
    },
  };
}
