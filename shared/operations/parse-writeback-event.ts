import { findNamespaces } from '../knowledge/endpoints.ts';
import { normalizeResultCode } from '../knowledge/result-codes.ts';
import { trimSeparators } from './trim-separators.ts';

/** What the text of a PasswordResetService event says. A null was not said. */
export interface WritebackEventText {
  /** Lower-case, without braces. */
  readonly trackingId: string | null;
  /** Name of the step, such as `PasswordResetRequestStart`. */
  readonly verb: string | null;
  /** UserPrincipalName of the person whose password it is. */
  readonly user: string | null;
  readonly adminUser: string | null;
  readonly cloudAnchor: string | null;
  readonly sourceAnchor: string | null;
  readonly unblockUser: boolean | null;
  readonly forcePasswordChange: boolean | null;
  /** Eight lower-case hex digits. */
  readonly resultCode: string | null;
  /** The error in the product's words, without its code. */
  readonly reason: string | null;
  /** Version of the writeback library; not the Connect version. */
  readonly libraryVersion: string | null;
  readonly serviceBusNamespaces: readonly string[];
}

type Label =
  | 'trackingid'
  | 'reason'
  | 'context'
  | 'cloudanchor'
  | 'sourceanchorvalue'
  | 'adminupn'
  | 'userprincipalname'
  | 'forcepasswordchange'
  | 'unblockuser'
  | 'details';

interface LabelAt {
  readonly start: number;
  readonly valueStart: number;
}

/** Lower-case label to its first place. */
type Labels = ReadonlyMap<string, LabelAt>;

/** No event is longer (31,839 characters); what a damaged export glues together behind that is not read. */
const maxTextLength = 40_000;

const labelPattern =
  // samples: `TrackingId: 7344…, Reason: …` · `cloudAnchor:User_1` · `UserPrincipalName user@contoso.com` (no colon)
  /(?<![A-Za-z0-9_.])(TrackingId|Reason|Context|cloudAnchor|SourceAnchorValue|AdminUpn|UserPrincipalName|ForcePasswordChange|unblockUser|Details)[ \t]{0,8}(?:[:=]|(?<=(?:Upn|PrincipalName)[ \t]{1,8})(?=[<(]|[^\s,;@]{1,256}@))/gi;

// sample: Synchronization Engine returned an error hr=80230626, message=The password could not be updated
const resultPattern = /\bhr[ \t]{0,8}[=:][ \t]{0,8}(?:0x)?([0-9a-f]{8})\b/i;

// sample: , message=The filename or extension is too long
const messagePattern = /\bmessage[ \t]{0,8}=[ \t]{0,8}/i;

// sample: PasswordResetRequestStart
const verbPattern = /^[A-Z][A-Za-z]{4,60}$/;

// sample: Details: Version: 5.0.0.686
const versionPattern = /\bVersion:[ \t]{0,8}(\d{1,5}(?:\.\d{1,6}){1,3})\b/;

/** Reads a text by its labels; never throws. Values may hold commas, so commas alone never separate. */
export function parseWritebackEvent(raw: string): WritebackEventText {
  const text = raw.length > maxTextLength ? raw.slice(0, maxTextLength) : raw;
  const labels = findLabels(text);
  const statement = statementOf(text, labels);
  const details = detailsOf(text, labels);
  const code = resultPattern.exec(text)?.[1];
  return {
    trackingId: trackingIdOf(text, labels),
    verb: verbPattern.test(statement) ? statement : null,
    user: token(text, labels, 'userprincipalname') ?? principalIn(details),
    adminUser: token(text, labels, 'adminupn'),
    cloudAnchor: token(text, labels, 'cloudanchor'),
    sourceAnchor: token(text, labels, 'sourceanchorvalue'),
    unblockUser: flag(token(text, labels, 'unblockuser')),
    forcePasswordChange: flag(token(text, labels, 'forcepasswordchange')),
    resultCode: code === undefined ? null : normalizeResultCode(`0x${code}`),
    reason: reasonOf(text, labels, statement),
    libraryVersion: versionPattern.exec(details)?.[1] ?? null,
    serviceBusNamespaces: findNamespaces(text),
  };
}

/** First place of each label: a stack trace behind `Details` repeats some as parameter names. */
function findLabels(text: string): Labels {
  const found = new Map<string, LabelAt>();
  for (const match of text.matchAll(labelPattern)) {
    const label = (match[1] ?? '').toLowerCase();
    if (!found.has(label)) found.set(label, { start: match.index, valueStart: match.index + match[0].length });
  }
  return found;
}

function nextLabelStart(labels: Labels, from: number, fallback: number): number {
  let next = fallback;
  for (const { start } of labels.values()) if (start >= from && start < next) next = start;
  return next;
}

/** A value that holds no blank: an id, an anchor, a user, True or False. */
function token(text: string, labels: Labels, label: Label): string | null {
  const at = labels.get(label);
  if (at === undefined) return null;
  const section = trimSeparators(text.slice(at.valueStart, nextLabelStart(labels, at.valueStart, text.length)));
  const end = section.search(/[\s,;]/);
  const value = end < 0 ? section : section.slice(0, end);
  return value === '' ? null : value;
}

function trackingIdOf(text: string, labels: Labels): string | null {
  const id = token(text, labels, 'trackingid')?.replace(/[{}]/g, '').toLowerCase();
  return id === undefined || id === '' ? null : id;
}

/** What stands between the TrackingId and the next label: the step's name, or a plain sentence. */
function statementOf(text: string, labels: Labels): string {
  const at = labels.get('trackingid');
  if (at === undefined) return trimSeparators(text.slice(0, nextLabelStart(labels, 0, text.length)));
  const section = trimSeparators(text.slice(at.valueStart, nextLabelStart(labels, at.valueStart, text.length)));
  const idEnd = section.search(/[\s,;]/);
  return idEnd < 0 ? '' : trimSeparators(section.slice(idEnd));
}

function detailsOf(text: string, labels: Labels): string {
  const at = labels.get('details');
  return at === undefined ? '' : trimSeparators(text.slice(at.valueStart));
}

/** A start event names the user alone behind `Details`. */
function principalIn(details: string): string | null {
  const end = details.search(/[\s,;]/);
  const first = end < 0 ? details : details.slice(0, end);
  // samples: user1@contoso.com · <upn> · (UPN)
  return /^(?:[^\s@]{1,256}@[^\s@]{1,256}|<[^<>]{1,64}>|\([^()]{1,64}\))$/.test(first) ? first : null;
}

function flag(value: string | null): boolean | null {
  const word = value?.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

function reasonOf(text: string, labels: Labels, statement: string): string | null {
  const at = labels.get('reason');
  const said =
    at === undefined
      ? statement
      : trimSeparators(text.slice(at.valueStart, nextLabelStart(labels, at.valueStart, text.length)));
  if (said === '' || verbPattern.test(said)) return null;
  const message = messagePattern.exec(said);
  const words = message === null ? said : trimSeparators(said.slice(message.index + message[0].length));
  return words === '' ? null : words;
}
