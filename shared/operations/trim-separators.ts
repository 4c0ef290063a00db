const separators = new Set([' ', '\t', '\r', '\n', ',', ';', '"', '\u00A0']);

/** Takes white space, commas, semicolons and quotation marks (exports put texts into them) off both ends. A loop: a pattern anchored at the end is quadratic here. */
export function trimSeparators(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && separators.has(text.charAt(start))) start += 1;
  while (end > start && separators.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
