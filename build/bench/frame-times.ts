// Both run in the page; what lies between them is kept there under a name of its own.
declare global {
  var benchFrames: { readonly times: number[]; handle: number } | undefined;
}

/** Begins to note how long each frame takes. */
export function recordFrames(): void {
  const frames = { times: [] as number[], handle: 0 };
  globalThis.benchFrames = frames;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    frames.times.push(now - last);
    last = now;
    frames.handle = requestAnimationFrame(tick);
  };
  frames.handle = requestAnimationFrame(tick);
}

/** Ends it; milliseconds of every frame since. */
export function stopFrames(): readonly number[] {
  const frames = globalThis.benchFrames;
  if (frames === undefined) return [];
  cancelAnimationFrame(frames.handle);
  return frames.times;
}
