import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForNode, cache } from './bundle-child.ts';
import { makeInput } from './inputs.ts';
import { engineOptions } from './reader-suite.ts';
import { runInTurn } from './measure.ts';
import { asMeasured } from './results.ts';
import type { Measured } from './results.ts';

const works = ['filter', 'events', 'xml'] as const;
/** Megabytes (2^20), each four times the one before. */
const sizes = [1, 4, 16, 64, 256, 1024, 4096] as const;

/**
 * How time and memory grow from 1 MiB to 4 GiB; draws `growth.svg`. The 92 MB without repetition, read over and over. Drawn
 * is processor time, which a busy machine moves least.
 */
export async function growthSuite(): Promise<readonly Measured[]> {
  const child = await bundleForNode('build/bench/read-log.ts');
  const input = makeInput(cache, 'generated-92');
  if (input === null) return [];
  const measured: Measured[] = [];
  for (const size of sizes) {
    const bytes = size * 1024 * 1024;
    const contests = await runInTurn(
      works.map((work) => ({
        name: work,
        command: process.execPath,
        parameters: [...engineOptions, child, work, input.path, '1', String(bytes)],
        runs: size > 500 ? 1 : 3,
      })),
    );
    for (const contest of contests) {
      measured.push(asMeasured({ suite: 'growth', input: `${size} MiB`, bytes }, contest, null));
    }
  }
  writeFileSync(join(import.meta.dirname, 'growth.svg'), drawGrowth(measured));
  return measured;
}

const width = 760;
const height = 420;
const left = 64;
const right = 70;
const top = 40;
const bottom = 48;
const colours: Readonly<Record<string, string>> = { filter: '#0f6cbd', events: '#c4501b', xml: '#107c41' };

/** Processor time on the left axis, memory on the right one, size below: all but memory in steps of four. */
export function drawGrowth(lines: readonly Measured[]): string {
  const x = (mebibytes: number): number => left + (Math.log2(mebibytes) / 12) * (width - left - right);
  const inner = height - top - bottom;
  // 0.03 s to 60 s.
  const y = (seconds: number): number => top + inner - (Math.log2(seconds / 0.03) / Math.log2(2000)) * inner;
  const memoryY = (mebibytes: number): number => top + inner - (mebibytes / 160) * inner;
  const point = (line: Measured, at: number): string =>
    `${x(Number.parseInt(line.input, 10)).toFixed(1)},${at.toFixed(1)}`;
  const parts: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>Time and memory of the reader from 1 MiB to 4 GiB</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
  ];
  for (const size of sizes) {
    parts.push(
      `<line x1="${x(size)}" y1="${top}" x2="${x(size)}" y2="${top + inner}" stroke="#e0e0e0"/>`,
      `<text x="${x(size)}" y="${top + inner + 18}" text-anchor="middle">${size < 1024 ? `${size} MiB` : `${size / 1024} GiB`}</text>`,
    );
  }
  for (const seconds of [0.05, 0.2, 1, 4, 16]) {
    parts.push(
      `<line x1="${left}" y1="${y(seconds).toFixed(1)}" x2="${width - right}" y2="${y(seconds).toFixed(1)}" stroke="#e0e0e0"/>`,
      `<text x="${left - 8}" y="${(y(seconds) + 4).toFixed(1)}" text-anchor="end">${seconds} s</text>`,
    );
  }
  for (const mebibytes of [0, 40, 80, 120, 160]) {
    parts.push(
      `<text x="${width - right + 8}" y="${(memoryY(mebibytes) + 4).toFixed(1)}" fill="#616161">${mebibytes} MiB</text>`,
    );
  }
  for (const [index, work] of works.entries()) {
    const own = lines.filter((line) => line.work === work);
    const colour = colours[work] ?? '#000000';
    parts.push(
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${own.map((line) => point(line, y((line.cpuMs ?? 0) / 1000))).join(' ')}"/>`,
      `<polyline fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="3 4" points="${own.map((line) => point(line, memoryY(line.peakMiB ?? 0))).join(' ')}"/>`,
      `<text x="${left + 10 + index * 80}" y="${top - 14}" fill="${colour}" font-weight="bold">${work}</text>`,
    );
  }
  parts.push(
    `<text x="${left + 270}" y="${top - 14}">solid: processor time (left), dashed: peak memory (right)</text>`,
    `<text x="${left + (width - left - right) / 2}" y="${height - 8}" text-anchor="middle">size of the log</text>`,
    '</svg>',
    '',
  );
  return parts.join('\n');
}
