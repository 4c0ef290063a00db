import { z } from 'zod';
import { collectorStates } from '../facts/collection.ts';
import type { Facts } from '../facts/facts.ts';
import { bundleRequestSchema } from '../request/request.ts';
import { requestAnswerSchema } from '../request/request-answer.ts';

// What opening a file answers with.

/** Names one collection or one opened file. */
export const runId = z.string().regex(/^[0-9a-f-]{36}$/);

/** Names something that waits in the main process: a recent file, an offered one, one that is locked. */
export const ticket = z.string().regex(/^[0-9a-f-]{16,36}$/);

/** Facts come from this app's own collectors or through their schema; the wire only checks that it is an object. */
export const facts = z.custom<Facts>((value) => typeof value === 'object' && value !== null, 'facts are an object');

export const outcome = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(collectorStates),
  reason: z.string(),
  durationMs: z.number(),
  bytes: z.number(),
  supplies: z.array(z.string()),
});

/**
 * A bundle, zip or log that is open: everything but its verdict. Its logs are decoded and judged by the page's worker,
 * which has no file, no network and no way to start anything; main has only read the archive's structure.
 */
export const openedInput = z.object({
  /** Names the opened file when its logs are read with `collection.read-log`. */
  runId,
  /** Name of the file without its folder: paths stay in the main process. */
  name: z.string(),
  kind: z.enum(['log', 'bundle', 'zip']),
  /** True where it came encrypted and was opened with a key. */
  encrypted: z.boolean(),
  shortCode: z.string().nullable(),
  computer: z.string().nullable(),
  sample: z.string().nullable(),
  /** For a bundle of ours: what made it, and whether names in it are stand-ins; null for anything else. */
  made: z
    .object({
      tool: z.string(),
      version: z.string(),
      redacted: z.boolean(),
      /** The bundle this one is a redacted copy of, and whether that was as it was sealed; null for a first one. */
      from: z.object({ shortCode: z.string(), isSound: z.boolean() }).nullable(),
    })
    .nullable(),
  /** Names of the logs that are read into the verdict, in this order. */
  logs: z.array(z.string()),
  /** For a bundle: how its files compare with its manifest. */
  files: z.array(z.object({ name: z.string(), state: z.enum(['verified', 'altered', 'unlisted', 'missing']) })),
  /** What could not be read, one sentence each. */
  problems: z.array(z.string()),
  /** How the bundle answers the request it was made for; null where there was none. */
  requestAnswer: requestAnswerSchema.nullable(),
  /** What the analysis of this input starts from, ISO UTC. */
  context: z.object({ asOf: z.string(), askedSince: z.string().nullable(), askedUntil: z.string().nullable() }),
  facts,
  outcomes: z.array(outcome),
});

/** A request as it was received, for the administrator to judge. */
export const receivedRequest = z.object({
  /** Given to `collection.start` to collect for it. */
  requestId: ticket,
  /** File name, or the empty string for pasted text. */
  name: z.string(),
  request: bundleRequestSchema,
  trust: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('signed'), fingerprint: z.string() }),
    z.object({ kind: z.literal('unsigned') }),
    z.object({ kind: z.literal('altered') }),
  ]),
  isExpired: z.boolean(),
});

export const openResult = z.discriminatedUnion('kind', [
  /** The person cancelled. */
  z.object({ kind: z.literal('not-opened') }),
  z.object({ kind: z.literal('opened'), opened: openedInput }),
  /** Encrypted: `input.unlock` goes on with it. */
  z.object({
    kind: z.literal('needs-key'),
    lockId: ticket,
    name: z.string(),
    /** `wrong-key`: what was tried last does not fit. */
    problem: z.enum(['no-key', 'wrong-key']),
    /** Whether a key of the person's own is kept here (see `keys.describe`). */
    hasOwnKey: z.boolean(),
  }),
  /** The file is no bundle but a request for one. */
  z.object({ kind: z.literal('request'), received: receivedRequest }),
]);

export type OpenedInput = z.infer<typeof openedInput>;
export type OpenResult = z.infer<typeof openResult>;
export type ReceivedRequest = z.infer<typeof receivedRequest>;
