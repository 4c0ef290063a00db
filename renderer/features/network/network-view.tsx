import { Badge, Button, Spinner } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Facts } from '../../../shared/facts/facts.ts';
import type { IpcError } from '../../../shared/ipc/contract.ts';
import { Notice } from '../../common/notice.tsx';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useWords } from '../../words/use-words.tsx';
import { CertificateChain } from './certificate-chain.tsx';
import { compareWays, isReached, isWindowsReached, sharedChains } from './compare-ways.ts';
import { NetworkGrid } from './network-grid.tsx';

type Again = { readonly kind: 'idle' | 'running' | 'done' } | { readonly kind: 'failed'; readonly error: IpcError };

/** Endpoint by step: how far each connection came on each way, where the ways disagree, and who signed the certificate. */
export function NetworkView({
  facts,
  asOf,
  onTestAgain,
}: {
  readonly facts: Facts;
  /** ISO time the certificates are judged at. */
  readonly asOf: string;
  /** Null where there is no server to test from. */
  readonly onTestAgain: (() => Promise<IpcError | null>) | null;
}): ReactNode {
  const { network: words, errors } = useWords();
  const [again, setAgain] = useState<Again>({ kind: 'idle' });
  const fact = facts.network?.value;
  const endpoints = useMemo(() => (fact === undefined ? [] : compareWays(fact)), [fact]);
  const chains = useMemo(() => sharedChains(fact?.probes ?? []), [fact]);
  const ways = endpoints.flatMap(({ probes, windows }) => [
    ...probes.map((probe) => isReached(probe)),
    ...(windows === null ? [] : [isWindowsReached(windows)]),
  ]);
  const reached = ways.filter(Boolean).length;

  const test = async (): Promise<void> => {
    if (onTestAgain === null) return;
    setAgain({ kind: 'running' });
    const error = await onTestAgain();
    setAgain(error === null ? { kind: 'done' } : { kind: 'failed', error });
  };

  return (
    <section className="network" aria-labelledby="network-heading">
      <div className="screen-head">
        <h2 id="network-heading">{words.title}</h2>
        {onTestAgain === null && again.kind !== 'running' ? null : (
          <Button
            icon={again.kind === 'running' ? <Spinner size="tiny" /> : <ArrowSyncRegular />}
            disabledFocusable={again.kind === 'running'}
            onClick={() => void test()}
          >
            {again.kind === 'running' ? words.running : words.runAgain}
          </Button>
        )}
      </div>
      <div role="status" className="quiet">
        {again.kind === 'done' ? words.ranAgain : again.kind === 'running' ? words.running : ''}
      </div>
      {again.kind === 'failed' ? (
        <Notice kind="problem" role="alert">
          {errors.describe(again.error)}
        </Notice>
      ) : null}
      {endpoints.length === 0 ? (
        <p>{words.notTested}</p>
      ) : (
        <>
          <p className="network-summary">
            {reached === ways.length ? (
              <VerdictMark verdict="good">{words.allReached}</VerdictMark>
            ) : (
              <VerdictMark verdict="bad">{words.summary(reached, ways.length)}</VerdictMark>
            )}
          </p>
          {endpoints.flatMap(({ host, disagreements }) =>
            disagreements.map((disagreement) => (
              <Notice key={`${host} ${disagreement}`} kind="warning" role="note">
                <strong>{host}</strong>{' '}
                <Badge appearance="tint" color="warning">
                  {words.disagree}
                </Badge>{' '}
                {words.disagreements[disagreement]}
              </Notice>
            )),
          )}
          <p className="quiet">{words.intro}</p>
          <NetworkGrid endpoints={endpoints} />
          <h3>{words.certificates}</h3>
          {chains.length === 0 ? <p>{words.noCertificates}</p> : null}
          {chains.map((chain) => (
            <CertificateChain key={chain.hosts.join(' ')} chain={chain} facts={facts} asOf={asOf} />
          ))}
        </>
      )}
    </section>
  );
}
