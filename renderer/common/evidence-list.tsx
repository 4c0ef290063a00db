import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FactKey, Facts } from '../../shared/facts/facts.ts';
import type { Evidence } from '../../shared/rules/rule.ts';
import { useFormat, useWords } from '../words/use-words.tsx';
import { useKnownText } from './known-text.tsx';
import { evidenceTarget } from './evidence-target.ts';
import type { EvidenceTarget } from './evidence-target.ts';

/** Shown at first: the newest say most. */
const shownFirst = 5;

/** Where it stands and what stands there, word for word; one click leads to its place. */
export function EvidenceList({
  evidence,
  facts,
  hints,
  onShow,
}: {
  readonly evidence: readonly Evidence[];
  readonly facts?: Facts;
  /** The facts it speaks of, where that is known. */
  readonly hints?: readonly FactKey[];
  /** Absent where there is no screen to show it on. */
  readonly onShow?: (target: EvidenceTarget) => void;
}): ReactNode {
  const { common, findings } = useWords();
  const known = useKnownText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? evidence : evidence.slice(-shownFirst);
  return (
    <>
      <ul className="evidence">
        {shown.map((item) => {
          const target = onShow === undefined ? null : evidenceTarget(item, facts ?? {}, hints);
          return (
            <li key={`${item.file} ${item.place} ${item.time ?? ''} ${item.quote}`}>
              <div className="evidence-place">
                <span className="file-name">{item.file}</span> · {known(item.place)}
                {item.time === null ? null : <> · {format.time(item.time)}</>}
                {target === null ? null : (
                  <>
                    {' · '}
                    <Link as="button" inline onClick={() => onShow?.(target)}>
                      {target.screen === 'timeline'
                        ? common.showInTimeline
                        : target.screen === 'server'
                          ? findings.showOnServer
                          : findings.showOnNetwork}
                    </Link>
                  </>
                )}
              </div>
              {/* What a rule says of a fact is its own; a line of a log stays word for word. */}
              <pre className="quote">{item.time === null ? known(item.quote) : item.quote}</pre>
            </li>
          );
        })}
      </ul>
      {shown.length === evidence.length ? null : (
        <Button size="small" onClick={() => setAll(true)}>
          {findings.evidenceShown(evidence.length)}
        </Button>
      )}
    </>
  );
}
