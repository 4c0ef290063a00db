import { assertNever } from '../../result/result.ts';
import type { Decoder } from './decoder.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { planScan } from './scan-plan.ts';
import type { ScanCheck } from './scan-plan.ts';
import { fileTimeMs } from './time-text.ts';
import { withoutNuls } from './utf16.ts';
import { ValueType } from './value-types.ts';
import { Token } from './binxml-parser.ts';
import { knownTemplate } from './template-store.ts';

/**
 * Whether the record whose BinXML fills `[offset, end)` passes the filter, by its template and at most four of its
 * values; null where only decoding tells.
 */
export function scan(decoder: Decoder, filter: PreparedFilter, offset: number, end: number): boolean | null {
  const { bytes, view } = decoder.chunk;
  // Fragment header, then a template instance.
  if (
    offset + 18 > end ||
    view.getUint32(offset, true) !== 0x0001010f ||
    bytes[offset + 4] !== Token.templateInstance
  ) {
    return null;
  }
  const definition = view.getUint32(offset + 10, true);
  const template = knownTemplate(decoder.store, definition);
  if (template === null || template.system === null) return null;
  const plan = (template.scan ??= planScan(template.system, filter));
  if (plan.kind === 'decode') return null;
  if (plan.kind === 'reject') return false;
  let at = offset + 14;
  if (definition === at) {
    if (at + 24 > end) return null;
    at += 24 + view.getUint32(at + 20, true);
    if (at + 4 > end) return null;
  }
  const count = view.getUint32(at, true);
  at += 4;
  if (count > decoder.limits.values || at + count * 4 > end) return null;
  let value = at + count * 4;
  let slot = 0;
  for (const check of plan.checks) {
    if (check.slot >= count) return null;
    for (; slot < check.slot; slot++) value += view.getUint16(at + slot * 4, true);
    const size = view.getUint16(at + slot * 4, true);
    if (value + size > end) return null;
    const passed = checkValue(decoder, filter, check.field, value, size, bytes[at + slot * 4 + 2]!);
    if (passed !== true) return passed;
  }
  return true;
}

function checkValue(
  decoder: Decoder,
  filter: PreparedFilter,
  field: ScanCheck['field'],
  offset: number,
  size: number,
  type: number,
): boolean | null {
  const { bytes, view } = decoder.chunk;
  switch (field) {
    case 'event-id':
      return type === ValueType.uint16 && size === 2 ? filter.eventIds!.has(view.getUint16(offset, true)) : null;
    case 'level':
      return type === ValueType.uint8 && size === 1 ? filter.levels!.has(bytes[offset]!) : null;
    case 'provider':
      return type === ValueType.string ? isOneOf(bytes, offset, withoutNuls(bytes, offset, size), filter) : null;
    case 'time': {
      if (type !== ValueType.fileTime || size !== 8) return null;
      const ms = fileTimeMs(view.getUint32(offset, true), view.getUint32(offset + 4, true));
      return ms >= filter.sinceMs && ms < filter.untilMs;
    }
    default:
      return assertNever(field);
  }
}

function isOneOf(bytes: Uint8Array, offset: number, size: number, { providerList }: PreparedFilter): boolean {
  for (const name of providerList) {
    if (name.length * 2 !== size) continue;
    let index = 0;
    while (
      index < name.length &&
      name.charCodeAt(index) === (bytes[offset + index * 2]! | (bytes[offset + index * 2 + 1]! << 8))
    ) {
      index += 1;
    }
    if (index === name.length) return true;
  }
  return false;
}
