/** A piece of HTML that may go into a document as it is. Only `markup` makes one. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly (Html | string | number | null)[];

/**
 * Builds HTML from a template. Every value is escaped, in text and in attributes alike, unless `markup` made it itself;
 * null gives nothing. Values must stand between tags or inside a quoted attribute.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += partText(part) + (strings[index + 1] ?? '');
  return { html: text };
}

function partText(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(partText).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text that cannot leave its place. Control and direction characters, which could hide or turn what stands there, show as �. */
export function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      // Sample: `\u0000`, `\u202e`; line break and tab stay.
      .replaceAll(/(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
      .replaceAll(/[&<>"'`]/g, (character) => entities[character] ?? '')
  );
}
