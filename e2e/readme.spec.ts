import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'playwright/test';

// The README shows what the demo prints; here it is held to that. `node build/readme-demo.mjs` writes it anew.
test('the demo prints what the README shows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csb-readme-'));
  try {
    const { FORCE_COLOR: _, ...environment } = process.env;
    const ended = spawnSync(process.execPath, [resolve('out/main/cli.cjs'), 'demo'], {
      encoding: 'utf8',
      env: { ...environment, TMPDIR: folder },
    });
    expect(ended.stderr).toBe('');
    expect(ended.status).toBe(0);
    const shown = /<!-- demo:begin -->\n+```text\n([\s\S]*?)```\n+<!-- demo:end -->/u.exec(
      readFileSync('README.md', 'utf8'),
    )?.[1];
    expect(shown).toBe(ended.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
