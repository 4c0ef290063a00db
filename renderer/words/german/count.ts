const number = new Intl.NumberFormat('de');

/** `1 Ereignis`, `12.345 Ereignisse`. */
export function counted(count: number, one: string, many: string): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}
