import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import Conf from 'conf';
import { z } from 'zod';
import type { RequestInput, RequestOutput } from '../shared/ipc/contract.ts';
import { settingsSchema } from '../shared/ipc/settings-schema.ts';
import type { UserSettings } from '../shared/ipc/settings-schema.ts';
import { codeOf } from './bundle/disk.ts';

const windowSchema = z.object({
  width: z.number().int().min(800).max(10_000),
  height: z.number().int().min(500).max(10_000),
  maximized: z.boolean(),
});

const recentSchema = z.object({
  path: z.string().min(1).max(4000),
  kind: z.enum(['log', 'bundle', 'zip', 'request']),
  openedAt: z.iso.datetime(),
});

export type WindowSettings = z.infer<typeof windowSchema>;
export type RecentFile = z.infer<typeof recentSchema>;

export const defaultWindow: WindowSettings = { width: 1180, height: 800, maximized: false };
export const defaultUserSettings: UserSettings = {
  theme: 'system',
  language: 'system',
  clock: 'utc',
  privacy: { standIns: null, switches: {} },
};

const longestRecent = 10;

/**
 * What is remembered on this machine between two starts, and nothing else: the window, theme, language and privacy
 * choices, and which files were opened lately. It lies in `settings.json`, read anew each time.
 */
export interface Settings {
  window(): WindowSettings;
  rememberWindow(window: WindowSettings): void;
  user(): UserSettings;
  change(part: RequestInput<'settings.change'>): UserSettings;
  /** Newest first. Paths are for the main process only. */
  recent(): readonly RecentFile[];
  remember(file: RecentFile): void;
  recentPath(id: string): string | undefined;
  /** Forgets one file, or all (null). */
  forget(id: string | null): void;
}

/**
 * A missing or damaged file, or a damaged part of one, gives the defaults, because no setting is worth a failed start.
 * What cannot be written holds until the app ends, and is reported.
 */
export function openSettings(folder: string, report: (message: string) => void): Settings {
  const store = openStore(folder, report);
  // Of a file that cannot be written, what was changed since the start.
  const changed = new Map<string, unknown>();

  const read = <Value>(key: string, schema: z.ZodType<Value>, fallback: Value): Value => {
    const parsed = schema.safeParse(changed.has(key) ? changed.get(key) : store?.get(key));
    return parsed.success ? parsed.data : fallback;
  };
  const write = (key: string, value: unknown): void => {
    changed.set(key, value);
    try {
      store?.set(key, value);
    } catch (error) {
      report(`settings were not saved (${codeOf(error)})`);
    }
  };
  const user = (): UserSettings => ({
    theme: read('theme', settingsSchema.shape.theme, defaultUserSettings.theme),
    language: read('language', settingsSchema.shape.language, defaultUserSettings.language),
    clock: read('clock', settingsSchema.shape.clock, defaultUserSettings.clock),
    privacy: read('privacy', settingsSchema.shape.privacy, defaultUserSettings.privacy),
  });
  const recent = (): readonly RecentFile[] => read('recent', z.array(recentSchema), []).slice(0, longestRecent);

  return {
    window: () => read('window', windowSchema, defaultWindow),
    rememberWindow: (window) => write('window', window),
    user,
    change({ theme, language, clock, privacy }) {
      const before = user();
      if (theme !== undefined) write('theme', theme);
      if (language !== undefined) write('language', language);
      if (clock !== undefined) write('clock', clock);
      if (privacy !== undefined) write('privacy', { ...before.privacy, ...privacy });
      return user();
    },
    recent,
    remember(file) {
      write('recent', [file, ...recent().filter(({ path }) => path !== file.path)].slice(0, longestRecent));
    },
    recentPath: (id) => recent().find(({ path }) => recentId(path) === id)?.path,
    forget(id) {
      write('recent', id === null ? [] : recent().filter(({ path }) => recentId(path) !== id));
    },
  };
}

/** The list as the page may see it: no paths. */
export function recentForPage(files: readonly RecentFile[]): RequestOutput<'input.recent'> {
  return {
    files: files.map(({ path, kind, openedAt }) => ({
      id: recentId(path),
      name: basename(path),
      folder: basename(dirname(path)),
      kind,
      openedAt,
    })),
  };
}

function recentId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

/** Undefined where the folder cannot be used at all: the app then starts with the defaults. */
function openStore(folder: string, report: (message: string) => void): Conf | undefined {
  try {
    return new Conf({
      cwd: folder,
      configName: 'settings',
      clearInvalidConfig: true,
      accessPropertiesByDotNotation: false,
    });
  } catch (error) {
    report(`settings could not be read (${codeOf(error)})`);
    return undefined;
  }
}
