import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What is remembered on this machine between two starts; nothing else is. */
const settingsSchema = z.object({
  window: z.object({
    width: z.number().int().min(800).max(10_000),
    height: z.number().int().min(500).max(10_000),
    maximized: z.boolean(),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = { window: { width: 1180, height: 800, maximized: false } };

/** Reads the settings; a missing or damaged file gives the defaults, because no setting is worth a failed start. */
export async function readSettings(file: string): Promise<Settings> {
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : defaultSettings;
  } catch {
    return defaultSettings;
  }
}

/** Writes under a temporary name first, so that a crash leaves the old settings, never half a file. */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
