// `npm run verify`: everything CI checks, in the order that fails fastest. Stops at the first failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
const treeState = () => spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout ?? '';

const before = treeState();
const copiedText = join(root, '..', 'shared', 'tools', 'check-copied-text.mjs');
/** @type {readonly (readonly [string, () => boolean])[]} */
const steps = [
  ['types', () => run(npm, ['run', '--silent', 'typecheck'])],
  ['lint', () => run(npm, ['run', '--silent', 'lint'])],
  ['format', () => run(npm, ['run', '--silent', 'format:check'])],
  [
    'copied text',
    () =>
      !existsSync(copiedText) ||
      run(process.execPath, [copiedText, '--allow', 'shared/knowledge/product-messages.txt']),
  ],
  ['Windows', () => run(npm, ['run', '--silent', 'test:windows'])],
  ['tests', () => run(npm, ['test', '--silent'])],
  ['clean tree', () => treeState() === before],
];
for (const [name, step] of steps) {
  console.log(`\n— ${name}`);
  if (!step()) {
    console.error(`verify: ${name} failed`);
    process.exit(1);
  }
}
console.log('\nverify: all checks passed');
