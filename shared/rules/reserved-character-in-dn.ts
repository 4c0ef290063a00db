import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const reservedCharacterInDn = failureRule({
  id: 'reserved-character-in-dn',
  title: 'A reserved character in the path of the user',
  severity: 'error',
  cause: 'reserved-character',
  confidence: 'likely',
  happened:
    'ended with an error of the directory path (33001); a reserved character in the distinguished name is the usual reason',
  explanation:
    'Writeback cannot handle some characters in the name of an organizational unit or user, such as a slash, a comma or a plus sign, although Active Directory accepts them.',
  fix: [
    { text: 'Look at the distinguished name of these users.' },
    {
      text: 'Rename the unit or object without / , + " \\ < > ; = or a blank at either end.',
      warning: 'Scripts and policies that name the unit must follow.',
    },
    { text: 'Run a sync cycle and try again.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
});
