import type { Finder } from './finder.ts';
import { everyonesGuids, isPersonalSid } from './protected.ts';
import { isGluedTail, isWordUnit } from './term-matcher.ts';
import { isOf, runEnd, runStart, unitClass } from './unit-class.ts';

// Sample: `TrackingId: `, `"trackingId": "`, `Correlation ID: `, `client-request-id=`, `ActivityID='{`, `Support code: `
const trackingCue =
  /(?:(?:tracking|correlation|request|activity|trace|operation|message|session|transaction|exchange)[\s_-]?ids?|support code)["'\uE022]?\s{0,4}[:=>]?[\s"'({[\uE022]{0,4}$/i;
// Sample: `<Provider Name='x' Guid='{`, `CLSID {`, `APPID {`: the same on every machine.
const machineCue =
  /(?:\bguid\s?=|\bclsid|\bappid|\binterface|\btypelib|\bprovider)["'\uE022]?\s{0,4}[:=]?[\s"'({[\\\uE022]{0,4}$/i;

/** GUIDs. Triggered by `-`: the first dash of one. */
export const findGuid: Finder = ({ text, at, floor, parts }) => {
  const start = at - 8;
  const end = at + 28;
  if (start < floor || end > text.length) return 0;
  if (text.charCodeAt(at + 5) !== 0x2d || text.charCodeAt(at + 10) !== 0x2d || text.charCodeAt(at + 15) !== 0x2d)
    return 0;
  // Each run of digits as long as it must be; the first is limited by `start`.
  if (runEnd(text, start, 8, unitClass.hex) !== at || runEnd(text, at + 1, 4, unitClass.hex) !== at + 5) return 0;
  if (runEnd(text, at + 6, 4, unitClass.hex) !== at + 10 || runEnd(text, at + 11, 4, unitClass.hex) !== at + 15)
    return 0;
  if (runEnd(text, at + 16, 12, unitClass.hex) !== end) return 0;
  if (start > 0 && isWordUnit(text.charCodeAt(start - 1))) return 0;
  if (end < text.length && isWordUnit(text.charCodeAt(end)) && !isGluedTail(text, end)) return 0;
  if (everyonesGuids.has(text, start, end)) return end;
  const cue = cueBefore(text, start);
  if (cue !== 'machine') parts.add(cue === 'tracking' ? 'tracking-id' : 'guid', start, end);
  return end;
};

function cueBefore(text: string, start: number): 'tracking' | 'machine' | null {
  let at = start;
  while (at > 0 && start - at < 12 && isOf(text.charCodeAt(at - 1), unitClass.cueMark)) at--;
  if (at === 0 || !isOf(text.charCodeAt(at - 1), unitClass.cueEnd)) return null;
  const before = text.slice(Math.max(0, start - 40), start);
  return trackingCue.test(before) ? 'tracking' : machineCue.test(before) ? 'machine' : null;
}

/** Security identifiers of a domain or a cloud object. Triggered by `-` behind an S. */
export const findSid: Finder = ({ text, at, floor, parts }) => {
  const start = at - 1;
  if (start < floor || (text.charCodeAt(start) | 0x20) !== 0x73 || text.charCodeAt(at + 1) !== 0x31) return 0;
  if (text.charCodeAt(at + 2) !== 0x2d || (start > 0 && isWordUnit(text.charCodeAt(start - 1)))) return 0;
  let end = runEnd(text, at, 184, unitClass.sid);
  while (text.charCodeAt(end - 1) === 0x2d) end--;
  // Sample: `S-1-5-21-1-2-3-1104`: authority 5 and at least four numbers; shorter ones are truncated, yet personal.
  if (isPersonalSid(text.slice(start, Math.min(end, start + 10)))) parts.add('sid', start, end);
  return end;
};

/** Sixteen bytes in base64, the shape of a source anchor, wherever they stand. Triggered by `=` of the `==`. */
export const findAnchor: Finder = ({ text, at, floor, parts }) => {
  const start = at - 22;
  if (start < floor || text.charCodeAt(at + 1) !== 0x3d || text.charCodeAt(at + 2) === 0x3d) return 0;
  if (runStart(text, at, start, 22, unitClass.base64) !== start) return 0;
  if (start > 0 && isOf(text.charCodeAt(start - 1), unitClass.base64)) return 0;
  // The last digit of 16 bytes carries two bits only.
  if (!'AQgw'.includes(text.charAt(at - 1))) return 0;
  parts.add('anchor', start, at + 2);
  return at + 2;
};

/** The value behind `SourceAnchorValue:` and its relatives. `at` is the end of that key. */
export function findAnchorValue(text: string, keyEnd: number, start: number): number {
  let end = runEnd(text, start, 344, unitClass.anchor);
  while (text.charAt(end) === '=' && end - start < 346) end++;
  return end - start >= 6 && keyEnd < start ? end : 0;
}
