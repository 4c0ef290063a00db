import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { askPowerShell } from './powershell-answer.ts';
import { contextOf, handMadeHost } from './test-support/hand-made-host.ts';

const schema = z.object({ name: z.string() });
const progress = '#< CLIXML\r\n<Objs Version="1.1.0.1"><Obj S="progress" RefId="0"/></Objs>';

async function answerTo(stdout: string, stderr = '', exitCode = 0) {
  const commands = [{ program: 'powershell', args: ['directory'], stdout, stderr, exitCode }];
  return await askPowerShell(contextOf(handMadeHost({ commands })), ['directory'], schema, 1_000);
}

describe('the answer of Windows PowerShell', () => {
  it.each([
    ['alone', '{"name":"M\u00fcller"}'],
    ['between what a policy or a logon script prints', 'Transcript started\r\n{"name":"M\u00fcller"}\r\nBye\r\n'],
  ])('is its JSON, %s', async (_where, stdout) => {
    expect(await answerTo(stdout, progress)).toEqual({ ok: true, value: { name: 'M\u00fcller' } });
  });

  it.each([
    ['what it complained of', `${progress}\r\nZugriff verweigert`, ': Zugriff verweigert'],
    ['a guess where it only showed progress', progress, '; a policy may forbid scripts'],
  ])('is %s where there is no JSON', async (_what, stderr, end) => {
    const answer = await answerTo('', stderr, 1);
    expect(answer).toMatchObject({ ok: false, error: { state: 'failed', reason: expect.stringContaining(end) } });
    expect(JSON.stringify(answer)).not.toContain('CLIXML');
  });

  it.each(['{"name":4}', '{"name":', '{}'])('is of no use in another shape: %s', async (stdout) => {
    expect(await answerTo(stdout)).toMatchObject({ ok: false, error: { reason: expect.stringContaining('shape') } });
  });
});
