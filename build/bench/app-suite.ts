import type { Measured } from './results.ts';

export async function appSuite(_runs: number): Promise<readonly Measured[]> {
  return await Promise.resolve([]);
}
