/** Units of a piece: text, what was found in it and what is written for it stay together in the processor's caches. */
const pieceLength = 1 << 15;
/** A private key spans lines: it is not cut. */
const keyBegin = '-----BEGIN';
const keyEnd = '-----END';

/** A long text in pieces that join to the same text, cut at line ends where the next line needs nothing of the last. */
export function pieces(text: string): Iterable<string> {
  if (text.length > pieceLength) return cutPieces(text);
  return text === '' ? [] : [text];
}

function* cutPieces(text: string): Generator<string> {
  let from = 0;
  let nextKey = text.indexOf(keyBegin);
  while (text.length - from > pieceLength) {
    let cut = lineEndBefore(text, from, from + pieceLength);
    // The last key that begins before the cut.
    let key = -1;
    while (nextKey >= 0 && nextKey < cut) {
      key = nextKey;
      nextKey = text.indexOf(keyBegin, nextKey + 1);
    }
    if (key > from && !text.slice(key, cut).includes(keyEnd)) {
      cut = key;
      nextKey = key;
    }
    if (cut <= from) {
      const next = text.indexOf('\n', from + pieceLength);
      cut = next < 0 ? text.length : next + 1;
    }
    yield text.slice(from, cut);
    from = cut;
  }
  if (from < text.length) yield text.slice(from);
}

/** Behind the last line end between `from` and `until` whose line does not announce the next; `from` where none is. */
function lineEndBefore(text: string, from: number, until: number): number {
  for (let at = until; at > from; at--) {
    if (text.charCodeAt(at - 1) === 0x0a && !announces(text, at - 1)) return at;
  }
  return from;
}

// Sample: `TrackingId:` and `address =` at the end of a line.
function announces(text: string, lineEnd: number): boolean {
  let at = lineEnd;
  while (at > 0 && ' \t\r'.includes(text.charAt(at - 1))) at--;
  return at > 0 && ':='.includes(text.charAt(at - 1));
}
