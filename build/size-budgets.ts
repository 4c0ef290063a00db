import type { Plugin } from 'vite';

/** What begins with a file may weigh so many bytes: the file, and all that is loaded with it at once. */
export interface SizeBudget {
  /** Matches the file's path in the output folder; the budget is that of each file that matches. */
  readonly file: RegExp;
  readonly mostBytes: number;
  /** The file by itself, because what it needs is there already when it comes. */
  readonly isAlone?: boolean;
}

/** A file of the output as Vite's hooks hand it over, as far as it matters here. */
export interface OutputFile {
  readonly type: 'chunk' | 'asset';
  readonly code?: string;
  readonly source?: string | Uint8Array;
  /** Files that a chunk needs before it can run; not those that it may ask for later. */
  readonly imports?: readonly string[];
}

/**
 * What the app loads has a budget: who goes beyond it either finds what came in by mistake, or raises the number on
 * purpose. Until then nothing is built.
 */
export function sizeBudgets(budgets: readonly SizeBudget[]): Plugin {
  return {
    name: 'size-budgets',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, output) {
        const problems = overBudget(output, budgets);
        if (problems.length > 0) this.error(problems.join('\n'));
      },
    },
  };
}

/** A sentence for each budget that does not hold, and for each that no file answers to. */
export function overBudget(
  output: Readonly<Record<string, OutputFile>>,
  budgets: readonly SizeBudget[],
): readonly string[] {
  return budgets.flatMap(({ file, mostBytes, isAlone = false }) => {
    const matching = Object.keys(output).filter((name) => file.test(name));
    if (matching.length === 0) return [`no file is called ${file.source}, which has a size budget`];
    return matching.flatMap((name) => {
      const counted = new Set(isAlone ? [name] : []);
      if (!isAlone) addWithImports(name, output, counted);
      const bytes = [...counted].reduce((sum, each) => sum + sizeOf(output[each]), 0);
      return bytes <= mostBytes ? [] : [`${[...counted].join(', ')}: ${bytes} bytes, budget ${mostBytes}`];
    });
  });
}

function addWithImports(name: string, output: Readonly<Record<string, OutputFile>>, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  for (const imported of output[name]?.imports ?? []) if (imported in output) addWithImports(imported, output, seen);
}

function sizeOf(file: OutputFile | undefined): number {
  const content = file?.code ?? file?.source ?? '';
  return typeof content === 'string' ? Buffer.byteLength(content) : content.length;
}
