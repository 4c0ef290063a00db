import { statfs } from 'node:fs/promises';
import { getServers } from 'node:dns';
import { freemem, networkInterfaces, tmpdir, totalmem } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';
import { win32 } from 'node:path';
import type { AdapterFact, VolumeFact } from '../../../shared/facts/facts.ts';
import type { FileDoor, MachineDoor } from '../host.ts';

const volumeTimeoutMs = 5_000;

/**
 * Only what needs no further program. Of systeminformation that leaves the uptime: on Windows its memory, disk, network
 * and system parts start PowerShell or WMI, past the list in programs.ts and past its limits. The same is here from
 * Node: memory and adapters from `os`, disks from `statfs`, DNS servers from `dns`; Windows itself and its updates are
 * in the registry (collect/server.ts).
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
        volumes: await readVolumes([systemRoot, process.env['ProgramFiles'], process.env['ProgramData'], tmpdir()]),
        adapters: adaptersOf(networkInterfaces()),
        dnsServers: [...new Set(getServers().map(withoutPort))],
      };
    },
  };
}

/** Size and free space of the drives that these paths lie on, each once; one that does not answer is left out. */
export async function readVolumes(
  paths: readonly (string | undefined)[],
  read: (
    root: string,
  ) => Promise<{ readonly blocks: number; readonly bavail: number; readonly bsize: number }> = statfs,
  timeoutMs = volumeTimeoutMs,
): Promise<readonly VolumeFact[]> {
  // C:\ of C:\Windows; a path without a drive letter is no place on this machine
  const roots = new Set(
    paths.map((path) => win32.parse(path ?? '').root.toUpperCase()).filter((root) => /^[A-Z]:\\$/.test(root)),
  );
  const volumes = await Promise.all(
    [...roots].map(async (root): Promise<VolumeFact | null> => {
      const volume = await Promise.race([read(root).catch(() => null), noneAfter(timeoutMs)]);
      return volume === null
        ? null
        : {
            name: root.slice(0, 2),
            sizeBytes: volume.blocks * volume.bsize,
            freeBytes: volume.bavail * volume.bsize,
          };
    }),
  );
  return volumes.filter((volume) => volume !== null);
}

function noneAfter(milliseconds: number): Promise<null> {
  return new Promise((done) => {
    setTimeout(done, milliseconds, null).unref();
  });
}

/** Adapters that reach beyond this machine, without names and without hardware addresses. */
export function adaptersOf(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): readonly AdapterFact[] {
  return Object.values(interfaces)
    .map((entries) => (entries ?? []).filter((entry) => !entry.internal))
    .map((entries): AdapterFact => ({
      addresses: entries
        .filter((entry) => entry.family === 'IPv4')
        .map((entry) => entry.cidr ?? entry.address)
        .toSorted(),
      // fe80::1 reaches no further than the cable
      ipv6: entries.some((entry) => entry.family === 'IPv6' && !/^fe[89ab]/i.test(entry.address)),
    }))
    .filter((adapter) => adapter.addresses.length > 0 || adapter.ipv6);
}

/** `192.0.2.11:5353` and `[2001:db8::1]:53` → the address alone. */
function withoutPort(server: string): string {
  return server.replace(/^\[(.+)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}
