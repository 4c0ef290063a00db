/**
 * HMAC-SHA-256 (RFC 2104, FIPS 180-4). The core knows no Node and no WebCrypto, and pseudonyms must be computed
 * synchronously while text streams by; it runs once per distinct value, so plain code is quick enough.
 */
const roundConstants = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

const rotateRight = (word: number, count: number): number => (word >>> count) | (word << (32 - count));

/** SHA-256 of `input`, 32 bytes. */
export function sha256(input: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((input.length + 8) >> 6) + 1) << 6);
  padded.set(input);
  padded[input.length] = 0x80;
  const blocks = new DataView(padded.buffer);
  blocks.setUint32(padded.length - 8, Math.floor(input.length / 0x2000_0000));
  blocks.setUint32(padded.length - 4, (input.length << 3) >>> 0);
  const state = new Uint32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]);
  const words = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let index = 0; index < 16; index++) words[index] = blocks.getUint32(offset + index * 4);
    for (let index = 16; index < 64; index++) {
      const early = words[index - 15] ?? 0;
      const late = words[index - 2] ?? 0;
      const mixEarly = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const mixLate = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      words[index] = (words[index - 16] ?? 0) + mixEarly + (words[index - 7] ?? 0) + mixLate;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index++) {
      const sumE = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const choice = (e & f) ^ (~e & g);
      const first = (h + sumE + choice + (roundConstants[index] ?? 0) + (words[index] ?? 0)) | 0;
      const sumA = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const second = (sumA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    const mixed = [a, b, c, d, e, f, g, h];
    for (let index = 0; index < 8; index++) state[index] = (state[index] ?? 0) + (mixed[index] ?? 0);
  }
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  for (let index = 0; index < 8; index++) view.setUint32(index * 4, state[index] ?? 0);
  return digest;
}

/** A function that hashes text under `key`. The two pads are prepared once. */
export function createKeyedHash(key: Uint8Array): (text: string) => Uint8Array {
  const encoder = new TextEncoder();
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const innerPad = block.map((byte) => byte ^ 0x36);
  const outerPad = block.map((byte) => byte ^ 0x5c);
  return (text) => {
    const message = encoder.encode(text);
    const inner = new Uint8Array(64 + message.length);
    inner.set(innerPad);
    inner.set(message, 64);
    const outer = new Uint8Array(96);
    outer.set(outerPad);
    outer.set(sha256(inner), 64);
    return sha256(outer);
  };
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
