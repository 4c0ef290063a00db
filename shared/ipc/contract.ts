// What matters is that it runs first.
// oxlint-disable-next-line import/no-unassigned-import
import './no-generated-code.ts';
import { z } from 'zod';
import { caseFields } from '../case/case-fields.ts';
import { redactionCategories } from '../redact/category.ts';
import { bundleRequestSchema, requestItems } from '../request/request.ts';
import { requestAnswerSchema } from '../request/request-answer.ts';
import type { Result } from '../result/result.ts';
import type { EventChannel, RequestChannel } from './channels.ts';
import { facts, openResult, outcome, receivedRequest, runId, ticket } from './input-schema.ts';
import { privacyChoiceSchema, settingsSchema, switchesSchema } from './settings-schema.ts';

export type { OpenedInput, OpenResult, ReceivedRequest } from './input-schema.ts';

/** Bytes of one piece of a log on its way to the page, and of a dropped file on its way to the main process. */
export const logPieceBytes = 1024 * 1024;

/** Longest time window that can be asked for, in hours. */
export const longestWindowHours = 24 * 90;

/** Largest file that can be dropped into the window. */
export const longestDropBytes = 2 * 1024 * 1024 * 1024;

const caseFieldId = z.enum(caseFields.map((field) => field.id));
const nothing = z.strictObject({});

const sample = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
});

/** Why this machine is no Connect server, to be said in the person's language; `reason` says it in English. */
const noServerCause = z.enum(['not-windows', 'not-installed', 'unreadable']).exactOptional();

const thisMachine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connect-server'), name: z.string() }),
  z.object({ kind: z.literal('not-a-connect-server'), reason: z.string(), cause: noServerCause }),
]);

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-server') }),
  z.strictObject({ kind: z.literal('sample'), name: z.string().max(100) }),
]);

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
  /** What became of the request it was collected for, item by item; null where there was none. */
  requestAnswer: requestAnswerSchema.nullable(),
});

const startedCollection = z.object({
  runId,
  serverName: z.string(),
  /** Title of the recorded server, or null where this is the real one. */
  sampleTitle: z.string().nullable(),
  sinceMs: z.number(),
  untilMs: z.number(),
  collectors: z.array(z.object({ id: z.string(), title: z.string(), purpose: z.string() })),
});

/** Input of every way to open a file: the one named by `beside` stays open, so that two can be compared. */
const opening = { beside: runId.exactOptional() };

/** A file that came from outside the window: a second start, a double click. `input.open-offered` opens it. */
const offered = z.object({ offerId: ticket, name: z.string() });

const recentFiles = z.object({
  files: z.array(
    z.object({
      id: ticket,
      name: z.string(),
      /** Last name of its folder, to tell files of one name apart. */
      folder: z.string(),
      kind: z.enum(['log', 'bundle', 'zip', 'request']),
      /** ISO UTC. */
      openedAt: z.string(),
    }),
  ),
});

/** Own keys of a support engineer: one pair to sign requests, one to receive encrypted bundles. */
const ownKeys = z.object({
  /** Where they are: kept by the operating system's protected storage, read from a file for this session, or nowhere. */
  kept: z.enum(['protected', 'file', 'nowhere']),
  /** Whether the operating system offers a protected place; without one keys are only ever written to a file. */
  canProtect: z.boolean(),
  /** Fingerprint of the signing key. */
  fingerprint: z.string().nullable(),
  /** age public key that bundles are encrypted to. */
  publicKey: z.string().nullable(),
  /** Why kept keys cannot be used, or null. */
  problem: z.string().nullable(),
});

const redaction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('stand-ins'),
    ownWords,
    /** Categories that differ from the default; hiding private addresses is `private-addresses`. */
    switches: switchesSchema.exactOptional(),
    /** Adds the event logs as they are, names and all, beside their redacted forms. */
    keepRawLogs: z.boolean().exactOptional(),
  }),
]);

const reportHtml = z.string().max(32 * 1024 * 1024);

const precheckItem = z.object({
  id: z.enum(['rights', 'space', 'log-window', 'clock']),
  verdict: z.enum(['ok', 'warning', 'blocked', 'unknown']),
  /** The parts of its sentence; which of them are there depends on the item. */
  values: z.object({
    /** Ids of the collectors that stay closed. */
    collectors: z.array(z.string()).exactOptional(),
    freeBytes: z.number().exactOptional(),
    neededBytes: z.number().exactOptional(),
    /** ISO UTC: how far back the log reaches, and what was asked for. */
    oldest: z.string().exactOptional(),
    since: z.string().exactOptional(),
  }),
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
      /** A file the app was started with, or that came before the page listened. */
      offered: offered.nullable(),
      /** A collection that was not saved before the app or its page came down. */
      kept: z
        .object({ keptId: ticket, serverName: z.string(), isSample: z.boolean(), collectedAt: z.string() })
        .nullable(),
    }),
  },
  /** Starts the app anew with administrator rights (Windows only), and ends this one. `not-elevated` where it does not. */
  'app.restart-elevated': { input: nothing, output: nothing },
  'settings.read': { input: nothing, output: settingsSchema },
  /** Answers with the settings as they now stand. */
  'settings.change': {
    input: settingsSchema.partial().extend({ privacy: privacyChoiceSchema.partial().exactOptional() }),
    output: settingsSchema,
  },
  /** Asks the person for a bundle, a log or a request, and opens it. */
  'input.open': { input: z.strictObject(opening), output: openResult },
  'input.recent': { input: nothing, output: recentFiles },
  'input.open-recent': { input: z.strictObject({ ...opening, id: ticket }), output: openResult },
  /** Forgets one recent file, or all (null). */
  'input.forget-recent': { input: z.strictObject({ id: ticket.nullable() }), output: recentFiles },
  'input.open-offered': { input: z.strictObject({ ...opening, offerId: ticket }), output: openResult },
  /** A dropped file: begin, pieces in order, end. Its path is never known; the copy goes when it is closed. */
  'input.drop-begin': {
    input: z.strictObject({ name: z.string().min(1).max(300), bytes: z.number().int().min(0) }),
    output: z.object({ dropId: ticket }),
  },
  'input.drop-piece': {
    input: z.strictObject({
      dropId: ticket,
      bytes: z.custom<Uint8Array<ArrayBuffer>>(
        (value) => value instanceof Uint8Array && value.length <= logPieceBytes,
        'a piece of at most 1 MiB',
      ),
    }),
    output: z.object({ received: z.number() }),
  },
  'input.drop-end': { input: z.strictObject({ ...opening, dropId: ticket }), output: openResult },
  'input.drop-cancel': { input: z.strictObject({ dropId: ticket }), output: nothing },
  /** Goes on where opening answered `needs-key`. A key that does not fit answers `needs-key` once more. */
  'input.unlock': {
    input: z.strictObject({
      lockId: ticket,
      key: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(1000) }),
        z.strictObject({ kind: z.literal('own-key') }),
        /** Asks for an identity file, as `connect-bundle keygen` or age-keygen write it. */
        z.strictObject({ kind: z.literal('identity-file') }),
      ]),
    }),
    output: openResult,
  },
  /** Ends the opening that is under way: it answers `not-opened`, and what is open stays. */
  'input.stop': { input: nothing, output: nothing },
  /** Lets an opened file go, with everything that was unpacked of it. */
  'input.close': { input: z.strictObject({ runId }), output: nothing },
  /** Signs the request where there is a key, and asks where to save it. */
  'request.compose': {
    input: z.strictObject({ request: bundleRequestSchema }),
    output: z.object({
      kind: z.enum(['saved', 'not-saved']),
      /** File name without its folder; empty where it was not saved. */
      name: z.string(),
      /** To paste into a mail; good whether the file was saved or not. */
      text: z.string(),
      /** Of the key that signed; null: not signed. */
      fingerprint: z.string().nullable(),
    }),
  },
  'request.open': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('not-opened') }),
      z.object({ kind: z.literal('request'), received: receivedRequest }),
    ]),
  },
  /** A request out of the text of a mail. */
  'request.read-text': {
    input: z.strictObject({ text: z.string().max(1024 * 1024) }),
    output: z.object({ received: receivedRequest }),
  },
  'keys.describe': { input: nothing, output: ownKeys },
  /** Makes both keys where there are none yet: `protected` keeps them here, `file` asks for a file and uses it. */
  'keys.make': {
    input: z.strictObject({ place: z.enum(['protected', 'file']) }),
    output: ownKeys,
  },
  /** Asks for a file with keys and uses them until the app ends. */
  'keys.use-file': { input: nothing, output: ownKeys },
  /** Looks at rights, space, the log's reach and the clock before anything is gathered. */
  'collection.precheck': {
    input: z.strictObject({ target, hours: z.number().int().min(1).max(longestWindowHours) }),
    output: z.object({
      items: z.array(precheckItem),
      /** Whether `app.restart-elevated` would help here. */
      canRestartElevated: z.boolean(),
    }),
  },
  'collection.start': {
    input: z.strictObject({
      target,
      /** Without effect where a request names its own time. */
      hours: z.number().int().min(1).max(longestWindowHours),
      /** The request it is collected for, and what of it the administrator refuses. */
      request: z
        .strictObject({
          requestId: ticket,
          refused: z.array(z.strictObject({ id: z.enum(requestItems), reason: z.string().trim().min(1).max(400) })),
        })
        .exactOptional(),
    }),
    output: startedCollection,
  },
  /** Takes a kept collection up again: all that was told of it is told once more, then `collection.ended`. */
  'collection.resume': { input: z.strictObject({ keptId: ticket }), output: startedCollection },
  'collection.forget': { input: z.strictObject({ keptId: ticket }), output: nothing },
  'collection.cancel': { input: z.strictObject({ runId }), output: nothing },
  'collection.read-log': {
    input: z.strictObject({ runId, file: z.string().max(300), offset: z.number().int().min(0) }),
    output: z.object({
      bytes: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
      end: z.boolean(),
    }),
  },
  /** Tests the network once more for a collection that has ended; its bundle gets the new result. */
  'network.again': { input: z.strictObject({ runId }), output: z.object({ outcome, facts }) },
  /** What redaction would hide, by category, with examples. For the administrator's own screen. */
  'privacy.preview': {
    input: z.strictObject({ runId, ownWords, switches: switchesSchema.exactOptional() }),
    output: z.object({
      categories: z.array(
        z.object({
          category: z.enum(redactionCategories),
          count: z.number(),
          distinct: z.number(),
          samples: z.array(z.object({ before: z.string(), after: z.string() })),
        }),
      ),
      /** Names that are ordinary words: hidden where their place says what they are, not as bare words. */
      ordinaryNames: z.array(z.string()),
    }),
  },
  /** About how large the bundle will be. */
  'bundle.estimate': {
    input: z.strictObject({ runId, redaction }),
    output: z.object({ collectedBytes: z.number(), aboutBytes: z.number() }),
  },
  'bundle.export': {
    input: z.strictObject({
      runId,
      /** The failing operation the case is about; null: the newest. */
      trackingId: z.string().max(100).nullable(),
      /** What the administrator typed into the case form. */
      answers: z.partialRecord(caseFieldId, z.string().max(20_000)),
      redaction,
      /** Encrypts the bundle to a passphrase; null: not. */
      passphrase: z.string().min(8).max(1000).nullable(),
      /** Encrypts it to a public key instead (that of the request: `request.encryptTo`). */
      recipient: z
        .string()
        // Sample: `age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudm5l3sq7gvt9f`.
        .regex(/^age1[02-9ac-hj-np-z]{20,4000}$/u)
        .exactOptional(),
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
  /** Ends the export that is under way: nothing is left behind, and it answers `not-saved`. */
  'bundle.cancel': { input: nothing, output: nothing },
  /** Opens the bundle that was saved last, to check it from its file. */
  'bundle.reopen': { input: z.strictObject(opening), output: openResult },
  'bundle.show': { input: nothing, output: nothing },
  /** Saves the report for people; `html` begins with `reportBeginning`, else it is refused. */
  'report.save': {
    input: z.strictObject({
      kind: z.enum(['html', 'pdf']),
      /** What it reports on, for the proposed file name. */
      name: z.string().min(1).max(100),
      html: reportHtml,
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('not-saved') }),
      z.object({ kind: z.literal('saved'), name: z.string() }),
    ]),
  },
  'report.print': {
    input: z.strictObject({ html: reportHtml }),
    output: z.object({ kind: z.enum(['printed', 'not-printed']) }),
  },
  'link.open': { input: z.strictObject({ url: z.string().max(2000) }), output: nothing },
} satisfies { readonly [Channel in RequestChannel]: { readonly input: z.ZodType; readonly output: z.ZodType } };

/** Events from main to page: channel → what it carries. */
export const events = {
  'collection.progress': progress,
  'collection.ended': ended,
  /** How far an export is, 0 to 1; about, as nobody knows beforehand how long packing takes. */
  'bundle.progress': z.object({ runId, share: z.number() }),
  /** What share of an archive that is being opened has been unpacked, 0 to 1. */
  'input.progress': z.object({ name: z.string(), share: z.number() }),
  'input.opened-elsewhere': offered,
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
  /** What was to be opened is gone: an old entry, an offer, a lock or a request that was let go. */
  z.object({ code: z.literal('unknown-input') }),
  z.object({ code: z.literal('too-large'), name: z.string(), limitBytes: z.number() }),
  z.object({ code: z.literal('request-unreadable'), name: z.string(), reason: z.string() }),
  /** No protected storage on this machine: keys are never kept in plain. */
  z.object({ code: z.literal('keys-unprotected'), detail: z.string() }),
  z.object({ code: z.literal('key-unreadable'), detail: z.string() }),
  z.object({
    code: z.literal('not-elevated'),
    reason: z.enum(['not-here', 'declined', 'failed']),
    detail: z.string(),
  }),
  z.object({ code: z.literal('log-unreadable'), file: z.string(), detail: z.string() }),
  z.object({ code: z.literal('write-failed'), path: z.string(), detail: z.string() }),
  z.object({ code: z.literal('link-refused'), url: z.string() }),
]);

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
