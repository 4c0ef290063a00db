import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A rule that never fires proves nothing: each case plants one forbidden line in a copy of the project's settings and
// expects the linter, and where types can know it the compiler, to refuse exactly that file.

const root = resolve(import.meta.dirname, '..');
let copy = '';

interface Plant {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  /** What the linter must say. */
  readonly lint: RegExp;
  /** What the compiler must say, where the mistake is one of types too. */
  readonly types?: RegExp;
}

const plants: readonly Plant[] = [
  {
    name: 'a Node module in shared/',
    file: 'shared/planted/reads-a-file.ts',
    source: "import { readFileSync } from 'node:fs';\n\nexport const text = readFileSync('x', 'utf8');\n",
    lint: /no-restricted-imports/,
    types: /TS2307|TS2580|TS2591/,
  },
  {
    name: 'Electron in shared/',
    file: 'shared/planted/knows-electron.ts',
    source: "import { app } from 'electron';\n\nexport const name = app.getName();\n",
    lint: /no-restricted-imports/,
  },
  {
    name: 'a Node global in shared/',
    file: 'shared/planted/reads-the-environment.ts',
    source: "export const path = process.env['PATH'];\n",
    lint: /^$/,
    types: /TS2580|TS2591/,
  },
  {
    name: 'electron/ in renderer/',
    file: 'renderer/planted/knows-the-host.ts',
    source: "import type { Door } from '../../electron/planted/door.ts';\n\nexport type Other = Door;\n",
    lint: /no-restricted-imports/,
    types: /TS6307/,
  },
  {
    name: 'a deep Node module in renderer/',
    file: 'renderer/planted/reads-a-file.ts',
    source: "import { readFile } from 'node:fs/promises';\n\nexport const read = readFile;\n",
    lint: /no-restricted-imports/,
    types: /TS2307|TS2580|TS2591/,
  },
  {
    name: 'raw ipcMain outside electron/ipc/handle.ts',
    file: 'electron/planted/raw-ipc.ts',
    source: "import { ipcMain } from 'electron';\n\nipcMain.handle('planted', () => 1);\n",
    lint: /no-restricted-imports/,
  },
  {
    name: 'renderer/ in electron/',
    file: 'electron/planted/knows-the-screen.ts',
    source: "import type { Screen } from '../../renderer/planted/screen.ts';\n\nexport type Other = Screen;\n",
    lint: /no-restricted-imports/,
    types: /TS6307/,
  },
  {
    name: 'the bridge outside its one file',
    file: 'renderer/planted/raw-bridge.ts',
    source: 'export const bridge: unknown = window.connectSupport;\n',
    lint: /no-restricted-properties/,
  },
];

// A clean neighbour for the planted imports to name, so that the refusal is about the border, not a missing file.
const neighbours: Readonly<Record<string, string>> = {
  'electron/planted/door.ts': 'export interface Door {\n  readonly open: boolean;\n}\n',
  'renderer/planted/screen.ts': 'export interface Screen {\n  readonly width: number;\n}\n',
  'renderer/planted/window.d.ts': 'interface Window {\n  readonly connectSupport: unknown;\n}\n',
};

function write(file: string, source: string): void {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}

function run(script: string, args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const ran = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 25_000,
    // Where the linter looks for its type-aware half.
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { status: ran.status, output: `${ran.stdout}\n${ran.stderr}` };
}

describe('forbidden imports', () => {
  let lint = { status: null as number | null, output: '' };
  let types = { status: null as number | null, output: '' };

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'forbidden-imports-'));
    for (const file of ['tsconfig.base.json', 'build/oxlint.json', 'package.json']) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
    for (const layer of ['shared', 'electron', 'renderer']) {
      mkdirSync(join(copy, layer), { recursive: true });
      cpSync(join(root, layer, 'tsconfig.json'), join(copy, layer, 'tsconfig.json'));
    }
    write(
      'tsconfig.json',
      JSON.stringify({ files: [], references: [{ path: 'shared' }, { path: 'electron' }, { path: 'renderer' }] }),
    );
    // Only the types are borrowed: the compiler writes its cache under node_modules, which must be the copy's own.
    // Junctions, because Windows gives those without administrator rights.
    mkdirSync(join(copy, 'node_modules'));
    for (const name of ['@types', 'electron']) {
      symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name), 'junction');
    }
    for (const [file, source] of Object.entries(neighbours)) write(file, source);
    for (const plant of plants) write(plant.file, plant.source);
    lint = run('oxlint/bin/oxlint', [
      '--config',
      'build/oxlint.json',
      '--format',
      'unix',
      'shared',
      'electron',
      'renderer',
    ]);
    // Electron's types bring Node's along and would make every Node global known to the whole layer.
    for (const plant of plants) if (plant.types === undefined) rmSync(join(copy, plant.file));
    types = run('typescript/bin/tsc', ['-b', '--pretty', 'false']);
  }, 60_000);

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  const linesAbout = (output: string, file: string): string =>
    output
      .replaceAll('\\', '/')
      .split('\n')
      .filter((line) => line.includes(file))
      .join('\n');

  it.each(plants)('the linter refuses $name', (plant) => {
    expect(linesAbout(lint.output, plant.file), lint.output).toMatch(plant.lint);
  });

  const typed = plants.flatMap((plant) => (plant.types === undefined ? [] : [{ ...plant, types: plant.types }]));

  it.each(typed)('the compiler refuses $name', (plant) => {
    expect(linesAbout(types.output, plant.file), types.output).toMatch(plant.types);
  });

  it('fails the whole run, not only one line', () => {
    expect(lint.status).toBe(1);
    expect(types.status).not.toBe(0);
  });

  it('leaves the clean neighbours alone', () => {
    for (const file of Object.keys(neighbours)) {
      expect(linesAbout(lint.output, `${file}:`)).toBe('');
      expect(linesAbout(types.output, `${file}(`)).toBe('');
    }
  });
});
