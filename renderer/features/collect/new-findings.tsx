import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Analysis } from '../../../shared/analysis/analysis.ts';
import { useTeller } from '../findings/use-teller.ts';
import { useWords } from '../../words/use-words.tsx';

/** Says each new finding once to a screen reader, while it is being collected and read. */
export function NewFindings({ analysis }: { readonly analysis: Analysis | null }): ReactNode {
  const { collect, common } = useWords();
  const { title } = useTeller();
  const told = useRef(new Set<string>());
  const [text, setText] = useState('');
  useEffect(() => {
    const fresh = (analysis?.findings ?? []).filter(({ id }) => !told.current.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) told.current.add(id);
    setText(fresh.map((one) => collect.newFinding(common.severities[one.severity], title(one))).join('. '));
  }, [analysis, collect, common, title]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}
