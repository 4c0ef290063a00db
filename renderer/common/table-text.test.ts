import { describe, expect, it } from 'vitest';
import { toHtmlTable, toTabSeparated } from './table-text.ts';

const rows = [
  ['User', 'Result'],
  ['a<b>&"c"', 'line 1\r\nline\t2'],
];

describe('a copied table', () => {
  it('is one line a row, whatever stands in the cells', () => {
    expect(toTabSeparated(rows)).toBe('User\tResult\r\na<b>&"c"\tline 1 line 2\r\n');
  });

  it('is HTML in which nothing of a log can become markup', () => {
    const html = toHtmlTable(rows);
    expect(html).toContain('<thead><tr><th>User</th><th>Result</th></tr></thead>');
    expect(html).toContain('<td>a&lt;b&gt;&amp;&quot;c&quot;</td>');
  });

  it('leaves a spreadsheet no formula to run, and numbers as they are', () => {
    const cells = ['=cmd|calc!A1', ' +1', '@SUM(1)', '-2+3', '-5.2', '-1,000', 'a=b', ''];
    expect(toTabSeparated([cells])).toBe("'=cmd|calc!A1\t' +1\t'@SUM(1)\t'-2+3\t-5.2\t-1,000\ta=b\t\r\n");
    expect(toHtmlTable([['head'], ['=1']])).toContain("<td>'=1</td>");
  });
});
