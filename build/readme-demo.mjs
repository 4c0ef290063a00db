// Puts what the demo really prints into the README: `npm run build:cli && node build/readme-demo.mjs`.
// e2e/readme.spec.ts fails when the two differ.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const { FORCE_COLOR: _, ...environment } = process.env;
const output = execFileSync(process.execPath, ['out/main/cli.cjs', 'demo'], { encoding: 'utf8', env: environment });
const readme = readFileSync('README.md', 'utf8');
const next = readme.replace(
  /<!-- demo:begin -->[\s\S]*?<!-- demo:end -->/u,
  () => `<!-- demo:begin -->\n\n\`\`\`text\n${output}\`\`\`\n\n<!-- demo:end -->`,
);
if (next === readme && !readme.includes(output)) throw new Error('README.md has no demo block');
writeFileSync('README.md', next);
