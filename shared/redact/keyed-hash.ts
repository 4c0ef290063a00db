/**
 * HMAC-SHA-256 (RFC 2104, FIPS 180-4). The core knows no Node and no WebCrypto, and pseudonyms must be computed
 * synchronously while text streams by; it runs once per distinct value, so plain code is quick enough.
 */
const roundConstants = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

const blockLength = 64;
const firstState = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const words = new Int32Array(64);

const rotateRight = (word: number, count: number): number => (word >>> count) | (word << (32 - count));

/** One block of 64 bytes from `offset`, into `state`. */
function compress(state: Int32Array, bytes: Uint8Array, offset: number): void {
  for (let index = 0, at = offset; index < 16; index++, at += 4) {
    const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16);
    words[index] = high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  for (let index = 16; index < 64; index++) {
    const early = words[index - 15] ?? 0;
    const late = words[index - 2] ?? 0;
    const mixEarly = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
    const mixLate = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
    words[index] = ((words[index - 16] ?? 0) + mixEarly + (words[index - 7] ?? 0) + mixLate) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let index = 0; index < 64; index++) {
    const sumE = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sumE + choice + (roundConstants[index] ?? 0) + (words[index] ?? 0)) | 0;
    const sumA = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const second = (sumA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

/** The digest of `before` bytes, whole blocks that led to `start`, and of `input` behind them. */
function digest(start: Int32Array, before: number, input: Uint8Array): Uint8Array {
  const state = start.slice();
  const whole = input.length - (input.length % blockLength);
  for (let offset = 0; offset < whole; offset += blockLength) compress(state, input, offset);
  const rest = input.length - whole;
  const last = new Uint8Array(rest + 9 > blockLength ? blockLength * 2 : blockLength);
  last.set(input.subarray(whole));
  last[rest] = 0x80;
  const length = before + input.length;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - 8, Math.floor(length / 0x2000_0000));
  view.setUint32(last.length - 4, (length << 3) >>> 0);
  for (let offset = 0; offset < last.length; offset += blockLength) compress(state, last, offset);
  const bytes = new Uint8Array(32);
  const out = new DataView(bytes.buffer);
  for (let index = 0; index < 8; index++) out.setInt32(index * 4, state[index] ?? 0);
  return bytes;
}

/** SHA-256 of `input`, 32 bytes. */
export function sha256(input: Uint8Array): Uint8Array {
  return digest(firstState, 0, input);
}

/** A function that hashes text under `key`. Both pads are a whole block: what they lead to is computed once. */
export function createKeyedHash(key: Uint8Array): (text: string) => Uint8Array {
  const encoder = new TextEncoder();
  const block = new Uint8Array(blockLength);
  block.set(key.length > blockLength ? sha256(key) : key);
  const stateBehind = (mask: number): Int32Array => {
    const state = firstState.slice();
    compress(
      state,
      block.map((byte) => byte ^ mask),
      0,
    );
    return state;
  };
  const inner = stateBehind(0x36);
  const outer = stateBehind(0x5c);
  return (text) => digest(outer, blockLength, digest(inner, blockLength, encoder.encode(text)));
}

const hexOf: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOf[byte] ?? '';
  return hex;
}
