import { describe, expect, it } from 'vitest';
import { explain } from '../knowledge/explain.ts';
import { explainGerman } from './explain-german.ts';

const keys = (query: string): readonly string[] => explainGerman(query).map(({ kind, key }) => `${kind} ${key}`);

describe('the look-up in German words', () => {
  it.each([
    ['Konto gesperrt', 'event PasswordResetService/33006'],
    ['Das Konto ist deaktiviert', 'event PasswordResetService/33005'],
    ['bisheriges Kennwort falsch', 'event PasswordResetService/33007'],
    ['Rückschreiben aus- und wieder einschalten', 'recovery-step re-enable-writeback'],
    ['Berechtigungen Connectorkonto fehlen', 'event-variant ADSync/6329/connector-denied'],
    ['Domänencontroller nicht erreicht', 'result-code 80230818'],
    ['E-Mail kommt nie an', 'symptom'],
    ['die Uhr des Servers geht falsch', 'symptom'],
    ['umgekehrter Schrägstrich', 'reserved-character'],
    ['Stammzertifikat fehlt', 'root-certificate DigiCert Global Root G2'],
  ])('%s', (query, expected) => {
    expect(keys(query).slice(0, 5).join('\n')).toContain(expected);
  });

  it.each(['33004', 'hr=80230619', 'SSPR_0029', '2.5.79.0', ''])('answers a code as in English: %s', (query) => {
    expect(explainGerman(query)).toEqual(explain(query));
  });

  it('still finds English words, and messages of the product', () => {
    for (const query of ['access denied', 'disable and enable writeback', 'A restriction prevents the password']) {
      const [first] = explain(query);
      expect(keys(query).slice(0, 3)).toContain(`${first?.kind ?? ''} ${first?.key ?? ''}`);
    }
  });

  it('gives ten answers at most, each once', () => {
    const found = keys('Kennwort Server Connect Ereignis');
    expect(found).toHaveLength(10);
    expect(new Set(found).size).toBe(10);
  });
});
