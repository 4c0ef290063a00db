// Compiles the reader's inner loops (shared/event-log/evtx/kernel/assembly, AssemblyScript) to WebAssembly and writes
// them as a module the bundles can hold. `npm ci` and `npm install` run it; run it by hand after a change there.
//   node build/make-kernel.mjs [--check]     with --check: fails where what is there was made from other sources
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const sources = join(root, 'shared/event-log/evtx/kernel/assembly');
const target = join(root, 'shared/event-log/evtx/kernel/kernel-module.ts');
/** 64 KiB each; the memory never grows. */
const PAGES = 112;
/** Constants of the compiler's own go behind everything that memory.ts lays out. */
const CONSTANTS = (PAGES - 1) * 65_536;

const hash = createHash('sha256').update(readFileSync(import.meta.filename));
for (const name of readdirSync(sources).toSorted()) {
  if (name.endsWith('.ts')) hash.update(`\n${name}\n`).update(readFileSync(join(sources, name)));
}
const made = hash.digest('hex');
const current = existsSync(target) && readFileSync(target, 'utf8').includes(made);

if (process.argv.includes('--check')) {
  if (!current) {
    console.error("The reader's kernel was made from other sources: run `node build/make-kernel.mjs`.");
    process.exit(1);
  }
} else if (!current) {
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Map<string, Uint8Array>} */
  const written = new Map();
  const { error } = await asc.main(
    [
      join(sources, 'index.ts'),
      '--optimizeLevel=3',
      '--shrinkLevel=0',
      '--noAssert',
      '--runtime=stub',
      '--enable=simd',
      '--use=abort=',
      `--memoryBase=${CONSTANTS}`,
      `--initialMemory=${PAGES}`,
      `--maximumMemory=${PAGES}`,
      '--outFile=kernel.wasm',
    ],
    {
      readFile: (name, base) => {
        const path = resolve(base, name);
        return existsSync(path) ? readFileSync(path, 'utf8') : null;
      },
      writeFile: (name, contents) => {
        written.set(name, typeof contents === 'string' ? Buffer.from(contents) : contents);
      },
      listFiles: () => [],
      stderr: process.stderr,
    },
  );
  const bytes = written.get('kernel.wasm');
  if (error || bytes === undefined) {
    console.error(`The reader's kernel cannot be made: ${error?.message ?? 'nothing came out'}`);
    process.exit(1);
  }
  writeFileSync(
    target,
    `// Made by build/make-kernel.mjs from ./assembly; not to be edited, not kept in git.\n// Sources: ${made}\nexport const kernelModule =\n  '${Buffer.from(bytes).toString('base64')}';\n`,
  );
  console.log(`kernel: ${bytes.length} bytes of WebAssembly`);
}
