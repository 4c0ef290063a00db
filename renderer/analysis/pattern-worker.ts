import { testPattern } from './pattern-search.ts';
import type { PatternTask } from './pattern-search.ts';

// Does nothing but try patterns, so that it can be ended at any moment without losing anything.
addEventListener('message', ({ data }: MessageEvent<PatternTask>) => {
  const found = testPattern(data);
  postMessage(found, { transfer: [found.buffer] });
});
