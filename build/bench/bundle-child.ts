import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

export const root = join(import.meta.dirname, '../..');
/** What is made and may be deleted at any time. */
export const cache = join(root, 'node_modules/.cache/bench');

/** Bundles a TypeScript program for Node as one CommonJS file, the form the app itself has; gives its path. */
export async function bundleForNode(file: string): Promise<string> {
  const name = file.replace(/\.ts$/u, '');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, file),
      outDir: join(cache, 'node'),
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: `${nameOf(name)}.cjs`, chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  // By its real place: the process that decodes logs may read its own program there and nowhere else.
  return realpathSync(join(cache, 'node', `${nameOf(name)}.cjs`));
}

/** Bundles a TypeScript program for the browser as one module; gives its path. */
export async function bundleForBrowser(file: string): Promise<string> {
  const name = nameOf(file.replace(/\.ts$/u, ''));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      lib: { entry: join(root, file), formats: ['es'], fileName: () => `${name}.js` },
      outDir: join(cache, 'browser'),
      emptyOutDir: false,
    },
  });
  return join(cache, 'browser', `${name}.js`);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
