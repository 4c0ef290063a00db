import { cp } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Puts the recorded servers beside the compiled code: `out/samples`, where `samplesFolder()` looks for them. */
export function copySamples(): Plugin {
  return {
    name: 'copy-samples',
    apply: 'build',
    async closeBundle() {
      await cp('electron/host/samples', 'out/samples', { recursive: true });
    },
  };
}
