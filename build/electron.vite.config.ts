import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { copySamples } from './copy-samples.ts';
import { sizeBudgets } from './size-budgets.ts';

// Everything is bundled, so that the packed app needs no node_modules. `main.ts` is compiled to CommonJS because the
// development shell answers `require('electron')` through Node's module hook, which Node 20 offers for CommonJS only.
export default defineConfig({
  main: {
    plugins: [
      copySamples(),
      sizeBudgets([
        { file: /^main\.cjs$/, mostBytes: 2_800_000 },
        // A command is loaded when it is called, and a decoding process is nothing but the core.
        { file: /^cli\.cjs$/, mostBytes: 4000 },
        { file: /^main-/, mostBytes: 100_000 },
        { file: /^serve-child-/, mostBytes: 700_000 },
      ]),
    ],
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
    plugins: [sizeBudgets([{ file: /^preload\.cjs$/, mostBytes: 2000 }])],
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
    plugins: [
      react(),
      sizeBudgets([
        // The first screen.
        { file: /^assets\/index-[\w-]+\.js$/, mostBytes: 1_150_000 },
        { file: /^assets\/index-[\w-]+\.css$/, mostBytes: 50_000 },
        // The screens of a session come with the first one.
        { file: /^assets\/session-page-/, mostBytes: 700_000, isAlone: true },
        // The core, 23 KB of it the reader's WebAssembly, and no screens.
        { file: /^assets\/analysis-worker-/, mostBytes: 285_000 },
        { file: /^assets\/pattern-worker-/, mostBytes: 2000 },
      ]),
    ],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Read from disk, not over a network; every part has its budget above.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
});
