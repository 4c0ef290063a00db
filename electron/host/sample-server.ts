import { z } from 'zod';

/** The recording of one Connect server: `samples/<name>/server.json`. What is not recorded is missing on that server. */

const hostErrorCode = z.enum(['missing', 'denied', 'timed-out', 'cancelled', 'unsupported', 'failed']);

/** How a door misbehaves: it answers with an error, or only after `delayMs` (longer than any timeout: it hangs). */
const trouble = z.object({
  error: z.object({ code: hostErrorCode, detail: z.string() }).optional(),
  delayMs: z.number().int().nonnegative().optional(),
});

const registryValue = z.union([
  z.object({ dword: z.number().int().min(0).max(0xff_ff_ff_ff) }),
  z.object({ string: z.string() }),
  z.object({ strings: z.array(z.string()) }),
  /** Hex digits. */
  z.object({ binary: z.string().regex(/^(?:[0-9a-f]{2})*$/i) }),
]);

const registryKey = trouble.extend({
  path: z.string().regex(/^(?:\\\\[^\\]+\\)?HK/),
  view: z.enum(['64', '32', 'both']),
  values: z.record(z.string(), registryValue),
});

const command = trouble.extend({
  program: z.string(),
  args: z.array(z.string()),
  exitCode: z.number().int().default(0),
  stdout: z.string().default(''),
  stderr: z.string().default(''),
});

const recordedFile = trouble.extend({
  path: z.string(),
  text: z.string().optional(),
  productVersion: z.string().optional(),
});

const eventLog = trouble.extend({
  channel: z.string(),
  /** Gzipped .evtx beside server.json; absent: the export of this log brings nothing. */
  file: z.string().optional(),
  maxSizeBytes: z.number().int().nullable(),
  retention: z.boolean().nullable(),
  sizeBytes: z.number().int().nullable(),
  oldestEvent: z.string().nullable(),
});

const probeStep = z.object({
  step: z.enum(['dns', 'tcp', 'tls', 'https']),
  outcome: z.enum(['ok', 'failed', 'timed-out', 'not-run']),
  durationMs: z.number().nonnegative(),
  errorCode: z.string().nullable(),
  detail: z.string(),
});

const endpoint = z.object({
  host: z.string(),
  port: z.number().int(),
  role: z.enum(['relay', 'service', 'other']),
  via: z.enum(['direct', 'proxy']),
  steps: z.array(probeStep).length(4),
  chain: z.array(
    z.object({
      subject: z.string(),
      issuer: z.string(),
      thumbprint: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
    }),
  ),
  httpDate: z.object({ server: z.string(), local: z.string() }).exactOptional(),
});

export const sampleServerSchema = z.object({
  schema: z.literal('connect-support-bundle/sample-server/1'),
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  description: z.string(),
  hostName: z.string(),
  /** When the recording was made; the sample's clock stands there. */
  clock: z.iso.datetime(),
  /** True where the recording was made with an administrator's rights. */
  elevated: z.boolean(),
  resources: z.object({
    uptimeSeconds: z.number(),
    memoryBytes: z.number(),
    freeMemoryBytes: z.number(),
    volumes: z.array(z.object({ name: z.string(), sizeBytes: z.number(), freeBytes: z.number() })),
    adapters: z.array(z.object({ addresses: z.array(z.string()), ipv6: z.boolean() })),
    dnsServers: z.array(z.string()),
  }),
  registry: z.array(registryKey),
  commands: z.array(command),
  files: z.array(recordedFile),
  eventLogs: z.array(eventLog),
  endpoints: z.array(endpoint),
});

export type SampleServer = z.output<typeof sampleServerSchema>;
/** As written by hand in a scenario, defaults left out. */
export type SampleServerInput = z.input<typeof sampleServerSchema>;
