import { describe, expect, it } from 'vitest';
import { createSecretBox } from './secret-box.ts';

type Storage = Parameters<typeof createSecretBox>[0];

function storage(available: boolean, backend: ReturnType<Storage['getSelectedStorageBackend']>): Storage {
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(`sealed ${text}`),
    decryptString: (sealed) => sealed.toString().slice('sealed '.length),
  };
}

describe('the protected storage', () => {
  it.each([
    ['win32', true, 'unknown', true],
    ['win32', false, 'unknown', false],
    ['linux', true, 'gnome_libsecret', true],
    // Scrambled with a key that everybody knows.
    ['linux', true, 'basic_text', false],
    ['linux', true, 'unknown', false],
  ] as const)('on %s (available: %s, %s) counts: %s', (platform, available, backend, expected) => {
    expect(createSecretBox(storage(available, backend), platform).isAvailable()).toBe(expected);
  });

  it('opens what it sealed', () => {
    const box = createSecretBox(storage(true, 'unknown'), 'win32');
    expect(box.open(box.seal('text'))).toBe('text');
  });
});
