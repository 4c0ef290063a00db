/*
 * The inner loops of reading a log, compiled to WebAssembly when the project is built (build/make-kernel.mjs): it starts
 * at full speed, where JavaScript has to be compiled and measured first. It does nothing but what is usual, and stops
 * where TypeScript has to look; without it everything is read all the same.
 */
import { setMostValues } from './binxml';
import { CHUNK, JOINED, JOINED_SIZE, OFFSETS, OUTPUT, PENDING, SCRATCH, SCRATCH_SIZE, SIZES, TIMES, VERDICTS } from './memory';
import { makeTables } from './values';
import { setElementDepth } from './plan';
import { setDepth } from './extract';
import { setNesting } from './render';
import { forgetTexts } from './texts';
import { forgetTemplates } from './templates';
import { resetCoverage } from './records';
import { makeCrcTable } from './crc';

export { crc32 } from './crc';
export { cover, firstAt, lastAt, walk } from './records';
export { addName, addProgram, addTemplate, enterChunk, setData, setDeciding, setScan, setSystem } from './templates';
export { newLiteral, takePending } from './plan';
export { gather, select, setAllWanted, setFilter, setNoFilter, setWanted } from './select';
export { render, rendered, stepsTaken, stopped, written } from './render';
export { extract, extractOutput, extractSteps, extractStopped, extracted, extractedWords, joinedSize } from './extract';
export { CHUNK, JOINED, JOINED_SIZE, OFFSETS, OUTPUT, PENDING, SCRATCH, SCRATCH_SIZE, SIZES, TIMES, VERDICTS };
export { forgetTemplates };

let isFirst: bool = true;

/** Before a log: forgets everything of the log before. */
export function open(nesting: i32, values: i32, elementDepth: i32): void {
  if (isFirst) {
    makeTables();
    makeCrcTable();
  } else {
    // New memory is empty; to empty it is to touch half a megabyte of it.
    forgetTemplates();
    forgetTexts();
  }
  isFirst = false;
  setNesting(nesting);
  setDepth(nesting);
  setMostValues(values);
  setElementDepth(elementDepth);
  resetCoverage();
}
