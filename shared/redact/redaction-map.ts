import { z } from 'zod';
import { failure, success, type Result } from '../result/result.ts';
import { redactionCategories } from './category.ts';
import { nameToChain } from './domain-name.ts';
import { inCaseOf } from './stand-in-shape.ts';
import { compileTerms, foldUnit, slotOf, termAt, type Term } from './term-matcher.ts';

export const redactionMapSchemaName = 'connect-support-bundle/redaction-map/1';
/** How the file that holds a map is called. It stays with the administrator and is never part of a bundle. */
export const redactionMapSuffix = '.redaction-map.json';

const mapSchema = z.object({
  schema: z.literal(redactionMapSchemaName),
  entries: z.array(
    z.object({
      standIn: z.string().min(1),
      value: z.string().min(1),
      category: z.enum(redactionCategories),
      count: z.number().int().nonnegative(),
    }),
  ),
});

/** Stand-ins and what they stand for, in the smallest pieces; credentials are not in it. */
export type RedactionMap = z.infer<typeof mapSchema>;

export type RedactionMapError = { readonly code: 'not-json' } | { readonly code: 'not-a-map'; readonly detail: string };

/** Reads a map file. Never throws. */
export function parseRedactionMap(text: string): Result<RedactionMap, RedactionMapError> {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return failure({ code: 'not-json' });
  }
  const parsed = mapSchema.safeParse(value);
  if (parsed.success) return success(parsed.data);
  const issue = parsed.error.issues[0];
  return failure({ code: 'not-a-map', detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}

/**
 * Turns an engineer's answer back: every stand-in of the map, in any case and in URLs, becomes its value again.
 * Text that no stand-in touches stays as it is.
 */
export function reveal(text: string, map: RedactionMap): string {
  const terms: Term<(found: string) => string>[] = [];
  for (const { standIn, value } of map.entries) {
    terms.push({ text: standIn, whole: true, tag: (found) => likeFound(value, found) });
    terms.push({ text: encodeURIComponent(standIn), whole: true, tag: () => encodeURIComponent(value) });
    if (standIn.includes('.') && standIn.startsWith('domain-')) {
      for (const model of ['DC=x', 'DC=x, DC=y']) {
        terms.push({ text: nameToChain(standIn, model), whole: true, tag: (found) => nameToChain(value, found) });
      }
    }
  }
  const table = compileTerms(terms);
  let output = '';
  let from = 0;
  let gram = 0;
  for (let at = 0; at < text.length; at++) {
    gram = ((gram << 6) | foldUnit(text.charCodeAt(at))) & 0xff_ffff;
    if (table.slots[slotOf(gram)] !== 1 || at < 3 || at - 3 < from) continue;
    const term = termAt(table, gram, text, at - 3);
    if (term === null) continue;
    output += text.slice(from, at - 3);
    from = at - 3 + term.lower.length;
    output += term.tag(text.slice(at - 3, from));
    at = from - 1;
    gram = 0;
  }
  return output + text.slice(from);
}

// Sample: `user-7`, `DOMAIN-2.EXAMPLE`: stand-ins that were written in the case of what they replaced.
const numberedStandIn = /^(?:user|host|domain|sub|name|unit|org|word)-\d/i;

/** The value in the case its stand-in was found in; a mixed one as it was first written. */
function likeFound(value: string, found: string): string {
  return numberedStandIn.test(found) && (found === found.toLowerCase() || found === found.toUpperCase())
    ? inCaseOf(value, found)
    : value;
}
