import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version in package.json, which lies two folders above this file in the checkout, compiled and packed alike. */
export function toolVersion(): string {
  // The compiled file is CommonJS, where only `__filename` is known; as a module only `import.meta.url` is.
  const here = dirname(typeof __filename === 'string' ? __filename : fileURLToPath(import.meta.url));
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(here, '..', '..', 'package.json'), 'utf8'));
    if (typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string') {
      return parsed.version;
    }
  } catch {
    // Told as unknown below.
  }
  return 'unknown';
}
