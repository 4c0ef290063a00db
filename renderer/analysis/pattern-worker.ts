import { testPattern } from './pattern-search.ts';
import type { PatternTask } from './pattern-search.ts';

// Does nothing but try patterns, so that it can be ended at any moment without losing anything. Its first message is the
// port over which the analysis worker asks.
addEventListener('message', ({ data: port }: MessageEvent<MessagePort>) => {
  port.addEventListener('message', ({ data }: MessageEvent<PatternTask>) => {
    const answer = testPattern(data);
    port.postMessage(answer, [answer.found.buffer, answer.room.bytes.buffer, answer.room.ends.buffer]);
  });
  port.start();
});
