import type { SafeStorage } from 'electron';
import type { SecretBox } from './request/key-store.ts';

/**
 * Electron's safeStorage: DPAPI on Windows, the Keychain on macOS, a key ring on Linux. Where a Linux has no key ring
 * the text would only be scrambled with a key that stands in Electron's source: that counts as none.
 */
export function createSecretBox(
  storage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'>,
  platform: NodeJS.Platform,
): SecretBox {
  return {
    isAvailable: () =>
      storage.isEncryptionAvailable() &&
      (platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend())),
    seal: (text) => storage.encryptString(text),
    open: (sealed) => storage.decryptString(Buffer.from(sealed)),
  };
}
