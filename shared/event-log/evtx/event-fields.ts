import { spendOutput, spendSteps } from './budget.ts';
import type { Decoder } from './decoder.ts';
import type { FieldText, SystemPlan } from './field-plan.ts';
import { fileTimeMs, fileTimeText, isoTimeMs } from './time-text.ts';
import { valueNumber, valueText } from './value-text.ts';
import { ValueType } from './value-types.ts';

/** When the event was created; the record header's time (when it was written to this log) where it does not say. */
export function systemTime(
  decoder: Decoder,
  system: SystemPlan,
  base: number,
  count: number,
  low: number,
  high: number,
): { readonly text: string; readonly ms: number } {
  const slot = typeof system.time === 'number' && system.time < count ? base + system.time * 3 : -1;
  if (slot >= 0 && decoder.slots[slot + 2] === ValueType.fileTime && decoder.slots[slot + 1] === 8) {
    const at = decoder.slots[slot] ?? 0;
    const lowPart = decoder.chunk.view.getUint32(at, true);
    const highPart = decoder.chunk.view.getUint32(at + 4, true);
    return { text: fileTimeText(lowPart, highPart), ms: fileTimeMs(lowPart, highPart) };
  }
  const text = fieldText(decoder, system.time, base, count);
  const ms = isoTimeMs(text);
  return Number.isNaN(ms) ? { text: fileTimeText(low, high), ms: fileTimeMs(low, high) } : { text, ms };
}

export function fieldText(decoder: Decoder, field: FieldText | null, base: number, count: number): string {
  if (field === null) return '';
  if (typeof field === 'string') return field;
  if (typeof field === 'number') return field < count ? slotText(decoder, base + field * 3) : '';
  let text = '';
  for (const piece of field) {
    text += typeof piece === 'string' ? piece : piece < count ? slotText(decoder, base + piece * 3) : '';
  }
  return text;
}

export function fieldNumber(decoder: Decoder, field: FieldText | null, base: number, count: number): number | null {
  if (typeof field === 'number') {
    if (field >= count) return null;
    const { slots, chunk } = decoder;
    const slot = base + field * 3;
    return valueNumber(chunk.bytes, chunk.view, slots[slot] ?? 0, slots[slot + 1] ?? 0, slots[slot + 2] ?? 0);
  }
  const text = fieldText(decoder, field, base, count);
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? null : number;
}

export function slotText(decoder: Decoder, slot: number): string {
  const { chunk, slots, budget } = decoder;
  const size = slots[slot + 1] ?? 0;
  if (size === 0) return '';
  spendSteps(budget, 1 + (size >> 4));
  spendOutput(budget, size);
  return valueText(chunk.bytes, chunk.view, slots[slot] ?? 0, size, slots[slot + 2] ?? 0);
}
