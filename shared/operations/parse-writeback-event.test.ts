import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWritebackEvent } from './parse-writeback-event.ts';

const id = '7344da2c-ab9d-42ef-adea-4a17d07fdeb9';
const context =
  'Context: cloudAnchor: User_9b83f544-ba22-4ffb-bff5-c1c2374d654c, SourceAnchorValue: F39SWQrM2EidaboN8UC8Ww==, UserPrincipalName: ethan@contoso.example';
const denied =
  'Synchronization Engine returned an error hr=80230626, message=The password could not be updated because the management agent credentials were denied access.';

describe('texts of PasswordResetService', () => {
  it('start: step and user', () => {
    const text = parseWritebackEvent(`TrackingId: ${id}, PasswordResetRequestStart, Details: ethan@contoso.example`);
    expect(text).toMatchObject({ trackingId: id, verb: 'PasswordResetRequestStart', user: 'ethan@contoso.example' });
    expect(text.reason).toBeNull();
  });

  it('success: context with anchors and flags', () => {
    const text = parseWritebackEvent(`TrackingId: ${id}, PasswordResetSuccess, Details: ${context}, unblockUser: True`);
    expect(text).toMatchObject({
      verb: 'PasswordResetSuccess',
      user: 'ethan@contoso.example',
      cloudAnchor: 'User_9b83f544-ba22-4ffb-bff5-c1c2374d654c',
      sourceAnchor: 'F39SWQrM2EidaboN8UC8Ww==',
      unblockUser: true,
    });
  });

  it('admin reset: both people, and the flag', () => {
    const text = parseWritebackEvent(
      `TrackingId: ${id}, ResetUserPasswordByAdminSuccess, Details: Context: cloudAnchor: User_1, SourceAnchorValue: (anchor) AdminUpn: admin@contoso.example, UserPrincipalName ethan@contoso.example, ForcePasswordChange: False`,
    );
    expect(text).toMatchObject({
      adminUser: 'admin@contoso.example',
      user: 'ethan@contoso.example',
      sourceAnchor: '(anchor)',
      forcePasswordChange: false,
    });
  });

  it('failure: code and words, from the first occurrence and not from the stack', () => {
    const text = parseWritebackEvent(
      `TrackingId: ${id}, Reason: ${denied}, ${context}, Details: Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException: ${denied}\n   at AADPasswordReset.SynchronizationEngineManagedHandle.ChangePassword(String cloudAnchor, String sourceAnchor, String oldPassword, String newPassword)`,
    );
    expect(text).toMatchObject({
      resultCode: '80230626',
      reason: 'The password could not be updated because the management agent credentials were denied access.',
      user: 'ethan@contoso.example',
      cloudAnchor: 'User_9b83f544-ba22-4ffb-bff5-c1c2374d654c',
      verb: null,
    });
  });

  it('infrastructure: words and library version, which is not the Connect version', () => {
    const text = parseWritebackEvent(
      `TrackingId: ${id},\r\nPassword writeback service is not in a healthy state. No serviceHost for service bus endpoints are in running state. Please refer aka.ms/ssprtroubleshoot, Details: Version: 5.0.0.686`,
    );
    expect(text.libraryVersion).toBe('5.0.0.686');
    expect(text.reason).toMatch(/^Password writeback service is not in a healthy state\./);
  });

  it('old and damaged separators', () => {
    const text = parseWritebackEvent(
      `TrackingId:{${id.toUpperCase()}};Reason:${denied};Context:cloudAnchor:User_1;SourceAnchorValue:AB==;UserPrincipalName:ethan@contoso.example`,
    );
    expect(text).toMatchObject({
      trackingId: id,
      resultCode: '80230626',
      cloudAnchor: 'User_1',
      sourceAnchor: 'AB==',
      user: 'ethan@contoso.example',
    });
  });

  it('values that hold commas stay whole', () => {
    const text = parseWritebackEvent(
      `TrackingId: ${id}, Reason: Synchronization Engine returned an error hr=8023062C, message=One, two, three., ${context}`,
    );
    expect(text).toMatchObject({ resultCode: '8023062c', reason: 'One, two, three.' });
  });

  it('namespaces, by their shape', () => {
    const text = parseWritebackEvent('Namespace: SSPRDedicatedSBProdNCU-2, Endpoint: a_b');
    expect(text.serviceBusNamespaces).toEqual(['ssprdedicatedsbprodncu-2.servicebus.windows.net']);
  });

  it('a text without labels is its own reason', () => {
    expect(parseWritebackEvent('Error getting auth token').reason).toBe('Error getting auth token');
    expect(parseWritebackEvent('').reason).toBeNull();
  });

  it('never throws and never takes long, whatever the text', () => {
    const piece = fc.constantFrom(
      'TrackingId:',
      'Reason:',
      'Details:',
      'hr=',
      'message=',
      ',',
      ' ',
      '\t',
      'UserPrincipalName',
      'a@b',
      '<',
      '(',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        parseWritebackEvent(pieces.join(''));
      }),
      { numRuns: 300 },
    );
    const started = Date.now();
    for (const unit of [' ', ',', 'a@', 'UserPrincipalName ', 'Details: ', 'hr = ', '\t']) {
      parseWritebackEvent(unit.repeat(100_000));
    }
    expect(Date.now() - started).toBeLessThan(2000);
  });
});
