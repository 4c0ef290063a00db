import type { ProxyFact } from '../../shared/facts/facts.ts';
import { collected, dwordValue, endedByError, factOf, limitsOf, stringValue, valueOf } from './collector-result.ts';
import type { Collector } from './collector.ts';

const windowsKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const connectionsKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
const userKey = 'HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const configPath = 'Microsoft.NET\\Framework64\\v4.0.30319\\Config\\machine.config';

/** Three places that speak of a proxy; the service follows the .NET one, Windows itself the second. */
export const proxy: Collector = {
  id: 'proxy',
  title: 'Proxy settings',
  purpose: 'Which proxy the service, Windows and you are told to use. Credentials in them are not kept.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: ['host-names', 'addresses'],
  supplies: ['proxy'],
  after: [],
  async collect(context) {
    const limits = limitsOf(context, 10_000);
    const windows = await context.host.registry.readKey(windowsKey, '64', limits);
    const root = (windows.ok ? stringValue(windows.value, 'SystemRoot') : null) ?? 'C:\\Windows';
    const path = `${root}\\${configPath}`;
    const [config, connections, user] = await Promise.all([
      context.host.files.readText(path, { ...limits, maxBytes: 1_048_576 }),
      context.host.registry.readKey(connectionsKey, '64', limits),
      context.host.registry.readKey(userKey, '64', limits),
    ]);
    const unreadable = [config, connections].find((answer) => !answer.ok && answer.error.code !== 'missing');
    if (unreadable !== undefined && !unreadable.ok) {
      return endedByError('the proxy settings', unreadable.error);
    }
    const blob = connections.ok ? valueOf(connections.value, 'WinHttpSettings') : undefined;
    const script = user.ok ? withoutQuery(stringValue(user.value, 'AutoConfigURL') ?? '') : '';
    const value: ProxyFact = {
      machineConfig: config.ok ? parseMachineConfig(config.value) : null,
      // Windows goes directly where nobody ever set a proxy.
      winHttp: blob?.kind === 'binary' ? parseWinHttp(blob.value) : { address: null, bypass: [] },
      user:
        user.ok && dwordValue(user.value, 'ProxyEnable') === 1
          ? withoutCredentials(stringValue(user.value, 'ProxyServer') ?? '')
          : null,
      ...(script === '' ? {} : { userScript: script }),
    };
    return collected(summary(value), { proxy: factOf('proxy', path, value) });
  },
};

function summary(value: ProxyFact): string {
  const service =
    value.machineConfig?.address ?? (value.machineConfig?.useSystemDefault === true ? 'as Windows' : 'none');
  return `service: ${service}; Windows: ${value.winHttp?.address ?? 'direct'}`;
}

/**
 * `<defaultProxy>` of a machine.config. Read with patterns, since only two elements matter and a DTD must never be
 * followed. Null where the file says nothing of it.
 */
export function parseMachineConfig(text: string): ProxyFact['machineConfig'] {
  // <!-- <defaultProxy/> -->
  const visible = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  // <defaultProxy enabled="true" useDefaultCredentials="true">
  const element = /<defaultProxy\b([^>]{0,2000})>/i.exec(visible);
  if (element === null) {
    return null;
  }
  const inside = visible.slice(element.index, visible.indexOf('</defaultProxy>', element.index) + 1 || undefined);
  // <proxy usesystemdefault="true" proxyaddress="http://proxy.contoso.example:8080" bypassonlocal="true"/>
  const own = element[1]?.trimEnd().endsWith('/') === true ? '' : (/<proxy\b([^>]{0,2000})>/i.exec(inside)?.[1] ?? '');
  const systemDefault = attribute(own, 'usesystemdefault')?.toLowerCase();
  const address = attribute(own, 'proxyaddress');
  const script = withoutQuery(attribute(own, 'scriptlocation') ?? '');
  // <bypasslist><add address="[a-z]+\.contoso\.example$"/></bypasslist>
  const list = /<bypasslist\b[^>]{0,500}>([\s\S]{0,50000}?)<\/bypasslist>/i.exec(inside)?.[1] ?? '';
  const bypass = [...list.matchAll(/<add\b([^>]{0,2000})>/gi)]
    .map((entry) => attribute(entry[1] ?? '', 'address') ?? '')
    .filter((entry) => entry !== '');
  return {
    enabled: attribute(element[1] ?? '', 'enabled')?.toLowerCase() !== 'false',
    useSystemDefault: systemDefault === undefined || systemDefault === 'unspecified' ? null : systemDefault === 'true',
    address: address === undefined || address === '' ? null : oneWithoutCredentials(address),
    ...(bypass.length === 0 ? {} : { bypass: bypass.slice(0, 200) }),
    ...(script === '' ? {} : { script }),
  };
}

function attribute(text: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(text);
  return match?.[1] ?? match?.[2];
}

/** `http=user:secret@proxy:8080;https=…` without user and password, whatever characters these hold but a semicolon. */
export function withoutCredentials(addresses: string): string {
  return addresses.replaceAll(/(^|[;\s])((?:\w+=)?(?:\w+:\/\/)?)[^;\s]*@/g, '$1$2');
}

/** The same for one address alone, where everything before the last at sign is user and password. */
function oneWithoutCredentials(address: string): string {
  // http://user:se;c@ret@proxy:8080
  return address.replace(/^(\s*(?:\w+:\/\/)?).*@/s, '$1');
}

/** Where a script lies: what follows the question mark may be anything. */
function withoutQuery(url: string): string {
  // http://user:secret@wpad.contoso.example/proxy.pac?token=secret
  return oneWithoutCredentials(url.replace(/[?#].*$/s, ''));
}

const namedProxy = 2;

/**
 * Registry value WinHttpSettings: version, counter and flags as three DWORDs, then the proxy and its exceptions, each a
 * length and ASCII text. What does not fit counts as nothing set.
 */
export function parseWinHttp(blob: Uint8Array): NonNullable<ProxyFact['winHttp']> {
  const none = { address: null, bypass: [] };
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  if (blob.length < 16) {
    return none;
  }
  const flags = view.getUint32(8, true);
  const address = textAt(view, 12);
  if ((flags & namedProxy) === 0 || address === null || address.text === '') {
    return none;
  }
  const bypass = textAt(view, address.end)?.text ?? '';
  return {
    address: withoutCredentials(address.text),
    bypass: bypass.split(/[;\s]+/).filter((entry) => entry !== ''),
  };
}

function textAt(view: DataView, at: number): { readonly text: string; readonly end: number } | null {
  if (at + 4 > view.byteLength) {
    return null;
  }
  const length = view.getUint32(at, true);
  if (length > 4_096 || at + 4 + length > view.byteLength) {
    return null;
  }
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, length);
  return { text: String.fromCharCode(...bytes), end: at + 4 + length };
}
