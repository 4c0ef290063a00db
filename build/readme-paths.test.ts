import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const packageFile = readFileSync(join(root, 'package.json'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

// Sample: `electron/ipc/`, `shared/event-log/open-log.ts`
const paths = new Set(
  [...readme.matchAll(/`((?:shared|electron|renderer|build|e2e)\/[\w./-]*)`/g)].map(([, path]) => path ?? ''),
);

// Sample: `npm run bench`, `npm run cli -- analyze`
const scripts = new Set([...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? ''));

describe('the README', () => {
  it('names more than a handful of paths and scripts', () => {
    expect(paths.size).toBeGreaterThan(10);
    expect(scripts.size).toBeGreaterThan(4);
  });

  it.each([...paths])('names %s, which is there', (path) => {
    expect(existsSync(join(root, path)), path).toBe(true);
  });

  it.each([...scripts])('names the script %s, which is in package.json', (name) => {
    expect(packageFile).toContain(`\n    "${name}": "`);
  });
});
