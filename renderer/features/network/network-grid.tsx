import { Badge, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import type { ProbeStep, ProbeStepResult, WindowsProbe } from '../../../shared/facts/facts.ts';
import { KnownText } from '../../common/known-text.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { isWindowsReached } from './compare-ways.ts';
import type { EndpointWays } from './compare-ways.ts';

const steps: readonly ProbeStep[] = ['dns', 'tcp', 'tls', 'https'];

/** Endpoint × step, one row a way. */
export function NetworkGrid({ endpoints }: { readonly endpoints: readonly EndpointWays[] }): ReactNode {
  const { network: words } = useWords();
  return (
    <ScrollTable label={words.grid}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell className="cell-endpoint">{words.endpoint}</TableHeaderCell>
          <TableHeaderCell className="cell-way">{words.way}</TableHeaderCell>
          {steps.map((step) => (
            <TableHeaderCell key={step}>{words.steps[step]}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {endpoints.map((endpoint) => (
          <EndpointRows key={`${endpoint.host}:${endpoint.port}`} endpoint={endpoint} />
        ))}
      </TableBody>
    </ScrollTable>
  );
}

function EndpointRows({ endpoint }: { readonly endpoint: EndpointWays }): ReactNode {
  const { network: words } = useWords();
  const { host, port, role, probes, windows, disagreements } = endpoint;
  const rows = probes.length + (windows === null ? 0 : 1);
  const head = (
    <TableHeaderCell as="th" scope="rowgroup" rowSpan={rows} className="wrap cell-endpoint">
      <HostName name={`${host}:${port}`} />
      <div className="hint">{words.roles[role]}</div>
      {disagreements.length === 0 ? null : (
        <Badge appearance="tint" color="warning">
          {words.disagree}
        </Badge>
      )}
    </TableHeaderCell>
  );
  return (
    <>
      {probes.map((probe, index) => (
        <TableRow key={probe.via}>
          {index === 0 ? head : null}
          <TableCell className="wrap cell-way">{words.ways[probe.via]}</TableCell>
          {steps.map((step) => (
            <TableCell key={step} className="wrap">
              <Step result={probe.steps.find((result) => result.step === step)} />
            </TableCell>
          ))}
        </TableRow>
      ))}
      {windows === null ? null : <WindowsRow windows={windows} head={probes.length === 0 ? head : null} />}
    </>
  );
}

/** Long names break behind their dots first. */
function HostName({ name }: { readonly name: string }): ReactNode {
  const labels = name.split(/(?<=\.)/);
  return createElement('span', null, ...labels.flatMap((label) => [label, createElement('wbr')]));
}

const marks = { ok: 'good', failed: 'bad', 'timed-out': 'bad', 'not-run': 'unknown' } as const;

function Step({ result }: { readonly result: ProbeStepResult | undefined }): ReactNode {
  const { network: words } = useWords();
  const format = useFormat();
  const outcome = result?.outcome ?? 'not-run';
  return (
    <>
      <VerdictMark verdict={marks[outcome]}>
        {words.outcomes[outcome]}
        {result === undefined || outcome === 'not-run' ? null : (
          <span className="step-time">{words.milliseconds(format.number(Math.round(result.durationMs)))}</span>
        )}
      </VerdictMark>
      {result === undefined || result.errorCode === null ? null : <div className="code">{result.errorCode}</div>}
      {result === undefined || result.detail === '' ? null : (
        <div className="hint">
          <KnownText>{result.detail}</KnownText>
        </div>
      )}
    </>
  );
}

function WindowsRow({ windows, head }: { readonly windows: WindowsProbe; readonly head: ReactNode }): ReactNode {
  const { network: words } = useWords();
  const isReached = isWindowsReached(windows);
  return (
    <TableRow>
      {head}
      <TableCell className="wrap cell-way">{words.ways.windows}</TableCell>
      <TableCell colSpan={steps.length} className="wrap">
        <VerdictMark verdict={isReached ? 'good' : 'bad'}>
          {isReached ? words.windowsReached : words.windowsFailed}
        </VerdictMark>{' '}
        <span className="hint">{words.windowsAnswer(windows.status, windows.httpStatus)}</span>
      </TableCell>
    </TableRow>
  );
}
