import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('policy-hints-control-missing', () => {
  it('finding: the trace, or the controllers themselves, say so', () => {
    const failure = {
      eventId: 33001,
      reason: engineReason('80004005', 'Unspecified error'),
      trace: ['MMS(3040): admaexport.cpp(2837): The server does not contain the LDAP password policy control.'],
    };
    expectOnly(analyse({ events: failing(51, 600, failure) }), 'policy-hints-control-missing');
    const controller = {
      host: 'dc9.contoso.example',
      domain: null,
      osName: null,
      supportedControls: ['1.2.840.113556.1.4.319'],
      reachable: true,
      restrictRemoteSam: '',
    };
    const finding = expectOnly(
      analyse({ facts: { domainControllers: { controllers: [controller] } } }),
      'policy-hints-control-missing',
    );
    expect(finding.severity).toBe('warning');
    expect(finding.evidence[0]?.place).toBe('dc9.contoso.example');
  });

  it('silent: a controller with the older control', () => {
    const controller = {
      host: 'dc9.contoso.example',
      domain: null,
      osName: null,
      supportedControls: ['1.2.840.113556.1.4.2066'],
      reachable: true,
      restrictRemoteSam: '',
    };
    expect(analyse({ facts: { domainControllers: { controllers: [controller] } } }).passed).toContain(
      'policy-hints-control-missing',
    );
  });
});
