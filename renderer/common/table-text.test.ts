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
});
