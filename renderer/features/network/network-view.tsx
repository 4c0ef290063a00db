import type { ReactNode } from 'react';
import type { CertificateSummary, EndpointProbe, Facts, ProbeStepResult } from '../../../shared/facts/facts.ts';
import { formatTime } from '../../common/format.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';

const stepNames: Readonly<Record<ProbeStepResult['step'], string>> = {
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  https: 'HTTPS',
};

const roleNames: Readonly<Record<EndpointProbe['role'], string>> = {
  relay: 'relay',
  service: 'password reset service',
  other: 'other',
};

const outcomeWords: Readonly<Record<ProbeStepResult['outcome'], string>> = {
  ok: '✓',
  failed: '× failed',
  'timed-out': '× timed out',
  'not-run': '– not tried',
};

/** Endpoint by step: how far each connection came, how long it took, and who signed the certificate. */
export function NetworkView({ facts }: { readonly facts: Facts }): ReactNode {
  const probes = facts.network?.value.probes ?? [];
  return (
    <section aria-labelledby="network-heading">
      <h2 id="network-heading">Network</h2>
      {probes.length === 0 ? (
        <p>The network was not tested; what the event log says of it stands under findings.</p>
      ) : (
        <>
          <p className="quiet">From this server to each endpoint, one step after the other. Times in milliseconds.</p>
          <ScrollTable label="Endpoints and steps">
            <thead>
              <tr>
                <th scope="col">Endpoint</th>
                <th scope="col">Way</th>
                {Object.values(stepNames).map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {probes.map((probe) => (
                <tr key={`${probe.host} ${probe.port} ${probe.via}`}>
                  <th scope="row">
                    {probe.host}:{probe.port}
                    <div className="quiet">{roleNames[probe.role]}</div>
                  </th>
                  <td>{probe.via === 'proxy' ? 'through the proxy' : 'direct'}</td>
                  {probe.steps.map((step) => (
                    <td key={step.step} className={`wrap step-${step.outcome}`} title={step.detail}>
                      {outcomeWords[step.outcome]} {step.outcome === 'not-run' ? '' : Math.round(step.durationMs)}
                      {step.errorCode === null ? null : <div className="code">{step.errorCode}</div>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <h3>Certificates</h3>
          {probes
            .filter((probe) => probe.chain.length > 0)
            .map((probe) => (
              <details key={`${probe.host} ${probe.via}`} className="card chain">
                <summary>
                  {probe.host} ({probe.chain.length} in the chain)
                </summary>
                <ol>
                  {probe.chain.map((certificate) => (
                    <Certificate key={certificate.thumbprint} certificate={certificate} />
                  ))}
                </ol>
              </details>
            ))}
          {probes.every((probe) => probe.chain.length === 0) ? <p>No endpoint showed a certificate.</p> : null}
        </>
      )}
    </section>
  );
}

function Certificate({ certificate }: { readonly certificate: CertificateSummary }): ReactNode {
  return (
    <li>
      <div>{certificate.subject}</div>
      <div className="quiet">
        signed by {certificate.issuer} · {formatTime(certificate.notBefore)} to {formatTime(certificate.notAfter)}
      </div>
      <div className="code quiet">{certificate.thumbprint}</div>
    </li>
  );
}
