import type { EvtxLimits } from '../limits.ts';
import type { PreparedFilter } from '../prepared-filter.ts';
import { planScan } from '../scan-plan.ts';
import type { ScanCheck } from '../scan-plan.ts';
import type { StoredTemplate, Template, TemplateStore } from '../template-store.ts';
import type { XmlProgram } from '../xml-program.ts';
import { kernelModule } from './kernel-module.ts';

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
  readonly firstAt: Global;
  readonly lastAt: Global;
  readonly written: Global;
  readonly rendered: Global;
  readonly stepsTaken: Global;
  readonly stopped: Global;
  open(nesting: number, values: number): void;
  forgetTemplates(): void;
  enterChunk(length: number): void;
  walk(length: number, end: number): number;
  cover(count: number, earliest: number, latest: number): void;
  setFilter(providers: number, bytes: number, since: number, until: number, values: number): number;
  select(from: number, count: number): number;
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
}

/** What a kernel knows of a template. */
export interface Taught {
  readonly kernel: Kernel;
  readonly epoch: number;
  readonly address: number;
  hasDeciding: boolean;
  hasGeneral: boolean;
  shapes: number;
}

const CHUNK_SIZE = 65_536;
/** Bytes behind the chunk that belong to it too. */
const SPARE = 64;

/** Ceilings below these are for tests and tight places; the decoder in TypeScript keeps to them, record by record. */
const LEAST_NESTING = 1;

/** Kernels that are not in use; each holds seven megabytes of address space, and as much memory as it touched. */
const idle: Kernel[] = [];
const MOST_IDLE = 2;

let compiled: WebAssemblyModule | null = null;
let isRefused = false;

/** A kernel to read one log with, or null where the machine or its rules have no WebAssembly. */
export function takeKernel(limits: EvtxLimits, filter: PreparedFilter | null): Kernel | null {
  if (isRefused || limits.nesting < LEAST_NESTING) return null;
  try {
    const kernel = idle.pop() ?? createKernel();
    kernel.wasm.open(limits.nesting, limits.values);
    kernel.epoch += 1;
    kernel.names = 0;
    kernel.generation = -1;
    kernel.filter = filter;
    return teachFilter(kernel, limits) ? kernel : null;
  } catch {
    // No room for its memory, or a page whose policy forbids it: everything is read all the same, more slowly.
    isRefused = true;
    return null;
  }
}

export function giveBack(kernel: Kernel): void {
  if (idle.length < MOST_IDLE) idle.push(kernel);
}

function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelModule), (character) => character.charCodeAt(0)));
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
  };
}

function teachFilter({ wasm, scratch, scratchView, filter }: Kernel, limits: EvtxLimits): boolean {
  if (filter === null) return true;
  scratch.fill(0, 0, 8192 + 256);
  for (const id of filter.eventIds ?? []) if (id >= 0 && id < 65_536) scratch[id >> 3]! |= 1 << (id & 7);
  for (const level of filter.levels ?? []) if (level >= 0 && level < 256) scratch[8192 + level] = 1;
  let at = 8192 + 256;
  for (const name of filter.providerList) {
    if (at + 4 + name.length * 2 > scratch.length) return false;
    scratchView.setInt32(at, name.length * 2, true);
    at += 4;
    for (let index = 0; index < name.length; index++, at += 2) scratchView.setUint16(at, name.charCodeAt(index), true);
  }
  const { providerList, sinceMs, untilMs } = filter;
  return wasm.setFilter(providerList.length, at, sinceMs, untilMs, limits.values) !== 0;
}

const fields: Readonly<Record<ScanCheck['field'], number>> = { 'event-id': 0, level: 1, provider: 2, time: 3 };

/**
 * Teaches the kernel what the decoder has learnt of the templates met in this chunk. What does not fit is left to the
 * decoder; where the kernel's memory is full, it forgets everything and learns anew.
 */
export function teach(kernel: Kernel, store: TemplateStore, limits: EvtxLimits): void {
  if (kernel.generation !== store.generation) {
    if (kernel.names > 0) forget(kernel, limits);
    kernel.generation = store.generation;
  }
  for (const template of store.current) {
    if (!teachTemplate(kernel, store, template)) {
      forget(kernel, limits);
      return;
    }
  }
}

function forget(kernel: Kernel, limits: EvtxLimits): void {
  kernel.wasm.forgetTemplates();
  kernel.epoch += 1;
  kernel.names = 0;
  teachFilter(kernel, limits);
}

/** False where the kernel has no room left. */
function teachTemplate(kernel: Kernel, store: TemplateStore, template: Template): boolean {
  const { stored } = template;
  if (stored === null || stored.generation !== store.generation) return true;
  let { taught } = template;
  if (taught === null || taught.kernel !== kernel || taught.epoch !== kernel.epoch) {
    const address = teachDefinition(kernel, store, template, stored);
    if (address <= 0) return address === 0;
    taught = { kernel, epoch: kernel.epoch, address, hasDeciding: false, hasGeneral: false, shapes: 0 };
    template.taught = taught;
  }
  return teachPrograms(kernel, template, taught);
}

/** The kernel's address of the template, 0 where it cannot know it, -1 where there is no room. */
function teachDefinition(kernel: Kernel, store: TemplateStore, template: Template, stored: StoredTemplate): number {
  const { wasm, scratch, scratchView, filter } = kernel;
  for (; kernel.names < store.nameUnits.length; kernel.names++) {
    const units = store.nameUnits[kernel.names]!;
    for (let index = 0; index < units.length; index++) scratchView.setUint16(index * 2, units[index]!, true);
    if (wasm.addName(kernel.names, units.length) === 0) return -1;
  }
  const { names, body } = stored;
  if (names.length * 4 + body.length > scratch.length) return 0;
  for (let index = 0; index < names.length; index++) scratchView.setInt32(index * 4, names[index]!, true);
  scratch.set(body, names.length * 4);
  const address = wasm.addTemplate(stored.key, body.length, names.length / 3);
  if (address === 0) return -1;
  if (filter === null || template.system === null) return address;
  const plan = (template.scan ??= planScan(template.system, filter));
  if (plan.kind === 'decode') return address;
  const checks = plan.kind === 'check' ? plan.checks : [];
  checks.forEach(({ slot, field }, index) => {
    scratchView.setInt32(index * 8, slot, true);
    scratchView.setInt32(index * 8 + 4, fields[field], true);
  });
  return wasm.setScan(address, plan.kind === 'reject' ? 1 : 2, checks.length) === 0 ? -1 : address;
}

/** Hands over the programs that were compiled since; false where there is no room. */
function teachPrograms(kernel: Kernel, template: Template, taught: Taught): boolean {
  const programs = template.programs();
  if (programs === null) return true;
  const { deciding, shapes, general } = programs;
  const { wasm, scratchView } = kernel;
  if (!taught.hasDeciding) {
    deciding.forEach((slot, index) => scratchView.setInt32(index * 4, slot, true));
    if (wasm.setDeciding(taught.address, deciding.length) === 0) return false;
    taught.hasDeciding = true;
  }
  if (general !== null && !taught.hasGeneral) {
    if (!teachProgram(kernel, taught, -1, general)) return false;
    taught.hasGeneral = true;
  }
  if (shapes.size > taught.shapes) {
    let index = 0;
    for (const [mask, shape] of shapes) {
      if (index >= taught.shapes && !teachProgram(kernel, taught, mask, shape)) return false;
      index += 1;
    }
    taught.shapes = shapes.size;
  }
  return true;
}

function teachProgram(
  { wasm, scratch, scratchView }: Kernel,
  taught: Taught,
  mask: number,
  program: XmlProgram,
): boolean {
  const { code, literals, form, steps } = program;
  const literalsAt = (code.length * 4 + 7) & ~7;
  // One that writes more than this has no place in the kernel: its records are rendered by the decoder.
  if (literalsAt + literals.length * 8 > scratch.length) return true;
  for (let index = 0; index < code.length; index++) scratchView.setInt32(index * 4, code[index]!, true);
  for (let index = 0; index < literals.length; index++) {
    scratchView.setFloat64(literalsAt + index * 8, literals[index]!, true);
  }
  const straight = form === 'straight' ? 1 : 0;
  return wasm.addProgram(taught.address, mask, straight, steps, code.length, literals.length * 8) !== 0;
}
