import { emptyTexts } from '../empty-texts.ts';
import type { EvtxLimits } from '../limits.ts';
import type { ChunkSum } from '../chunk-walk.ts';
import type { PreparedFilter } from '../prepared-filter.ts';
import { kernelModule } from './kernel-module.ts';
import { firstLiterals, forgetTaught } from './teach.ts';

/** What assembly/index.ts exports: functions, results of the last call, and addresses. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly CHUNK: Global;
  readonly OFFSETS: Global;
  readonly SIZES: Global;
  readonly VERDICTS: Global;
  readonly OUTPUT: Global;
  readonly SCRATCH: Global;
  readonly SCRATCH_SIZE: Global;
  readonly JOINED: Global;
  readonly JOINED_SIZE: Global;
  readonly TIMES: Global;
  readonly PENDING: Global;
  readonly firstAt: Global;
  readonly lastAt: Global;
  readonly written: Global;
  readonly rendered: Global;
  readonly stepsTaken: Global;
  readonly stopped: Global;
  readonly extractedWords: Global;
  readonly extracted: Global;
  readonly extractSteps: Global;
  readonly extractOutput: Global;
  readonly extractStopped: Global;
  readonly joinedSize: Global;
  open(nesting: number, values: number, elementDepth: number): void;
  forgetTemplates(): void;
  enterChunk(length: number): void;
  walk(length: number, end: number): number;
  crc32(offset: number, size: number, before: number): number;
  cover(count: number, earliest: number, latest: number): void;
  setFilter(providers: number, bytes: number, since: number, until: number, values: number, asked: number): number;
  setNoFilter(): void;
  setWanted(names: number, bytes: number): number;
  setAllWanted(): void;
  newLiteral(): number;
  takePending(): number;
  select(from: number, count: number): number;
  gather(count: number): number;
  extract(
    from: number,
    count: number,
    filtered: number,
    recordSteps: number,
    recordOutput: number,
    mostSteps: number,
    mostOutput: number,
  ): number;
  render(
    from: number,
    count: number,
    filtered: number,
    recordSteps: number,
    recordOutput: number,
    mostSteps: number,
    mostOutput: number,
  ): number;
  addName(number: number, units: number): number;
  addTemplate(key: number, size: number, names: number): number;
  setScan(template: number, kind: number, count: number): number;
  setDeciding(template: number, count: number): number;
  setSystem(template: number, wanted: number): number;
  setData(template: number, context: number, count: number): number;
  addProgram(
    template: number,
    mask: number,
    straight: number,
    steps: number,
    size: number,
    literalBytes: number,
  ): number;
}

interface Global {
  readonly value: number;
}

/** Why `render` came back: it is done, its output is full, or a record needs the decoder in TypeScript. */
export const Stopped = { atEnd: 0, full: 1, unusual: 2 } as const;

/** What `select` says of a record. */
export const Verdict = { no: 0, yes: 1, open: 2 } as const;

/** The inner loops in WebAssembly, with views of their memory, which never grows. */
export interface Kernel {
  readonly wasm: KernelExports;
  /** Where the chunk at hand must lie. */
  readonly chunk: Uint8Array<ArrayBuffer>;
  /** The same with the room behind it: chunks that come in pieces are joined here, and need no copy any more. */
  readonly joined: Uint8Array<ArrayBuffer>;
  readonly offsets: Int32Array;
  readonly sizes: Int32Array;
  readonly verdicts: Uint8Array;
  readonly output: Uint8Array;
  readonly scratch: Uint8Array;
  readonly scratchView: DataView;
  /** Counts how often all templates were forgotten: what was taught before is gone. */
  epoch: number;
  /** Generation of the template store whose names were taught, and how many of them. */
  generation: number;
  names: number;
  filter: PreparedFilter | null;
  dataOf: ReadonlySet<string> | null;
  /** Rows of `extract`. */
  readonly words: Int32Array;
  /** Their texts one behind the other, and their times. */
  readonly joinedTexts: Uint8Array;
  readonly times: Uint8Array;
  /** Literals that the kernel met: offset in the chunk, and size or -1 for a name. */
  readonly pending: Int32Array;
  readonly chunkView: DataView;
  /** Checksums of the chunk at hand. */
  readonly sum: ChunkSum;
  /** The texts kept, by their place. */
  readonly texts: string[];
  /** Texts of templates by their number, and the other way round. */
  literals: string[];
  readonly literalNumbers: Map<string, number>;
}

const CHUNK_SIZE = 65_536;
/** Bytes behind the chunk that belong to it too. */
const SPARE = 64;

/** Characters of a time. */
export const TIME_SIZE = 28;
const MOST_PENDING = 4096;

/** Words `extract` may write at once, and places of the cache of texts. */
const ROW_WORDS = 262_144;
const CACHE_SLOTS = 4096;

/** Kernels that are not in use; each holds seven megabytes of address space, and as much memory as it touched. */
const idle: Kernel[] = [];
const MOST_IDLE = 2;

let compiled: WebAssemblyModule | null = null;
let isRefused = false;

/** A kernel to read one log with, or null where the machine or its rules have no WebAssembly. */
export function takeKernel(
  limits: EvtxLimits,
  filter: PreparedFilter | null,
  dataOf: ReadonlySet<string> | null,
): Kernel | null {
  if (isRefused) return null;
  try {
    const kernel = idle.pop() ?? createKernel();
    kernel.wasm.open(limits.nesting, limits.values, limits.elementDepth);
    kernel.generation = -1;
    kernel.filter = filter;
    kernel.dataOf = dataOf;
    return forgetTaught(kernel, limits) ? kernel : null;
  } catch {
    // No room for its memory, or a page whose policy forbids it: everything is read all the same, more slowly.
    isRefused = true;
    return null;
  }
}

export function giveBack(kernel: Kernel): void {
  if (idle.length < MOST_IDLE) idle.push(kernel);
}

function moduleBytes(): Uint8Array {
  const text = atob(kernelModule);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(moduleBytes());
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- made from assembly/index.ts by the build
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
  const { buffer } = wasm.memory;
  const most = Math.floor((wasm.SIZES.value - wasm.OFFSETS.value) / 4);
  return {
    wasm,
    chunk: new Uint8Array(buffer, wasm.CHUNK.value, CHUNK_SIZE),
    joined: new Uint8Array(buffer, wasm.CHUNK.value, CHUNK_SIZE + SPARE),
    offsets: new Int32Array(buffer, wasm.OFFSETS.value, most),
    sizes: new Int32Array(buffer, wasm.SIZES.value, most),
    verdicts: new Uint8Array(buffer, wasm.VERDICTS.value, most),
    output: new Uint8Array(buffer, wasm.OUTPUT.value),
    scratch: new Uint8Array(buffer, wasm.SCRATCH.value, wasm.SCRATCH_SIZE.value),
    scratchView: new DataView(buffer, wasm.SCRATCH.value, wasm.SCRATCH_SIZE.value),
    epoch: 0,
    generation: -1,
    names: 0,
    filter: null,
    dataOf: null,
    words: new Int32Array(buffer, wasm.OUTPUT.value, ROW_WORDS),
    joinedTexts: new Uint8Array(buffer, wasm.JOINED.value, wasm.JOINED_SIZE.value),
    pending: new Int32Array(buffer, wasm.PENDING.value, 2 * MOST_PENDING),
    times: new Uint8Array(buffer, wasm.TIMES.value, most * TIME_SIZE),
    chunkView: new DataView(buffer, wasm.CHUNK.value, CHUNK_SIZE),
    sum: (from, to, before) => wasm.crc32(from, to - from, before) >>> 0,
    texts: emptyTexts(CACHE_SLOTS),
    literals: [...firstLiterals],
    literalNumbers: new Map(),
  };
}
