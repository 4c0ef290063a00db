// Runs a TypeScript file of this project in Node: `node build/run.mjs FILE.ts [arguments]`.
// Node 20 reads no TypeScript; vite's own runner does, so no further tool is needed.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node build/run.mjs FILE.ts [arguments]');
  process.exit(1);
}
process.argv = [process.argv[0], resolve(file), ...rest];
await runnerImport(resolve(file), { configFile: false, logLevel: 'error' });
