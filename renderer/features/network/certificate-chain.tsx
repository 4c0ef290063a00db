import { CertificateRegular } from '@fluentui/react-icons/svg/certificate';
import type { ReactNode } from 'react';
import type { CertificateSummary, Facts } from '../../../shared/facts/facts.ts';
import { isServiceIssuer } from '../../../shared/knowledge/root-certificates.ts';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { shortName } from './compare-ways.ts';
import type { SharedChain } from './compare-ways.ts';

/** A chain from its root down to what the endpoint served, each link with issuer, dates, thumbprint and trust. */
export function CertificateChain({
  chain,
  facts,
  asOf,
}: {
  readonly chain: SharedChain;
  readonly facts: Facts;
  /** ISO time the dates are judged at. */
  readonly asOf: string;
}): ReactNode {
  const { network: words } = useWords();
  const { hosts, certificates } = chain;
  const [top] = certificates;
  const rootIsMissing = top !== undefined && top.subject !== top.issuer;
  return (
    <div className="chain">
      <h4>{hosts.join(', ')}</h4>
      <ol className="chain-links" aria-label={words.chainOf(certificates.length)}>
        {rootIsMissing ? (
          <li className="chain-link chain-link-absent">
            <strong>{shortName(top.issuer)}</strong>
            <span className="quiet">{words.rootNotSent}</span>
          </li>
        ) : null}
        {certificates.map((certificate, index) => (
          <Link
            key={certificate.thumbprint}
            certificate={certificate}
            isServed={index === certificates.length - 1}
            facts={facts}
            asOf={asOf}
          />
        ))}
      </ol>
    </div>
  );
}

function Link({
  certificate,
  isServed,
  facts,
  asOf,
}: {
  readonly certificate: CertificateSummary;
  readonly isServed: boolean;
  readonly facts: Facts;
  readonly asOf: string;
}): ReactNode {
  const { network: words } = useWords();
  const { subject, issuer, thumbprint } = certificate;
  const isRoot = subject === issuer;
  return (
    <li className="chain-link">
      <span className="chain-kind quiet">
        <CertificateRegular aria-hidden fontSize={16} />
        {isServed ? words.kinds.served : isRoot ? words.kinds.root : words.kinds.intermediate}
      </span>
      <strong title={subject}>{shortName(subject)}</strong>
      <span title={issuer}>{isRoot ? words.selfIssued : words.issuedBy(shortName(issuer))}</span>
      <Dates certificate={certificate} asOf={asOf} />
      <span className="code chain-thumbprint" title={words.thumbprint}>
        {thumbprint}
      </span>
      {isRoot ? <Trust thumbprint={thumbprint} facts={facts} /> : null}
      {isServed ? (
        isServiceIssuer(issuer) ? (
          <VerdictMark verdict="good">{words.serviceIssuer}</VerdictMark>
        ) : (
          <VerdictMark verdict="bad">{words.otherIssuer}</VerdictMark>
        )
      ) : null}
    </li>
  );
}

function Dates({ certificate, asOf }: { readonly certificate: CertificateSummary; readonly asOf: string }): ReactNode {
  const { network: words } = useWords();
  const format = useFormat();
  const since = Date.parse(certificate.notBefore);
  const until = Date.parse(certificate.notAfter);
  const now = Date.parse(asOf);
  if (Number.isNaN(since) || Number.isNaN(until)) {
    return <span>{words.valid(certificate.notBefore, certificate.notAfter)}</span>;
  }
  if (now > until) return <VerdictMark verdict="bad">{words.expired(format.day(until))}</VerdictMark>;
  if (now < since) return <VerdictMark verdict="bad">{words.notYet(format.day(since))}</VerdictMark>;
  return <span>{words.valid(format.day(since), format.day(until))}</span>;
}

function Trust({ thumbprint, facts }: { readonly thumbprint: string; readonly facts: Facts }): ReactNode {
  const { network: words } = useWords();
  const held = facts.rootCertificates?.value.thumbprints;
  if (held === undefined) return <VerdictMark verdict="unknown">{words.trustUnknown}</VerdictMark>;
  return held.some((known) => known.toUpperCase() === thumbprint.toUpperCase()) ? (
    <VerdictMark verdict="good">{words.trusted}</VerdictMark>
  ) : (
    <VerdictMark verdict="bad">{words.notTrusted}</VerdictMark>
  );
}
