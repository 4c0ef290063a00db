/** So many empty texts, to be filled one by one as they are needed; made by the engine at once, at every start. */
export function emptyTexts(count: number): string[] {
  return ','.repeat(count - 1).split(',');
}
