const encoder = new TextEncoder();

/** UTF-8; a lone surrogate becomes U+FFFD, for UTF-8 has nothing else for it. */
function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/*
 * How one character is written, by code, below 0x80. In content Windows leaves line breaks and control characters as
 * they are, so they stay; in an attribute a reader would turn them into blanks, so there they are references.
 * NUL is dropped: it stands for an end, never for a character.
 */
function escapes(inAttribute: boolean): readonly (string | null)[] {
  return Array.from({ length: 128 }, (_, code) => {
    if (code === 0) return '';
    if (code < 32 && inAttribute) return `&#${code};`;
    const character = String.fromCharCode(code);
    if (character === '&') return '&amp;';
    if (character === '<') return '&lt;';
    if (character === '>') return '&gt;';
    if (inAttribute && character === "'") return '&apos;';
    if (inAttribute && character === '"') return '&quot;';
    return null;
  });
}

const inText = escapes(false);
const inAttributes = escapes(true);

/** The bytes of each escape, or null for characters below 0x80 that stand for themselves. */
export const textEscapes: readonly (Uint8Array | null)[] = inText.map((text) => (text === null ? null : utf8(text)));
export const attributeEscapes: readonly (Uint8Array | null)[] = inAttributes.map((text) =>
  text === null ? null : utf8(text),
);

// Anything an escape may be for, and more: `a < b`, a line break. Names and most literals hold none of it.
const special = /[&<>'"\p{Cc}]/u;

function escape(text: string, table: readonly (string | null)[]): string {
  if (!special.test(text)) return text;
  let escaped = '';
  // Well formed first: a NUL dropped from between two lone surrogates must not make a pair of them.
  for (const character of text.toWellFormed()) escaped += table[character.codePointAt(0) ?? 0] ?? character;
  return escaped;
}

export function escapeText(text: string): string {
  return escape(text, inText);
}

export function escapeAttribute(text: string): string {
  return escape(text, inAttributes);
}
