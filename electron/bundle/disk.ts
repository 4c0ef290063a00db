import { open, readdir, rename, stat, unlink } from 'node:fs/promises';

/** The file calls behind writing a bundle; a test can let each of them fail. Rejections carry Node's `code`. */
export interface Disk {
  /** Null where there is nothing. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | null>;
  /** Makes a new file; fails where one exists. */
  create(path: string): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  /** Makes a rename last through a power cut, where the system can. */
  syncFolder(folder: string): Promise<void>;
}

export interface DiskFile {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const realDisk: Disk = {
  async kindOf(path) {
    try {
      const found = await stat(path);
      return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        return null;
      }
      throw error;
    }
  },
  async create(path) {
    const handle = await open(path, 'wx', 0o600);
    return {
      async write(bytes) {
        for (let written = 0; written < bytes.length;) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
          written += bytesWritten;
        }
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: unlink,
  list: (folder) => readdir(folder),
  async syncFolder(folder) {
    if (process.platform === 'win32') {
      return;
    }
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network and FUSE file systems cannot sync a folder; the rename itself stands.
      if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(codeOf(error))) {
        throw error;
      }
    } finally {
      await handle.close();
    }
  },
};

/** Node's error code, or the empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
