import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { copySamples } from './copy-samples.ts';

// Everything is bundled, so that the packed app needs no node_modules. `main.ts` is compiled to CommonJS because the
// development shell answers `require('electron')` through Node's module hook, which Node 20 offers for CommonJS only.
export default defineConfig({
  main: {
    plugins: [copySamples()],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: resolve('electron/main.ts'), cli: resolve('electron/cli.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // Loaded anew with each page.
      minify: true,
      rolldownOptions: {
        input: resolve('electron/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Read from disk, not over a network; `e2e/bundle-size.spec.ts` holds every part to its budget.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
});
