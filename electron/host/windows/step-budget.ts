/** One step's end: what it hands to the next, or why there is no next. */
export type StepEnd<Value> =
  | { readonly ok: true; readonly value: Value; readonly detail: string }
  | { readonly ok: false; readonly code: string; readonly detail: string };

/** The time one step of a probe has. */
export interface Budget {
  /** Resolves when the time is over or the signal fired; never after `close`. */
  readonly ended: Promise<StepEnd<never>>;
  /** True once the step may not go on: late results are thrown away. */
  isOver(): boolean;
  close(): void;
}

export function createBudget(signal: AbortSignal, milliseconds: number): Budget {
  const limit = Math.max(0, Math.round(milliseconds));
  let over = false;
  let resolve: (end: StepEnd<never>) => void;
  const ended = new Promise<StepEnd<never>>((done) => {
    resolve = done;
  });
  const end = (code: string, detail: string): void => {
    over = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    resolve({ ok: false, code, detail });
  };
  const cancel = (): void => {
    end('CANCELLED', 'cancelled');
  };
  const timer = setTimeout(end, limit, 'ETIMEDOUT', `no answer within ${limit} ms`);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) {
    cancel();
  }
  return {
    ended,
    isOver: () => over,
    close() {
      over = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    },
  };
}
