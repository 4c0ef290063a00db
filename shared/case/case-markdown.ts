import { code, plain } from '../report/markdown-text.ts';
import type { CaseField, SupportCase } from './support-case.ts';

/** The form as text to paste into a case. Open fields stay visible, with the hint where to find the answer. */
export function caseToMarkdown(supportCase: SupportCase): string {
  const open = supportCase.fields.filter((field) => field.state === 'open').length;
  const known = supportCase.fields.length - open;
  return [
    '# Support case: password writeback',
    '',
    `${known} of ${supportCase.fields.length} fields are answered; ${open} still need a person.`,
    '',
    ...supportCase.fields.flatMap(fieldLines),
  ].join('\n');
}

function fieldLines(field: CaseField): readonly string[] {
  const lines = [`## ${plain(field.label)}`, ''];
  if (field.state === 'open') {
    lines.push(`**Open.** ${plain(field.hint)}`, '');
    return lines;
  }
  lines.push(plain(field.value), '');
  for (const evidence of field.evidence) {
    lines.push(`- Evidence: ${plain(evidence.file)}, ${plain(evidence.place)}: ${code(evidence.quote, 200)}`);
  }
  if (field.hint !== '') {
    lines.push(`- To add: ${plain(field.hint)}`);
  }
  if (lines.at(-1) !== '') {
    lines.push('');
  }
  return lines;
}

/** `case.json`: the same for tools, two-space JSON with a final line end. */
export function caseToJson(supportCase: SupportCase): string {
  return `${JSON.stringify(supportCase, null, 2)}\n`;
}
