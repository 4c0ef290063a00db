import { z } from 'zod';
import type { Analysis } from '../analysis/analysis.ts';
import { caseFields } from '../case/case-fields.ts';
import { collectorStates } from '../facts/collection.ts';
import type { Facts } from '../facts/facts.ts';
import { redactionCategories } from '../redact/category.ts';
import type { Result } from '../result/result.ts';
import type { EventChannel, RequestChannel } from './channels.ts';

// zod would probe for `new Function`, which the page's content security policy refuses (and reports).
z.config({ jitless: true });

/** Bytes of one piece of a log on its way to the page. */
export const logPieceBytes = 1024 * 1024;

/** Longest time window that can be asked for, in hours. */
export const longestWindowHours = 24 * 90;

const runId = z.string().regex(/^[0-9a-f-]{36}$/);
const caseFieldId = z.enum(caseFields.map((field) => field.id));
const nothing = z.strictObject({});

const sample = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
});

const thisMachine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connect-server'), name: z.string() }),
  z.object({ kind: z.literal('not-a-connect-server'), reason: z.string() }),
]);

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-server') }),
  z.strictObject({ kind: z.literal('sample'), name: z.string().max(100) }),
]);

const outcome = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(collectorStates),
  reason: z.string(),
  durationMs: z.number(),
  bytes: z.number(),
  supplies: z.array(z.string()),
});

/** Facts come from this app's own collectors, typed end to end; the wire only checks that it is an object. */
const facts = z.custom<Facts>((value) => typeof value === 'object' && value !== null, 'facts are an object');

/** Made by this app's own core in the main process; checked as an object only, like the facts. */
const analysis = z.custom<Analysis>((value) => typeof value === 'object' && value !== null, 'an analysis is an object');

const openedInput = z.object({
  /** Names the opened file when its logs are read with `collection.read-log`. */
  runId,
  /** Name of the file without its folder: paths stay in the main process. */
  name: z.string(),
  kind: z.enum(['log', 'bundle', 'zip']),
  shortCode: z.string().nullable(),
  computer: z.string().nullable(),
  sample: z.string().nullable(),
  logs: z.array(z.string()),
  /** For a bundle: how its files compare with its manifest. */
  files: z.array(z.object({ name: z.string(), state: z.enum(['verified', 'altered', 'unlisted', 'missing']) })),
  /** What could not be read, one sentence each. */
  problems: z.array(z.string()),
  analysis,
  facts,
});

/** Words a person wants hidden beside what is found by itself. */
const ownWords = z.array(z.string().trim().min(2).max(200)).max(100);

const progress = z.discriminatedUnion('kind', [
  z.object({ runId, kind: z.literal('started'), id: z.string(), title: z.string(), share: z.number() }),
  z.object({
    runId,
    kind: z.literal('progress'),
    id: z.string(),
    bytes: z.number(),
    elapsedMs: z.number(),
    share: z.number(),
  }),
  z.object({
    runId,
    kind: z.literal('finished'),
    outcome,
    facts,
    /** Names of the event logs that can now be read with `collection.read-log`. */
    logs: z.array(z.string()),
    share: z.number(),
  }),
]);

const ended = z.object({
  runId,
  /** ISO UTC, by the collected server's clock. */
  collectedAt: z.string(),
  sinceMs: z.number(),
  untilMs: z.number(),
  facts,
  outcomes: z.array(outcome),
  cancelled: z.boolean(),
});

/** Requests: channel → what goes in, what comes out. Handlers and callers are both derived from this value. */
export const requests = {
  'app.describe': {
    input: nothing,
    output: z.object({
      version: z.string(),
      /** Name and version of what shows the window, for the About line. */
      runtime: z.string(),
      thisMachine,
      samples: z.array(sample),
    }),
  },
  /** Asks the person for a bundle or log and analyses it. */
  'input.open': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('not-opened') }),
      z.object({ kind: z.literal('opened'), opened: openedInput }),
    ]),
  },
  'collection.start': {
    input: z.strictObject({ target, hours: z.number().int().min(1).max(longestWindowHours) }),
    output: z.object({
      runId,
      serverName: z.string(),
      /** Title of the recorded server, or null where this is the real one. */
      sampleTitle: z.string().nullable(),
      sinceMs: z.number(),
      untilMs: z.number(),
      collectors: z.array(z.object({ id: z.string(), title: z.string(), purpose: z.string() })),
    }),
  },
  'collection.cancel': { input: z.strictObject({ runId }), output: nothing },
  'collection.read-log': {
    input: z.strictObject({ runId, file: z.string().max(300), offset: z.number().int().min(0) }),
    output: z.object({
      bytes: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
      end: z.boolean(),
    }),
  },
  /** What redaction would hide, by category, with examples. For the administrator's own screen. */
  'privacy.preview': {
    input: z.strictObject({ runId, ownWords }),
    output: z.object({
      categories: z.array(
        z.object({
          category: z.enum(redactionCategories),
          count: z.number(),
          distinct: z.number(),
          samples: z.array(z.object({ before: z.string(), after: z.string() })),
        }),
      ),
    }),
  },
  'bundle.export': {
    input: z.strictObject({
      runId,
      /** The failing operation the case is about; null: the newest. */
      trackingId: z.string().max(100).nullable(),
      /** What the administrator typed into the case form. */
      answers: z.partialRecord(caseFieldId, z.string().max(20_000)),
      redaction: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({ kind: z.literal('stand-ins'), ownWords }),
      ]),
      /** Encrypts the bundle; null: not encrypted. */
      passphrase: z.string().min(8).max(1000).nullable(),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('not-saved') }),
      z.object({
        kind: z.literal('saved'),
        path: z.string(),
        bytes: z.number(),
        shortCode: z.string(),
        findings: z.number(),
        /** Where the map lies that turns stand-ins back; null where nothing was redacted. */
        mapFile: z.string().nullable(),
        encrypted: z.boolean(),
      }),
    ]),
  },
  'bundle.show': { input: nothing, output: nothing },
  'link.open': { input: z.strictObject({ url: z.string().max(2000) }), output: nothing },
} satisfies { readonly [Channel in RequestChannel]: { readonly input: z.ZodType; readonly output: z.ZodType } };

/** Events from main to page: channel → what it carries. */
export const events = {
  'collection.progress': progress,
  'collection.ended': ended,
} satisfies { readonly [Channel in EventChannel]: z.ZodType };

/** Why a request was not done. The sentence for a person is made where it is shown. */
export const ipcErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('foreign-sender') }),
  z.object({ code: z.literal('bad-input'), detail: z.string() }),
  /** A bug in this app. */
  z.object({ code: z.literal('internal'), detail: z.string() }),
  z.object({ code: z.literal('not-a-connect-server'), reason: z.string() }),
  z.object({ code: z.literal('sample-unavailable'), name: z.string(), detail: z.string() }),
  /** Another collection is under way. */
  z.object({ code: z.literal('busy') }),
  /** No such collection, or it is not far enough for what was asked. */
  z.object({ code: z.literal('unknown-run') }),
  z.object({ code: z.literal('input-unreadable'), name: z.string(), reason: z.string() }),
  z.object({ code: z.literal('log-unreadable'), file: z.string(), detail: z.string() }),
  z.object({ code: z.literal('write-failed'), path: z.string(), detail: z.string() }),
  z.object({ code: z.literal('link-refused'), url: z.string() }),
]);

export type OpenedInput = z.infer<typeof openedInput>;
export type IpcError = z.infer<typeof ipcErrorSchema>;
export type RequestInput<Channel extends RequestChannel> = z.infer<(typeof requests)[Channel]['input']>;
export type RequestOutput<Channel extends RequestChannel> = z.infer<(typeof requests)[Channel]['output']>;
export type EventPayload<Channel extends EventChannel> = z.infer<(typeof events)[Channel]>;
export type Response<Channel extends RequestChannel> = Result<RequestOutput<Channel>, IpcError>;

/** What the preload puts into the page. */
export interface Bridge {
  request(channel: RequestChannel, input: unknown): Promise<unknown>;
  /** Returns the function that ends the subscription. */
  subscribe(channel: EventChannel, listener: (payload: unknown) => void): () => void;
}
