import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { elevationArguments, startElevated } from './restart-elevated.ts';

describe('what PowerShell is told to start the app with more rights', () => {
  const command = elevationArguments.at(-1) ?? '';

  it('is one call of one command, with the path from the environment only', async () => {
    await Parser.init();
    const parser = new Parser();
    const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
    parser.setLanguage(await Language.load(grammar));
    const tree = parser.parse(command);
    expect(tree?.rootNode.hasError).toBe(false);
    const commands = tree?.rootNode.descendantsOfType('command_name').map((node) => node?.text);
    expect(commands).toEqual(['Start-Process']);
    expect(command).toContain('-FilePath $env:CONNECT_BUNDLE_EXECUTABLE -Verb RunAs');
    expect(command).not.toMatch(/["`]/);
  });

  it('says so where there is no PowerShell', async () => {
    const started = await startElevated({ systemRoot: '/nowhere', executable: 'x' });
    expect(started).toMatchObject({ ok: false, error: { reason: 'failed' } });
  });
});
