import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withBundleEnding } from './dialogs.ts';

describe('the ending of a saved bundle', () => {
  it.each([
    ['bundle', false, 'bundle.zip'],
    ['bundle.ZIP', false, 'bundle.ZIP'],
    ['bundle.csbundle', false, 'bundle.csbundle'],
    ['SYNC01.contoso.com', false, 'SYNC01.contoso.com.zip'],
    ['bundle.zip.age', false, 'bundle.zip'],
    ['bundle', true, 'bundle.zip.age'],
    ['bundle.zip', true, 'bundle.zip.age'],
    ['bundle.csbundle', true, 'bundle.csbundle.age'],
    ['bundle.zip.age', true, 'bundle.zip.age'],
  ])('%s (encrypted: %s) → %s', (name, encrypted, expected) => {
    expect(withBundleEnding(join('/folder.zip', name), encrypted)).toBe(join('/folder.zip', expected));
  });
});
