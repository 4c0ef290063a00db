import type { ReactNode } from 'react';
import type { Severity } from '../../shared/rules/rule.ts';

const words: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  error: 'Error',
  warning: 'Warning',
  info: 'Information',
};

// Each severity has a shape of its own, so that colour is never the only sign.
const shapes: Readonly<Record<Severity, string>> = {
  critical: 'M8 1 15 8 8 15 1 8Z',
  error: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z',
  warning: 'M8 1.5 15.2 14.5H.8Z',
  info: 'M2 2h12v12H2Z',
};

const signs: Readonly<Record<Severity, string>> = { critical: '!', error: '×', warning: '!', info: 'i' };

/** Severity as shape, colour and word. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  return (
    <span className={`severity severity-${severity}`}>
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        <path d={shapes[severity]} fill="currentColor" />
        <text x="8" y={severity === 'warning' ? 13 : 11.5} textAnchor="middle" className="severity-sign">
          {signs[severity]}
        </text>
      </svg>
      <span>{words[severity]}</span>
    </span>
  );
}
