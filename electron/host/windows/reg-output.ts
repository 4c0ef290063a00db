import type { RegistryKey, RegistryValue } from '../host.ts';

/** Root names as reg.exe prints them, whichever short form it was asked with. */
const longRoots: Readonly<Record<string, string>> = { HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER' };

// \\dc01.contoso.example\HKLM\SYSTEM
const machinePrefix = /^\\\\[^\\]+\\/;

/** Whether a path names another machine. */
export function isRemote(path: string): boolean {
  return machinePrefix.test(path);
}

/** `HKLM\SOFTWARE\…` → `HKEY_LOCAL_MACHINE\SOFTWARE\…`, of another machine without its name. */
export function longPath(path: string): string {
  const local = path.replace(machinePrefix, '');
  const root = local.split('\\', 1)[0] ?? '';
  return `${longRoots[root.toUpperCase()] ?? root}${local.slice(root.length)}`;
}

//     Release    REG_DWORD    0x80eb1
const valueLine = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

// (Default) · (Standard) · (par défaut) · （既定） – the only name that is translated
const defaultName = /^[(\uFF08].*[)\uFF09]$/;

/**
 * What `reg query` printed, by key path relative to `path` (itself: empty string). Nothing in it is recognised by a
 * translated word: keys start at the line's first column, values are indented and carry a REG_ type.
 */
export function parseRegQuery(output: string, path: string): ReadonlyMap<string, RegistryKey> {
  const top = longPath(path).toLowerCase();
  const values = new Map<string, Map<string, RegistryValue>>();
  const names = new Map<string, string>();
  const keyAt = (relative: string): Map<string, RegistryValue> => {
    const known = names.get(relative.toLowerCase()) ?? relative;
    names.set(relative.toLowerCase(), known);
    const own = values.get(known) ?? new Map<string, RegistryValue>();
    values.set(known, own);
    return own;
  };
  let current = keyAt('');
  let last: { readonly name: string; readonly type: string; text: string } | null = null;
  for (const printed of output.split(/\r?\n/)) {
    const line = printed.replace(machinePrefix, '');
    const lower = line.toLowerCase();
    if (lower === top || lower.startsWith(`${top}\\`)) {
      current = keyAt(line.slice(top.length + 1).replace(/\\$/, ''));
      last = null;
      continue;
    }
    const match = valueLine.exec(line);
    if (match !== null) {
      const [, shown = '', type = '', text = ''] = match;
      last = { name: defaultName.test(shown) ? '' : shown, type, text };
      current.set(last.name, toValue(type, text));
    } else if (last !== null && line !== '' && isText(last.type)) {
      // A text may hold line breaks of its own.
      last.text = `${last.text}\n${line}`;
      current.set(last.name, toValue(last.type, last.text));
    }
  }
  return withSubkeys(values);
}

function isText(type: string): boolean {
  return type === 'REG_SZ' || type === 'REG_EXPAND_SZ' || type === 'REG_MULTI_SZ';
}

function toValue(type: string, text: string): RegistryValue {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_DWORD_BIG_ENDIAN': {
      const value = Number(text.trim());
      return Number.isInteger(value) ? { kind: 'dword', value: value >>> 0 } : { kind: 'string', value: text };
    }
    case 'REG_MULTI_SZ':
      return {
        kind: 'multi-string',
        value: text === '' ? [] : text.split(String.raw`\0`).filter((part) => part !== ''),
      };
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
    case 'REG_LINK':
      return { kind: 'string', value: text };
    default:
      return { kind: 'binary', value: Uint8Array.from(Buffer.from(text.trim().replace(/^0x/i, ''), 'hex')) };
  }
}

function withSubkeys(
  values: ReadonlyMap<string, ReadonlyMap<string, RegistryValue>>,
): ReadonlyMap<string, RegistryKey> {
  const children = new Map<string, string[]>();
  for (const path of values.keys()) {
    if (path !== '') {
      const cut = path.lastIndexOf('\\');
      const parent = cut < 0 ? '' : path.slice(0, cut);
      children.set(parent, [...(children.get(parent) ?? []), path.slice(cut + 1)]);
    }
  }
  return new Map([...values].map(([path, own]) => [path, { values: own, subkeys: children.get(path) ?? [] }]));
}
