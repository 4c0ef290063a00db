/** Reproducible stand-in for chance: the same seed gives the same recording. */
export interface RandomSource {
  /** Whole number, both ends included. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  guid(): string;
  /** GUIDs that count up from a random one: thousands of them pack small. */
  guidSeries(): () => string;
  /** Base64 of 16 bytes, as a source anchor looks. */
  anchor(): string;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
}

/** mulberry32: small, even enough for test data. */
export function createRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const bytes = (count: number): readonly number[] => Array.from({ length: count }, () => between(0, 255));
  const guid = (): string => {
    const raw = bytes(16).map((byte, index) =>
      index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte,
    );
    const hex = raw.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  return {
    between,
    guid,
    guidSeries() {
      const first = guid();
      let count = Number.parseInt(first.slice(0, 8), 16);
      return () => {
        count = (count + 1) >>> 0;
        return count.toString(16).padStart(8, '0') + first.slice(8);
      };
    },
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) {
        throw new Error('nothing to pick from');
      }
      return item;
    },
    anchor: () => Buffer.from(bytes(16)).toString('base64'),
    chance: (percent) => between(1, 100) <= percent,
  };
}
