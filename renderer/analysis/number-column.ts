export type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/**
 * Numbers one behind the other, each in as few bytes as the widest of them needs. The memory grows in place: nothing is
 * copied, no old copy waits to be collected, and what is taken is never much more than what is used.
 */
export interface NumberColumn {
  /** Longer than what was set; the same object until a wider number comes. */
  values: Numbers;
  readonly most: number;
}

/** Most events a table keeps. Only addresses are set aside for them, no memory. */
export const mostNumbers = 1 << 24;

/** Grown by an eighth, but at least by so many. */
const leastStep = 4096;

export function createNumberColumn(most: number = mostNumbers): NumberColumn {
  return { values: new Uint8Array(room(leastStep, most, 1)), most };
}

/** Sets the number at `at`, which is at most one behind the last; false where the column is full. */
export function setNumber(column: NumberColumn, at: number, value: number): boolean {
  if (at >= column.values.length && !grow(column)) return false;
  column.values[at] = value;
  // What does not come back as it went in was too wide.
  while (column.values[at] !== value && widen(column)) column.values[at] = value;
  return true;
}

function grow({ values, most }: NumberColumn): boolean {
  const { length } = values;
  if (length >= most) return false;
  values.buffer.resize(Math.min(most, length + Math.max(leastStep, length >> 3)) * values.BYTES_PER_ELEMENT);
  return true;
}

function widen(column: NumberColumn): boolean {
  const { values, most } = column;
  if (values instanceof Float64Array) return false;
  const { length } = values;
  if (values instanceof Uint8Array) column.values = new Uint16Array(room(length, most, 2));
  else if (values instanceof Uint16Array) column.values = new Int32Array(room(length, most, 4));
  else column.values = new Float64Array(room(length, most, 8));
  column.values.set(values);
  return true;
}

function room(length: number, most: number, width: number): ArrayBuffer {
  return new ArrayBuffer(length * width, { maxByteLength: most * width });
}
