import type { DataStep, FieldContext, FieldText, SystemPlan } from '../field-plan.ts';
import type { EvtxLimits } from '../limits.ts';
import { planScan } from '../scan-plan.ts';
import type { ScanCheck } from '../scan-plan.ts';
import type { StoredTemplate, Template, TemplateStore } from '../template-store.ts';
import type { XmlProgram } from '../xml-program.ts';
import type { Kernel } from './kernel.ts';

/** Texts that assembly/plan.ts has numbered from the start. */
export const firstLiterals: readonly string[] = ['', 'true', 'false'];

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

/** Hands over what the reading asks for; false where it is more than the kernel takes. */
function teachFilter(kernel: Kernel, limits: EvtxLimits): boolean {
  const { wasm, scratch, filter, dataOf } = kernel;
  if (dataOf === null) {
    wasm.setAllWanted();
  } else {
    const end = putNames(kernel, dataOf, 0);
    if (end < 0 || wasm.setWanted(dataOf.size, end) === 0) return false;
  }
  wasm.setNoFilter();
  if (filter === null) return true;
  const { providerList, eventIds, levels, providers, sinceMs, untilMs } = filter;
  const end = putNames(kernel, providerList, 8192 + 256);
  if (end < 0) return false;
  scratch.fill(0, 0, 8192 + 256);
  for (const id of eventIds ?? []) if (id >= 0 && id < 65_536) scratch[id >> 3]! |= 1 << (id & 7);
  for (const level of levels ?? []) if (level >= 0 && level < 256) scratch[8192 + level] = 1;
  const timed = sinceMs !== Number.NEGATIVE_INFINITY || untilMs !== Number.POSITIVE_INFINITY;
  const asked = [eventIds !== null, levels !== null, providers !== null, timed];
  const bits = asked.reduce((sum, isAsked, field) => (isAsked ? sum | (1 << field) : sum), 0);
  return wasm.setFilter(providerList.length, end, sinceMs, untilMs, limits.values, bits) !== 0;
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

/** Takes note that the kernel knows nothing of templates any more, and hands over what the reading asks for. */
export function forgetTaught(kernel: Kernel, limits: EvtxLimits): boolean {
  kernel.epoch += 1;
  kernel.names = 0;
  kernel.literals = [...firstLiterals];
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

function literalNumber({ wasm, literals, literalNumbers }: Kernel, text: string): number {
  if (text === '') return 0;
  const known = literalNumbers.get(text);
  if (known !== undefined) return known;
  const number = wasm.newLiteral();
  literalNumbers.set(text, number);
  literals[number] = text;
  return number;
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
