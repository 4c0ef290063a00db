import { Switch, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { FactKey, Facts } from '../../../shared/facts/facts.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useKept } from '../../common/session-memory.tsx';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { DirectoryTables } from './directory-tables.tsx';
import { Part } from './part.tsx';
import { RootTable } from './root-table.tsx';
import { serverSections } from './server-sections.ts';
import type { ServerRow } from './server-row.ts';
import { tlsRows } from './tls-rows.ts';
import { TlsTable } from './tls-table.tsx';
import { VersionTable } from './version-table.tsx';

const isNotable = ({ verdict }: Pick<ServerRow, 'verdict'>): boolean => verdict === 'bad' || verdict === 'look';

/** What was read of the server, each value with its place, and with what is expected of it. */
export function ServerView({
  facts,
  asOf,
  target,
}: {
  readonly facts: Facts;
  /** ISO time the verdicts hold for. */
  readonly asOf: string;
  /** The fact to show first; null: none. */
  readonly target: FactKey | null;
}): ReactNode {
  const { server: words } = useWords();
  const format = useFormat();
  const [onlyNotable, setOnlyNotable] = useKept('server-notable', false);
  const screen = useRef<HTMLElement>(null);
  const sections = useMemo(() => serverSections(facts, asOf, words, format), [facts, asOf, words, format]);
  const tls = useMemo(() => (facts.tls === undefined ? [] : tlsRows(facts.tls.value)), [facts]);
  const rows = sections.flatMap((section) => section.rows);
  const wrongTls = tls.filter(({ verdict }) => verdict === 'unexpected').length;
  const bad = rows.filter(({ verdict }) => verdict === 'bad').length + wrongTls;
  const look = rows.filter(({ verdict }) => verdict === 'look').length;

  // Evidence leads to the part of the screen that shows its fact.
  useEffect(() => {
    if (target === null) return;
    const part = screen.current?.querySelector<HTMLElement>(`[data-facts~="${target}"]`);
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }, [target]);

  if (rows.length === 0 && tls.length === 0) {
    return (
      <section aria-labelledby="server-heading">
        <h2 id="server-heading">{words.title}</h2>
        <p>{words.nothing}</p>
      </section>
    );
  }
  const version = facts.connectVersion?.value.sources[0]?.version ?? null;
  return (
    <section className="server" aria-labelledby="server-heading" ref={screen}>
      <div className="screen-head">
        <h2 id="server-heading">{words.title}</h2>
        <span className="server-tally">
          <VerdictMark verdict={bad > 0 ? 'bad' : look > 0 ? 'look' : 'good'}>{words.notable(bad, look)}</VerdictMark>
          <Switch
            label={words.onlyNotable}
            checked={onlyNotable}
            onChange={(_event, { checked }) => setOnlyNotable(checked)}
          />
        </span>
      </div>
      {sections.map(({ id, keys, rows: all }) => {
        const shown = onlyNotable ? all.filter((row) => isNotable(row)) : all;
        return shown.length === 0 ? null : (
          <Part key={id} title={words.sections[id]} keys={keys}>
            <FactTable label={words.sections[id]} rows={shown} />
            {id === 'connect' && !onlyNotable ? <VersionTable version={version} /> : null}
          </Part>
        );
      })}
      {tls.length === 0 || (onlyNotable && wrongTls === 0) ? null : (
        <Part title={words.sections.tls} keys={['tls']}>
          <TlsTable rows={onlyNotable ? tls.filter(({ verdict }) => verdict === 'unexpected') : tls} />
        </Part>
      )}
      {onlyNotable ? null : (
        <>
          <DirectoryTables facts={facts} />
          <RootTable facts={facts} />
        </>
      )}
    </section>
  );
}

function FactTable({ label, rows }: { readonly label: string; readonly rows: readonly ServerRow[] }): ReactNode {
  const { server: words } = useWords();
  return (
    <ScrollTable label={label}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell className="cell-name">{words.what}</TableHeaderCell>
          <TableHeaderCell>{words.value}</TableHeaderCell>
          <TableHeaderCell className="cell-verdict">{words.verdict}</TableHeaderCell>
          <TableHeaderCell className="cell-source">{words.readFrom}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.name} ${row.value}`}>
            <TableHeaderCell as="th" scope="row" className="cell-name">
              {row.name}
            </TableHeaderCell>
            <TableCell className="wrap">{row.value}</TableCell>
            <TableCell className="wrap cell-verdict">
              {row.verdict === 'none' ? null : (
                <VerdictMark verdict={row.verdict}>{words.verdicts[row.verdict]}</VerdictMark>
              )}
              {row.note === '' ? null : <div className="hint">{row.note}</div>}
            </TableCell>
            <TableCell className="cell-source hint" title={`${row.source.file}: ${row.source.place}`}>
              {row.source.place}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollTable>
  );
}
