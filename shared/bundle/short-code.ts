// Crockford's base 32: no I, L, O or U, so that a code survives a bad phone line.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The first 60 bits of a SHA-256 (64 hex digits) as a code to read out: `K7QM-2X9D-4TBA`.
 * Both sides see the same code when they hold the same manifest, and the manifest names the hash of every file.
 */
export function shortCode(sha256: string): string {
  const bits = BigInt(`0x${sha256.slice(0, 15)}`);
  let code = '';
  for (let shift = 55n; shift >= 0n; shift -= 5n) {
    code += alphabet[Number((bits >> shift) & 31n)] ?? '';
    if (code.length === 4 || code.length === 9) {
      code += '-';
    }
  }
  return code;
}

/** Makes what a person typed comparable: case, blanks, missing dashes, and the letters Crockford reads as digits. */
export function normalizeShortCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    // Sample: `k7qm 2x9d-4tba`.
    .replaceAll(/[\s-]/gu, '')
    .replaceAll('O', '0')
    // Sample: `I` or `L` heard for `1`.
    .replaceAll(/[IL]/gu, '1');
  return [plain.slice(0, 4), plain.slice(4, 8), plain.slice(8)].join('-');
}
