import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventRecordToXml } from '../../shared/event-log/event-xml.ts';
import { toJsonLine } from '../../shared/event-log/json-lines.ts';
import { openLog } from '../../shared/event-log/open-log.ts';
import type { RedactionSwitches } from '../../shared/redact/category.ts';
import { learnIdentity } from '../../shared/redact/identity.ts';
import { createRedactor, type Redactor } from '../../shared/redact/redactor.ts';
import type { TextForm } from '../../shared/redact/text-view.ts';
import { filePieces, type Gathered, isLogName, rawFolder, type SourceFile, stemOf } from './gathered.ts';

export interface RedactionSettings {
  /** At least 16 random bytes, new for each bundle. */
  readonly key: Uint8Array;
  readonly switches?: Partial<RedactionSwitches>;
  readonly ownWords?: readonly string[];
  /** Adds the event logs as they are, beside their redacted forms. The administrator's choice alone. */
  readonly keepRawLogs?: boolean;
}

/** What was learned about a collection: enough for a preview, and to redact it. */
export interface LearnedRedaction {
  readonly redactor: Redactor;
  readonly gathered: Gathered;
}

/** Larger text files are left out of a redacted bundle; none of ours comes near. */
const textFileBytes = 64 * 1024 * 1024;

// Sample: `trace.log`, `notes.txt`, `settings.json`.
const textName = /\.(?:txt|log|json|md|config|ini)$/iu;

/** First pass: reads everything that would be written, so that a name found anywhere is hidden everywhere. */
export async function learnRedaction(
  gathered: Gathered,
  settings: Pick<RedactionSettings, 'key' | 'switches' | 'ownWords'>,
  furtherTexts: readonly string[] = [],
): Promise<LearnedRedaction> {
  const redactor = createRedactor({
    key: settings.key,
    identity: learnIdentity(gathered.facts),
    ...(settings.switches === undefined ? {} : { options: settings.switches }),
    ...(settings.ownWords === undefined ? {} : { ownWords: settings.ownWords }),
  });
  redactor.learnFacts(gathered.facts);
  for (const { reason } of gathered.outcomes) {
    redactor.learn(reason);
  }
  for (const text of furtherTexts) {
    redactor.learn(text);
  }
  for (const file of gathered.files) {
    redactor.learn(file.name);
    if (isLogName(file.name)) {
      await eachEvent(file, (event) => {
        redactor.learnEvent(event);
      });
    } else if (textName.test(file.name)) {
      const text = await readText(file);
      redactor.learn(text ?? '', formOf(file.name));
    }
  }
  return { redactor, gathered };
}

/**
 * Second pass: the same collection with stand-ins. Event logs become JSON Lines and XML, written to `folder`; a file
 * that cannot be redacted is left out, and its item says so. With `onlyWindow` events beside the asked window go too:
 * a request gets what it asks for, even from a recorded server, which gives its log whole.
 */
export async function redactGathered(
  { redactor, gathered }: LearnedRedaction,
  folder: string,
  { keepRawLogs, onlyWindow }: { readonly keepRawLogs: boolean; readonly onlyWindow: boolean },
): Promise<Gathered> {
  const sinceMs = Date.parse((onlyWindow ? gathered.window.since : null) ?? '');
  const untilMs = Date.parse((onlyWindow ? gathered.window.until : null) ?? '');
  // A limit that is not there, and a time that cannot be read, are no numbers and leave nothing out.
  const isWanted = ({ timeMs }: EventRecord): boolean => !(timeMs < sinceMs || timeMs >= untilMs);
  const files: SourceFile[] = [];
  const notes = new Map<string, string[]>();
  const addNote = (collector: string, note: string): void => {
    notes.set(collector, [...(notes.get(collector) ?? []), note]);
  };
  for (const file of gathered.files) {
    const name = redactor.redactName(file.name);
    if (isLogName(file.name)) {
      const redacted = await redactLog(file, name, join(folder, `log-${files.length}`), redactor, isWanted);
      files.push(...redacted.files);
      if (redacted.note !== null) {
        addNote(file.collector, redacted.note);
      }
      if (keepRawLogs) {
        files.push({ ...file, name: rawFolder + name });
        addNote(file.collector, `${rawFolder}${name} added as it was, with its names, by the administrator's choice`);
      }
      continue;
    }
    const text = textName.test(file.name) ? await readText(file) : null;
    if (text === null) {
      addNote(file.collector, `left out, as it cannot be redacted: ${name}`);
    } else {
      const bytes = Buffer.from(redactor.redact(text, formOf(file.name)), 'utf8');
      files.push({ name, collector: file.collector, open: () => onePiece(bytes) });
    }
  }
  return {
    ...gathered,
    facts: redactor.redactFacts(gathered.facts),
    outcomes: gathered.outcomes.map((outcome) => ({
      ...outcome,
      reason: [redactor.redact(outcome.reason), ...(notes.get(outcome.id) ?? [])]
        .filter((part) => part !== '')
        .join('; '),
    })),
    files,
  };
}

interface RedactedLog {
  readonly files: readonly SourceFile[];
  /** What the item's outcome says about it, or null. */
  readonly note: string | null;
}

/** Writes to `base` with endings of its own: a name from an archive never becomes one on this disk. */
async function redactLog(
  file: SourceFile,
  name: string,
  base: string,
  redactor: Redactor,
  isWanted: (event: EventRecord) => boolean,
): Promise<RedactedLog> {
  const opened = await openLog(file.open(), { file: file.name });
  if (!opened.ok) {
    return { files: [], note: `left out, as it cannot be redacted: ${name}` };
  }
  const stem = stemOf(name);
  const paths = [`${base}.jsonl`, `${base}.xml`] as const;
  const lines = await openText(paths[0]);
  let xml: TextFile | null = null;
  try {
    xml = await openText(paths[1]);
    await xml.write('<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>\n');
    for await (const batch of opened.value.batches) {
      const redacted = batch.filter(isWanted).map((event) => redactor.redactEvent(event));
      await lines.write(redacted.map((event) => `${toJsonLine(event)}\n`).join(''));
      await xml.write(redacted.map((event) => `${eventRecordToXml(event)}\n`).join(''));
    }
    await xml.write('</Events>\n');
  } finally {
    // Windows removes no file that is open.
    await Promise.all([lines.close(), xml?.close()]);
  }
  const files = paths.map((path, index) => ({
    name: `${stem}.${index === 0 ? 'jsonl' : 'xml'}`,
    collector: file.collector,
    open: () => filePieces(path),
  }));
  // Its new forms are whole: that the log was damaged can only be said beside them.
  const { problems, problemsNotListed } = opened.value.summary();
  const damaged = problems.length + problemsNotListed;
  const lost = problems.reduce((sum, { bytesLost }) => sum + bytesLost, 0);
  const places = damaged === 1 ? '1 unreadable place' : `${damaged} unreadable places`;
  const note = damaged === 0 ? null : `${name} had ${places}, ${lost} bytes are lost`;
  return { files, note };
}

interface TextFile {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

async function openText(path: string): Promise<TextFile> {
  const handle = await open(path, 'w', 0o600);
  return {
    write: (text) => handle.appendFile(text, 'utf8'),
    close: () => handle.close(),
  };
}

async function eachEvent(file: SourceFile, take: (event: EventRecord) => void): Promise<void> {
  const opened = await openLog(file.open(), { file: file.name });
  if (opened.ok) {
    for await (const batch of opened.value.batches) {
      batch.forEach(take);
    }
  }
}

async function readText(file: SourceFile): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.open()) {
    parts.push(piece);
    length += piece.length;
    if (length > textFileBytes) {
      return null;
    }
  }
  const bytes = Buffer.concat(parts);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

const formOf = (name: string): TextForm => (name.toLowerCase().endsWith('.json') ? 'json' : 'plain');

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
