const number = new Intl.NumberFormat('en');

/** `1 event`, `12,345 events`. */
export function counted(count: number, one: string, many: string): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}
