import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import type { Node, Tree } from 'web-tree-sitter';
import { scriptArguments } from './powershell-scripts.ts';
import { isAllowedCall } from './programs.ts';

const scripts = [
  ['sync-configuration', scriptArguments('sync-configuration', []).at(-1) ?? ''],
  ['company-features', scriptArguments('company-features', []).at(-1) ?? ''],
  ['directory', scriptArguments('directory', ['anna.adler@contoso.example', 'b+c_d@x.example']).at(-1) ?? ''],
  ['windows-tls', scriptArguments('windows-tls', ['ssprdedicatedsbprodneu.servicebus.windows.net']).at(-1) ?? ''],
] as const;

/** Commands that read, or shape what was read. */
const readingCommands = new Set([
  'import-module',
  'get-adsyncscheduler',
  'get-adsyncglobalsettings',
  'get-adsyncconnector',
  'get-adsyncaadpasswordresetconfiguration',
  'get-adsyncrule',
  'get-adsyncaadcompanyfeature',
  'get-process',
  'get-date',
  'where-object',
  'foreach-object',
  'select-object',
  'convertto-json',
  'invoke-webrequest',
]);
const readingMethods = new Set(['findone', 'findall']);
const readingTypes = new Set(['adsi', 'adsisearcher']);

let parser: Parser;
beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  parser.setLanguage(await Language.load(grammar));
});

function parse(text: string): Tree {
  const tree = parser.parse(text);
  if (tree === null) {
    throw new Error('no tree');
  }
  return tree;
}

function textsOf(tree: Tree, type: string): readonly string[] {
  return tree.rootNode.descendantsOfType(type).map((node: Node | null) => node?.text.toLowerCase() ?? '');
}

describe.each(scripts)('the script %s', (_name, text) => {
  it('has no syntax error', () => {
    expect(parse(text).rootNode.hasError).toBe(false);
  });

  it('calls commands that read, and no others', () => {
    const commands = textsOf(parse(text), 'command_name');
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !readingCommands.has(command))).toEqual([]);
  });

  it('calls methods that read, names no type but the directory ones, and starts nothing indirectly', () => {
    const tree = parse(text);
    const methods = tree.rootNode
      .descendantsOfType('invokation_expression')
      .map((node) => /\.(\w+)\s*\([^()]*\)$/.exec(node?.text ?? '')?.[1]?.toLowerCase() ?? node?.text ?? '');
    expect(methods.filter((method) => !readingMethods.has(method))).toEqual([]);
    const types = textsOf(tree, 'type_literal').map((type) => type.slice(1, -1));
    expect(types.filter((type) => !readingTypes.has(type))).toEqual([]);
    expect(textsOf(tree, 'command_invokation_operator')).toEqual([]);
    expect(textsOf(tree, 'redirection')).toEqual([]);
  });

  it('passes as one argument and asks for no secret', () => {
    expect(text).not.toContain('"');
    expect(text).not.toContain('`');
    expect(text.length).toBeLessThan(16_000);
    expect(/'password'|-Property \*(?:\s|,|$)/i.test(text)).toBe(false);
  });
});

describe('the scripts together', () => {
  it('know the cloud connector by its id, and take a redirect for an answer', () => {
    const texts = new Map(scripts);
    const id = 'b891884f-051e-4a83-95af-2544101c9083';
    expect(texts.get('sync-configuration')).toContain(id);
    expect(texts.get('company-features')).toContain(id);
    expect(texts.get('windows-tls')).toMatch(/MaximumRedirectExceeded\*'\) \{ \$status = 'Success' \}/);
  });
});

describe('the check itself', () => {
  it('sees what is forbidden', () => {
    const bad = parse('Restart-Service ADSync; $x.Delete(); & $y; Get-Date > C:\\x; [System.IO.File]::ReadAllText(1)');
    expect(textsOf(bad, 'command_name')).toContain('restart-service');
    expect(textsOf(bad, 'invokation_expression')).toContain('$x.delete()');
    expect(textsOf(bad, 'command_invokation_operator')).toEqual(['&']);
    expect(textsOf(bad, 'redirection')).toHaveLength(1);
    expect(textsOf(bad, 'type_literal')).toEqual(['[system.io.file]']);
    expect(parse('try { if (').rootNode.hasError).toBe(true);
  });
});

describe('users in a script', () => {
  it.each(["a'b@x", 'a@x; Restart-Computer', 'a*@x', '(x)@y', '', 'a@x,b@y'])('%j may not stand there', (user) => {
    expect(() => scriptArguments('directory', [user])).toThrow(RangeError);
  });

  it('nor pass the list of programs', () => {
    expect(isAllowedCall('powershell', ['directory', 'a@x.example,b@x.example'])).toBe(true);
    expect(isAllowedCall('powershell', ['directory', ''])).toBe(true);
    expect(isAllowedCall('powershell', ['directory', "a@x','b"])).toBe(false);
    expect(isAllowedCall('powershell', ['-Command', 'Get-Date'])).toBe(false);
    expect(isAllowedCall('powershell', ['windows-tls', 'a.example,b.example'])).toBe(true);
    expect(isAllowedCall('powershell', ['windows-tls', "a';calc;'"])).toBe(false);
    expect(() => scriptArguments('windows-tls', ['a b'])).toThrow(RangeError);
  });
});
