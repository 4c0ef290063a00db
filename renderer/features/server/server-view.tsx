import type { ReactNode } from 'react';
import type { Facts } from '../../../shared/facts/facts.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { serverRows } from './server-rows.ts';
import type { Verdict } from './server-rows.ts';
import { tlsRows } from './tls-rows.ts';

const verdictWords: Readonly<Record<Verdict, string>> = { good: '✓ good', bad: '× not good', look: '! look', none: '' };

/** What was read of the server, each value with its place, and with what is expected of it. */
export function ServerView({ facts, asOf }: { readonly facts: Facts; readonly asOf: string }): ReactNode {
  const rows = serverRows(facts, asOf);
  const { tls } = facts;
  return (
    <section aria-labelledby="server-heading">
      <h2 id="server-heading">Server</h2>
      {rows.length === 0 ? (
        <p>Nothing of the server was collected; a bare event log does not hold it.</p>
      ) : (
        <ScrollTable label="What was read of the server">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Value</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.name} ${row.value}`}>
                <th scope="row">{row.name}</th>
                <td className="wrap">
                  {row.value}
                  <div className="hint">
                    {row.source.file}: {row.source.place}
                  </div>
                </td>
                <td className={`wrap verdict-${row.verdict}`}>
                  {verdictWords[row.verdict]} {row.note}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {tls === undefined ? null : (
        <>
          <h3>TLS 1.2 in the registry</h3>
          <ScrollTable label="TLS values in the registry">
            <thead>
              <tr>
                <th scope="col">Path</th>
                <th scope="col">Name</th>
                <th scope="col">Value</th>
                <th scope="col">Expected</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {tlsRows(tls.value).map((row) => (
                <tr key={`${row.path} ${row.name}`}>
                  <td className="wrap code">{row.path}</td>
                  <td>{row.name}</td>
                  <td>{row.value}</td>
                  <td>{row.expected}</td>
                  <td className={row.verdict === 'not as expected' ? 'verdict-bad' : ''}>{row.verdict}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </>
      )}
    </section>
  );
}
