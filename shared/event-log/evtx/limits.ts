/** Ceilings that keep a hostile log from costing more than its size deserves. All are on by default. */
export interface EvtxLimits {
  /** Steps one record may take: tokens parsed, instructions run, values made. */
  readonly recordSteps: number;
  /** Bytes of XML, or characters of values, one record may give. */
  readonly recordOutput: number;
  /** Steps a whole file may take, beside `stepsPerByte` for every byte read so far. */
  readonly fileSteps: number;
  readonly stepsPerByte: number;
  /** Output a whole file may give, beside `outputPerByte` for every byte read so far. */
  readonly fileOutput: number;
  readonly outputPerByte: number;
  /** How deep BinXML may sit inside the values of other BinXML. */
  readonly nesting: number;
  /** How deep elements may sit inside each other, per piece of BinXML. */
  readonly elementDepth: number;
  /** Values one template instance may carry. */
  readonly values: number;
  /** Templates kept for the next chunks, and bytes of definition they may hold together. */
  readonly cachedTemplates: number;
  readonly cachedTemplateBytes: number;
}

/*
 * A real record takes about one step per ten bytes and renders to less than twenty times its size; the
 * allowances per byte leave those a factor of ten and more, and still bound a chunk's worst case to milliseconds.
 */
export const DEFAULT_LIMITS: EvtxLimits = {
  recordSteps: 500_000,
  recordOutput: 4 * 1024 * 1024,
  fileSteps: 1_500_000,
  stepsPerByte: 16,
  fileOutput: 32 * 1024 * 1024,
  outputPerByte: 256,
  nesting: 16,
  elementDepth: 64,
  values: 4096,
  cachedTemplates: 512,
  cachedTemplateBytes: 8 * 1024 * 1024,
};
