import type { FinderInput } from './finder.ts';
import { domainEnd } from './find-mail.ts';
import { ambiguousTopLevelDomains, fileEnding, isPublicHost, tenantSuffixes, topLevelDomains } from './protected.ts';
import { rememberedAt } from './text-table.ts';
import { isWordUnit } from './term-matcher.ts';
import { runStart, unitClass } from './unit-class.ts';

export interface FoundHost {
  readonly start: number;
  readonly end: number;
  /** False for hosts that are the same for every customer and for dotted names that are no hosts. */
  readonly hide: boolean;
}

/** The dotted name around a dot, judged by its ending. Triggered by a dot between letters. */
export function findDottedName({ text, at, floor }: Pick<FinderInput, 'text' | 'at' | 'floor'>): FoundHost {
  let start = runStart(text, at, floor, 253, unitClass.name);
  start = behindEscape(text, start);
  while (start < at && !isWordUnit(text.charCodeAt(start)) && text.charCodeAt(start) !== 0x5f) start++;
  const end = domainEnd(text, start);
  return { start, end: Math.max(end, at + 1), hide: end > at && isForeignHost(text, start, end) };
}

const isForeignHost = rememberedAt((name: string): boolean => {
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  const lower = last.toLowerCase();
  if (labels.length < 2 || (last !== lower && last !== last.toUpperCase())) return false;
  if (!topLevelDomains.has(lower) && !(labels.length > 2 && ambiguousTopLevelDomains.has(lower))) return false;
  // Sample: `System.Configuration.local`, `Microsoft.Online.net`: names of code are written in capitals and small letters.
  if (labels.every((label) => /^[A-Z][a-z]+[A-Za-z]*$/.test(label))) return false;
  if (fileEnding.test(name)) return false;
  if (tenantSuffixes.some((suffix) => name.toLowerCase().endsWith(`.${suffix}`))) return true;
  return !isPublicHost(name);
});

/** Start of the DNS name that ends with the known domain at `start`: `dc01.emea.` before `contoso.com`. */
export function subdomainStart(text: string, start: number, floor: number): number {
  let from = start;
  while (from > floor && text.charCodeAt(from - 1) === 0x2e) {
    const label = runStart(text, from - 1, floor, 63, unitClass.label);
    if (label === from - 1) break;
    from = label;
  }
  from = Math.min(start, behindEscape(text, from));
  while (from < start && !isWordUnit(text.charCodeAt(from)) && text.charCodeAt(from) !== 0x5f) from++;
  return from;
}

/** `%40contoso.com`, `\u0040contoso.com`: the digits belong to the escape before the name. */
function behindEscape(text: string, start: number): number {
  const before = text.charAt(start - 1);
  // Sample: `40` behind a percent sign.
  if (before === '%' && /^[0-9a-f]{2}/i.test(text.slice(start, start + 2))) return start + 2;
  // Sample: `u0040` behind a backslash.
  return before === '\\' && /^u[0-9a-f]{4}/i.test(text.slice(start, start + 5)) ? start + 5 : start;
}
