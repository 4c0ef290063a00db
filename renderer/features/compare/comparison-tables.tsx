import { Checkbox, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Comparison, FindingSide, SettingChange } from '../../../shared/compare/comparison.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { SeverityMark } from '../../common/severity-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';

/** Findings, settings and operations of two sides, what to look at first at the top. */
export function ComparisonTables({ comparison }: { readonly comparison: Comparison }): ReactNode {
  return (
    <>
      <FindingTable comparison={comparison} />
      <SettingTable comparison={comparison} />
      <OperationTable comparison={comparison} />
    </>
  );
}

function FindingTable({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { compare: words } = useWords();
  const changed = comparison.findings.filter(({ kind }) => kind !== 'same');
  const same = comparison.findings.length - changed.length;
  return (
    <div>
      <h3>{words.findings}</h3>
      {changed.length === 0 ? (
        <p>{words.noFindingChange}</p>
      ) : (
        <ScrollTable label={words.findings}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell className="change-column">{words.change}</TableHeaderCell>
              <TableHeaderCell>{words.finding}</TableHeaderCell>
              <TableHeaderCell className="side-column">{words.before}</TableHeaderCell>
              <TableHeaderCell className="side-column">{words.after}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {changed.map((change) => (
              <TableRow key={change.id} data-finding-change={`${change.id} ${change.kind}`}>
                <TableCell className={`wrap change-${change.kind}`}>{words.kinds[change.kind]}</TableCell>
                <TableCell className="wrap">{change.title}</TableCell>
                <TableCell className="side-column">
                  <FindingCount side={change.before} />
                </TableCell>
                <TableCell className="side-column">
                  <FindingCount side={change.after} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollTable>
      )}
      {same === 0 ? null : <p className="quiet">{words.sameFindings(same)}</p>}
    </div>
  );
}

function FindingCount({ side }: { readonly side: FindingSide | null }): ReactNode {
  const { common } = useWords();
  return side === null ? (
    <span className="quiet">–</span>
  ) : (
    <span className="side-count">
      <SeverityMark severity={side.severity} /> {common.times(side.count)}
    </span>
  );
}

function SettingTable({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { compare: words } = useWords();
  const [withNoise, setWithNoise] = useState(false);
  const noise = comparison.settings.filter((change) => change.noise).length;
  const shown = withNoise ? comparison.settings : comparison.settings.filter((change) => !change.noise);
  const names = (areas: Comparison['onlyBefore']): string => areas.map((area) => words.areas[area]).join(', ');
  return (
    <div>
      <h3>{words.settings}</h3>
      {noise === 0 ? null : (
        <Checkbox
          label={words.showNoise(noise)}
          checked={withNoise}
          onChange={(_event, { checked }) => setWithNoise(checked === true)}
        />
      )}
      {shown.length === 0 ? (
        <p>{words.noSettingChange}</p>
      ) : (
        <ScrollTable label={words.settings}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell className="change-column">{words.meaning}</TableHeaderCell>
              <TableHeaderCell className="area-column">{words.area}</TableHeaderCell>
              <TableHeaderCell>{words.setting}</TableHeaderCell>
              <TableHeaderCell>{words.before}</TableHeaderCell>
              <TableHeaderCell>{words.after}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((change) => (
              <SettingRow key={`${change.area} ${change.name}`} change={change} />
            ))}
          </TableBody>
        </ScrollTable>
      )}
      {comparison.onlyBefore.length === 0 ? null : (
        <p className="quiet">{words.onlyBefore(names(comparison.onlyBefore))}</p>
      )}
      {comparison.onlyAfter.length === 0 ? null : (
        <p className="quiet">{words.onlyAfter(names(comparison.onlyAfter))}</p>
      )}
    </div>
  );
}

function SettingRow({ change }: { readonly change: SettingChange }): ReactNode {
  const { compare: words } = useWords();
  const value = (text: string | null): ReactNode =>
    text === null ? <span className="quiet">{words.notThere}</span> : <span className="code">{text}</span>;
  return (
    <TableRow data-setting-change={`${change.area} ${change.name}`}>
      <TableCell className={change.noise ? 'quiet' : `change-${change.meaning}`}>
        {words.meanings[change.meaning]}
      </TableCell>
      <TableCell className="wrap">{words.areas[change.area]}</TableCell>
      <TableCell className="wrap code">{change.name}</TableCell>
      <TableCell className="wrap">{value(change.before)}</TableCell>
      <TableCell className="wrap">{value(change.after)}</TableCell>
    </TableRow>
  );
}

function OperationTable({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { compare: words } = useWords();
  const format = useFormat();
  const { before, after } = comparison.operations;
  const rows: readonly (readonly [name: string, before: number, after: number])[] = [
    [words.allOperations, before.total, after.total],
    [words.succeeded, before.succeeded, after.succeeded],
    [words.failed, before.failed, after.failed],
    [words.unfinished, before.unfinished, after.unfinished],
    ...comparison.resultCodes.map(({ code, before: was, after: is }) => [words.resultCode(code), was, is] as const),
  ];
  return (
    <div>
      <h3>{words.operations}</h3>
      <ScrollTable label={words.operations}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{words.outcome}</TableHeaderCell>
            <TableHeaderCell className="side-column">{words.before}</TableHeaderCell>
            <TableHeaderCell className="side-column">{words.after}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(([name, was, is]) => (
            <TableRow key={name}>
              <TableCell className="wrap">{name}</TableCell>
              <TableCell className="side-column">{format.number(was)}</TableCell>
              <TableCell className="side-column">{format.number(is)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollTable>
    </div>
  );
}
