import { dirname, resolve } from 'node:path';
import type { Encryption } from '../bundle/encryption.ts';
import { collectors } from '../collect/registry.ts';
import { type Command, readArgs, wrongUse } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { report, writeKeptAsIs, writeKeptRedacted } from './export.ts';
import { chooseHost, collect, resume } from './gather.ts';
import { encryptionHelp, encryptionOptions, readEncryption } from './key-options.ts';
import { isComplete } from './progress.ts';
import { readRedaction, redactionHelp, redactionOptions } from './redaction-options.ts';
import { readRefusals, readRequest, requestLines } from './request-file.ts';

export const defaultSince = '7d';

export const collectCommand: Command = {
  name: 'collect',
  summary: 'gather from this Connect server, analyse, and write a bundle',
  help: `usage: connect-bundle collect --out FILE.zip [--sample NAME] [--since 7d] [--skip ITEM]... [--json]

Gathers what support needs from this Connect server, changes nothing on it, and writes one zip.

  --out FILE.zip    where the bundle goes; an existing file is kept unless --force
  --sample NAME     replay a recorded server instead (see connect-bundle samples)
  --since TIME      oldest events: a span (7d, 36h) or a date (2026-10-05); default ${defaultSince}
  --skip ITEM       leave an item out; may be given again. Items:
                    ${collectors.map(({ id }) => id).join(', ')}
  --connect-events-only
                    leave events of other sources out of the Application log
  --force           replace an existing file
  --redact          put stand-ins for names, SIDs, GUIDs and addresses; the default for a real server
  --no-redaction    write names as they are; the default for a recorded server, whose names are made up
${redactionHelp}
${encryptionHelp}
  --request FILE    gather what a support engineer asks for (a .bundle-request, or a mail that holds one): its
                    items, its time; stand-ins and encryption as it asks, never less than without it
  --refuse ITEM[=REASON]
                    leave out an item of the request; may be given again
  --no-encryption   do not encrypt, whatever the request asks for
  --resume FOLDER   write a bundle from an earlier collection that could not be written
  --json            the result as JSON on stdout, no progress

Ctrl+C stops gathering; what was collected until then is still written (exit code ${exitCodes.cancelled}).`,
  async run(context) {
    const { values, positionals } = readArgs(context.args, {
      out: { type: 'string' },
      sample: { type: 'string' },
      since: { type: 'string' },
      skip: { type: 'string', multiple: true },
      'connect-events-only': { type: 'boolean' },
      force: { type: 'boolean' },
      resume: { type: 'string' },
      request: { type: 'string' },
      refuse: { type: 'string', multiple: true },
      'no-encryption': { type: 'boolean' },
      json: { type: 'boolean' },
      redact: { type: 'boolean' },
      'no-redaction': { type: 'boolean' },
      ...redactionOptions,
      ...encryptionOptions,
    });
    if (values.out === undefined || positionals.length > 0) {
      throw wrongUse('collect needs --out FILE.zip; see connect-bundle collect --help');
    }
    const { terminal } = context;
    const json = values.json === true;
    if (values.request !== undefined && (values.resume !== undefined || values.since !== undefined)) {
      throw wrongUse(
        values.resume === undefined
          ? 'the request names the time: leave --since out'
          : 'what was collected for a request knows it: leave --request out',
      );
    }
    const checked = values.request === undefined ? null : await readRequest(values.request, context.nowMs);
    const refused = readRefusals(values.refuse ?? [], checked?.request.items.map(({ id }) => id) ?? []);
    const resumed = values.resume === undefined ? null : await resume(values.resume);
    const asked = checked?.request ?? resumed?.answer?.asked;
    const encryption =
      (await readEncryption(values, values.out)) ??
      (values['no-encryption'] === true ? undefined : askedEncryption(asked?.encryptTo ?? null, values.out));
    const redaction = readRedaction(values);
    if (checked !== null && !json) {
      await terminal.writeError(`${requestLines(checked, terminal.style).join('\n')}\n\n`);
    }
    const kept =
      resumed ??
      (await collect(context, {
        host: await chooseHost(values.sample),
        since: checked?.request.window.since ?? values.since ?? defaultSince,
        ...(checked === null ? {} : { until: checked.request.window.until, request: { checked, refused } }),
        skip: values.skip ?? [],
        onlyConnectEvents: values['connect-events-only'] === true,
        outFolder: dirname(resolve(values.out)),
        quiet: json,
      }));
    // A request can ask for more protection than is the default, never for less: that is the administrator's word.
    const isDefault = kept.host.kind === 'windows' || asked?.redaction === 'full';
    const redacts = values.redact === true || (isDefault && values['no-redaction'] !== true);
    const { outcomes } = kept.collection;
    const trackingId = checked?.request.trackingIds[0];
    const target = {
      file: values.out,
      replace: values.force === true,
      toolVersion: context.version,
      ...(encryption === undefined ? {} : { encryption }),
      ...(kept.answer === undefined ? {} : { answer: kept.answer }),
      ...(trackingId === undefined ? {} : { trackingId }),
    };
    const result = redacts
      ? await writeKeptRedacted(kept, target, redaction, values.map)
      : await writeKeptAsIs(kept, target);
    await report(terminal, kept, result, json);
    if (kept.collection.cancelled || context.signal.aborted) {
      return exitCodes.cancelled;
    }
    return outcomes.every(({ state }) => isComplete(state)) ? exitCodes.done : exitCodes.partly;
  },
};

function askedEncryption(recipient: string | null, out: string): Encryption | undefined {
  if (recipient === null) {
    return undefined;
  }
  if (!out.toLowerCase().endsWith('.age')) {
    throw wrongUse('the request wants the bundle encrypted: name it FILE.zip.age, or give --no-encryption');
  }
  return { kind: 'recipients', recipients: [recipient] };
}
