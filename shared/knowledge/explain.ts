import { dotnetVersion } from './dotnet.ts';
import { findLegacyHosts, findNamespaces } from './endpoints.ts';
import { tablesAsOf } from './entry.ts';
import { eventCodes, findEventVariant } from './event-codes.ts';
import type { Explanation, ExplanationKind } from './explanation.ts';
import { eventKey, explanationDocuments, variantKey } from './explanation-documents.ts';
import { findOperatingSystem } from './operating-systems.ts';
import { findResultCode, normalizeResultCode } from './result-codes.ts';
import { findRootCertificate } from './root-certificates.ts';
import { findUserFacingCode } from './user-facing-codes.ts';
import { explainVersion } from './explain-version.ts';
import { buildWordSearch } from './word-search.ts';

const byKey = new Map(
  explanationDocuments.map(({ explanation }) => [`${explanation.kind}\n${explanation.key}`, explanation]),
);

const search = buildWordSearch(
  explanationDocuments.map(({ explanation, words }) => ({
    fields: [
      { text: `${explanation.title} ${words}`, weight: 3 },
      { text: explanation.text, weight: 1.5 },
      { text: explanation.whatToDo.join(' '), weight: 1 },
    ],
  })),
);

/** Score of an exact match; those found by words stay far below. */
const exactScore = 1000;
const maximumAnswers = 10;
/** Longer queries are pasted texts; what matters stands in front. */
const maximumLength = 4000;

/**
 * Answers from all tables to a code (`31034`, `hr=80230619`, `SSPR_0029`, `1722`), a name, a version, a host, a thumbprint,
 * a pasted message or a few words. Best first, at most ten; empty where nothing fits. `asOf` (ISO) is the day versions
 * are judged at.
 */
export function explain(query: string, asOf: string = tablesAsOf): readonly Explanation[] {
  const text = query.slice(0, maximumLength).trim();
  if (text === '') return [];
  const found = new Map<string, Explanation>();
  const add = (explanation: Explanation): void => {
    const key = `${explanation.kind}\n${explanation.key}`;
    if (!found.has(key)) found.set(key, explanation);
  };
  const addKey = (kind: ExplanationKind, key: string): void => {
    const known = byKey.get(`${kind}\n${key}`);
    if (known !== undefined) add({ ...known, score: exactScore - found.size });
  };

  const userCode = findUserFacingCode(text);
  if (userCode !== null) addKey('user-code', userCode.key);
  const misprint = /\b8023042\b/.test(text); // sample: HR 8023042
  if (misprint) addKey('result-code', '80230402');
  for (const token of tokensOf(text)) {
    addEvents(token, text, addKey);
    if (isResultCode(token, text)) {
      const result = findResultCode(token);
      if (result !== null) addKey('result-code', result.code);
      else if (isPlainlyResultCode(token)) add({ ...unknownResult(token), score: exactScore - found.size });
    }
    addOthers(token, text, addKey);
    const version = ofOtherProduct(text) ? null : explainVersion(token, asOf);
    if (version !== null) add({ ...version, score: exactScore - found.size });
  }
  if (found.size === 0) addEventRange(text, addKey);
  const named = findResultCode(text);
  if (named !== null) addKey('result-code', named.code);
  if (findLegacyHosts(text).length > 0) addKey('endpoint', '*.accesscontrol.windows.net');
  else if (findNamespaces(text).length > 0) addKey('endpoint', 'public/*.servicebus.windows.net');

  if (found.size === 0 || !isOnlyCodes(text)) {
    for (const hit of search(text)) {
      const known = explanationDocuments[hit.index]?.explanation;
      if (known !== undefined) add({ ...known, score: Math.round(hit.score * 100) / 100 });
    }
  }
  return [...found.values()].slice(0, maximumAnswers);
}

/** Pieces of a query that may be codes, each once, in their order. */
function tokensOf(text: string): readonly string[] {
  // samples: hr=80230619 · -2145188327 · 2.5.79.0 · 33004 · 0x6ba
  const pieces = text.match(/-?[\w.]+/g) ?? [];
  return [...new Set(pieces.map((piece) => piece.replace(/\.+$/, '')))].slice(0, 60);
}

function addEvents(token: string, text: string, addKey: (kind: ExplanationKind, key: string) => void): void {
  // sample: 31034
  if (!/^\d{3,5}$/.test(token)) return;
  const id = Number(token);
  for (const entry of eventCodes) {
    if (entry.eventId !== id || entry.through !== id) continue;
    addKey('event', eventKey(entry));
    const variant = findEventVariant(entry, text);
    if (variant !== null) addKey('event-variant', variantKey(entry, variant));
  }
  if (id === 401 || id === 403 || id === 407) addKey('http-status', token);
}

/** A plain number counts only alone, or after hr, error or code: texts are full of numbers. */
function isResultCode(token: string, text: string): boolean {
  if (token === text || isPlainlyResultCode(token)) return true;
  // samples: error 1722 · hr=5 · RPC Error 8453
  return new RegExp(String.raw`\b(?:hr|error|code|win32)\s*[=:]?\s*${escaped(token)}\b`, 'i').test(text);
}

// samples: 0x6ba · -2145188327 · 2149778969 · 80230619
const plainResultCode = /^(?:0x[0-9a-f]{1,8}|-\d{9,10}|[1-4]\d{9}|8[0-9a-f]{7})$/i;

const isPlainlyResultCode = (token: string): boolean => plainResultCode.test(token);

/** What the shape of a code says where no table knows it. */
function unknownResult(token: string): Omit<Explanation, 'score'> {
  const code = normalizeResultCode(token) ?? token;
  const family = code.startsWith('8007')
    ? `Win32 error ${Number.parseInt(code.slice(4), 16)}: the command net helpmsg shows its text.`
    : code.startsWith('8023')
      ? 'An error of the sync engine.'
      : 'An error of another component of Windows.';
  return {
    kind: 'result-code',
    key: code,
    title: `hr=${code}: not in the tables`,
    text: family,
    whatToDo: ['Read the text that stands beside it in the log.'],
    source: 'shape of the code',
    asOf: tablesAsOf,
    sureness: 'derived',
  };
}

const escaped = (token: string): string => token.replace(/[.\\+*?^$()[\]{}|-]/g, String.raw`\$&`);

/** A lone id without an entry of its own may lie in a range. */
function addEventRange(text: string, addKey: (kind: ExplanationKind, key: string) => void): void {
  // samples: 110 · event 30009
  const digits = /^(?:event\s*(?:id)?\s*:?\s*)?(\d{3,5})$/i.exec(text)?.[1];
  if (digits === undefined) return;
  const id = Number(digits);
  for (const entry of eventCodes) {
    if (entry.through > entry.eventId && entry.eventId <= id && id <= entry.through) addKey('event', eventKey(entry));
  }
}

/** Whether versions in the text are those of another product. */
function ofOtherProduct(text: string): boolean {
  // samples: .NET 4.7.2 · framework 4.8 · Windows Server 2019 10.0.17763; in a long text such a word says nothing
  return text.length < 60 && /\.net\b|framework|windows/i.test(text);
}

function addOthers(token: string, text: string, addKey: (kind: ExplanationKind, key: string) => void): void {
  // sample: .NET 4.7.2
  if (/^4(?:\.\d){1,2}$/.test(token) && ofOtherProduct(text)) addKey('dotnet', token);
  // sample: 528040
  if (/^\d{6}$/.test(token)) {
    const version = dotnetVersion(Number(token));
    if (version !== null) addKey('dotnet', version);
  }
  // sample: DF3C24F9BFD666761B268073FE06D1CC8D4F82A4
  if (/^[0-9a-f]{40}$/i.test(token)) {
    const root = findRootCertificate(token);
    if (root !== null) addKey('root-certificate', root.name);
  }
  const system = findOperatingSystem(token);
  if (system !== null) addKey('operating-system', system.name);
}

function isOnlyCodes(text: string): boolean {
  // sample: event 31034, hr=0x80230619
  return /^(?:\s*(?:event|id|hr|error|code|sspr[\s_-]*\d+|-?[\d.]+|0x[0-9a-f]+|8[0-9a-f]{7}|[=:,;#])\s*)+$/i.test(text);
}

const surenessNote: Readonly<Record<Explanation['sureness'], string>> = {
  verified: '',
  secondary: ', from one source',
  derived: ', derived',
  unverified: ', not verified',
};

/** The answers as plain text, for a terminal. Ends with a line break. */
export function explanationsToText(explanations: readonly Explanation[]): string {
  if (explanations.length === 0) {
    return 'Nothing found. Try an event id, hr=…, SSPR_…, a version, or other words.\n';
  }
  const blocks = explanations.map((explanation) => {
    const severity = explanation.severity === undefined ? '' : `  [${explanation.severity}]`;
    const steps = explanation.whatToDo.map((step, index) => `  ${index + 1}. ${step}`);
    return [
      `${explanation.title}${severity}`,
      `  ${explanation.text}`,
      ...steps,
      `  Source: ${explanation.source}, as of ${explanation.asOf}${surenessNote[explanation.sureness]}.`,
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}
