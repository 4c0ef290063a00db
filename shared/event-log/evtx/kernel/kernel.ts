import type { DataStep, FieldContext, FieldText, SystemPlan } from '../field-plan.ts';
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
  readonly extractedWords: Global;
  readonly extracted: Global;
  readonly extractSteps: Global;
  readonly extractOutput: Global;
  readonly extractStopped: Global;
  open(nesting: number, values: number): void;
  forgetTemplates(): void;
  enterChunk(length: number): void;
  walk(length: number, end: number): number;
  cover(count: number, earliest: number, latest: number): void;
  setFilter(providers: number, bytes: number, since: number, until: number, values: number): number;
  setWanted(names: number, bytes: number): number;
  select(from: number, count: number): number;
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
  readonly chunkView: DataView;
  /** The texts kept, by their place. */
  readonly texts: string[];
  /** Texts of templates by their number, and the other way round. */
  literals: string[];
  readonly literalNumbers: Map<string, number>;
}

/** What a kernel knows of a template. */
export interface Taught {
  readonly kernel: Kernel;
  readonly epoch: number;
  readonly address: number;
  hasDeciding: boolean;
  hasGeneral: boolean;
  shapes: number;
  hasSystem: boolean;
  /** Contexts for which the steps to the data were handed over, a bit each. */
  contexts: number;
}

const CHUNK_SIZE = 65_536;
/** Bytes behind the chunk that belong to it too. */
const SPARE = 64;

/** Words `extract` may write at once, and places of the cache of texts. */
const ROW_WORDS = 262_144;
const CACHE_SLOTS = 4096;

/** Ceilings below these are for tests and tight places; the decoder in TypeScript keeps to them, record by record. */
const LEAST_NESTING = 1;

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
  if (isRefused || limits.nesting < LEAST_NESTING) return null;
  try {
    const kernel = idle.pop() ?? createKernel();
    kernel.wasm.open(limits.nesting, limits.values);
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
    dataOf: null,
    words: new Int32Array(buffer, wasm.OUTPUT.value, ROW_WORDS),
    chunkView: new DataView(buffer, wasm.CHUNK.value, CHUNK_SIZE),
    texts: Array.from({ length: CACHE_SLOTS }, () => ''),
    literals: [''],
    literalNumbers: new Map(),
  };
}

/** Puts names into the scratch memory from `at` on, each behind its size; gives the place behind, or -1. */
function putNames({ scratch, scratchView }: Kernel, names: Iterable<string>, from: number): number {
  let at = from;
  for (const name of names) {
    if (at + 4 + name.length * 2 > scratch.length) return -1;
    scratchView.setInt32(at, name.length * 2, true);
    at += 4;
    for (let index = 0; index < name.length; index++, at += 2) scratchView.setUint16(at, name.charCodeAt(index), true);
  }
  return at;
}

function teachFilter(kernel: Kernel, limits: EvtxLimits): boolean {
  const { wasm, scratch, filter, dataOf } = kernel;
  if (dataOf !== null) {
    const end = putNames(kernel, dataOf, 0);
    if (end < 0 || wasm.setWanted(dataOf.size, end) === 0) return false;
  }
  if (filter === null) return true;
  const { providerList, sinceMs, untilMs } = filter;
  const end = putNames(kernel, providerList, 8192 + 256);
  if (end < 0) return false;
  scratch.fill(0, 0, 8192 + 256);
  for (const id of filter.eventIds ?? []) if (id >= 0 && id < 65_536) scratch[id >> 3]! |= 1 << (id & 7);
  for (const level of filter.levels ?? []) if (level >= 0 && level < 256) scratch[8192 + level] = 1;
  return wasm.setFilter(providerList.length, end, sinceMs, untilMs, limits.values) !== 0;
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
  forgetTaught(kernel, limits);
}

function forgetTaught(kernel: Kernel, limits: EvtxLimits): boolean {
  kernel.epoch += 1;
  kernel.names = 0;
  kernel.literals = [''];
  kernel.literalNumbers.clear();
  return teachFilter(kernel, limits);
}

/** False where the kernel has no room left. */
function teachTemplate(kernel: Kernel, store: TemplateStore, template: Template): boolean {
  const { stored } = template;
  if (stored === null || stored.generation !== store.generation) return true;
  let { taught } = template;
  if (taught === null || taught.kernel !== kernel || taught.epoch !== kernel.epoch) {
    const address = teachDefinition(kernel, store, template, stored);
    if (address <= 0) return address === 0;
    taught = {
      kernel,
      epoch: kernel.epoch,
      address,
      hasDeciding: false,
      hasGeneral: false,
      shapes: 0,
      hasSystem: false,
      contexts: 0,
    };
    template.taught = taught;
  }
  return teachPrograms(kernel, template, taught) && teachPlans(kernel, template, taught);
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

const contexts: readonly FieldContext[] = ['event', 'event-data', 'leaf', 'rendering'];

/** Hands over where fields and data come from; false where there is no room. */
function teachPlans(kernel: Kernel, template: Template, taught: Taught): boolean {
  const { plans, system } = template;
  if (plans.size === 0) return true;
  const { wasm, scratchView } = kernel;
  if (!taught.hasSystem && system !== null) {
    const words = systemWords(kernel, system);
    if (words !== null) {
      words.forEach((word, index) => scratchView.setInt32(index * 4, word, true));
      if (wasm.setSystem(taught.address, wantedOf(kernel, system)) === 0) return false;
    }
    taught.hasSystem = true;
  }
  for (const [context, steps] of plans) {
    const index = contexts.indexOf(context);
    if ((taught.contexts & (1 << index)) !== 0) continue;
    taught.contexts |= 1 << index;
    const words = stepWords(kernel, steps);
    if (words === null || words.length * 4 + 4 > kernel.scratch.length) continue;
    scratchView.setInt32(0, steps.length, true);
    words.forEach((word, at) => scratchView.setInt32(4 + at * 4, word, true));
    if (wasm.setData(taught.address, index, steps.length) === 0) return false;
  }
  return true;
}

/** 1 where events of the template are wanted with their data, 0 where not, 2 where their source is one of the values. */
function wantedOf({ dataOf }: Kernel, { provider }: SystemPlan): number {
  if (dataOf === null) return 1;
  if (typeof provider === 'number') return 2;
  return dataOf.has(typeof provider === 'string' ? provider : '') ? 1 : 0;
}

/** No such field. */
const NONE = -1;

/** A field as the kernel wants it: a slot or a literal's number, told apart by the last bit; null where it is mixed. */
function fieldWord(kernel: Kernel, field: FieldText | null): number | null {
  if (field === null) return NONE;
  if (typeof field === 'number') return field << 1;
  return typeof field === 'string' ? (literalNumber(kernel, field) << 1) | 1 : null;
}

/** The same for a field that is a number. */
function numberWord(field: FieldText | null): number | null {
  if (typeof field === 'number') return field << 1;
  if (typeof field === 'object' && field !== null) return null;
  const value = Number(field ?? '');
  if (!Number.isFinite(value)) return 1;
  return Number.isInteger(value) && value >= 0 && value < 0x1000_0000 ? (value << 1) | 1 : null;
}

function literalNumber({ literals, literalNumbers }: Kernel, text: string): number {
  if (text === '') return 0;
  const known = literalNumbers.get(text);
  if (known !== undefined) return known;
  literalNumbers.set(text, literals.length);
  literals.push(text);
  return literals.length - 1;
}

function systemWords(kernel: Kernel, system: SystemPlan): readonly number[] | null {
  return whole([
    fieldWord(kernel, system.provider),
    numberWord(system.eventId),
    numberWord(system.level),
    fieldWord(kernel, system.time),
    fieldWord(kernel, system.recordId),
    fieldWord(kernel, system.channel),
    fieldWord(kernel, system.computer),
    fieldWord(kernel, system.user),
  ]);
}

/** Seven words a step, see collect in assembly/extract.ts; null where one of them is more than the kernel knows. */
function stepWords(kernel: Kernel, steps: readonly DataStep[]): readonly number[] | null {
  return whole(
    steps.flatMap((step): readonly (number | null)[] => {
      if (step.kind === 'fragment') return [null];
      if (step.kind === 'nested') return [1, 0, 0, NONE, step.slot, 0, contexts.indexOf(step.context)];
      const { name, value, omittedWithout, repeatedBy, into, keepEmpty } = step;
      const isPlain =
        (name === null || typeof name === 'string') && (typeof value === 'string' || value === repeatedBy);
      if (!isPlain) return [null];
      const nameWord = (literalNumber(kernel, name ?? '') << 1) | (keepEmpty ? 0 : 1);
      return [0, nameWord, fieldWord(kernel, value), omittedWithout, repeatedBy, into === 'message' ? 1 : 0, 0];
    }),
  );
}

function whole(words: readonly (number | null)[]): readonly number[] | null {
  const known = words.filter((word) => word !== null);
  return known.length === words.length ? known : null;
}
