import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { copySamples } from './copy-samples.ts';

// The command line alone, in a second or two: the same file that the whole build makes as `out/main/cli.cjs`.
export default defineConfig({
  logLevel: 'warn',
  plugins: [copySamples()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      input: { cli: resolve('electron/cli.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});
