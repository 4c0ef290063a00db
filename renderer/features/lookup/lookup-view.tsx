import { Badge, Button, Field, SearchBox } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Explanation } from '../../../shared/knowledge/explanation.ts';
import { KnownText, useKnownText } from '../../common/known-text.tsx';
import { SeverityMark } from '../../common/severity-mark.tsx';
import { useFormat, useWords } from '../../words/use-words.tsx';

/** One box over everything this app knows: event ids, result codes, what users see, symptoms, actions, versions. */
export function LookupView(): ReactNode {
  const { lookup: words } = useWords();
  const [query, setQuery] = useState('');
  const deferred = useDeferredValue(query);
  const answers = useMemo(() => words.answersTo(deferred), [words, deferred]);
  const isEmpty = deferred.trim() === '';
  return (
    <>
      <Field label={words.label}>
        <SearchBox
          className="lookup-box"
          value={query}
          placeholder={words.placeholder}
          onChange={(_event, { value }) => setQuery(value)}
        />
      </Field>
      <p role="status" className="quiet lookup-status">
        {isEmpty ? '' : answers.length === 0 ? words.nothing : words.found(answers.length)}
      </p>
      {isEmpty ? (
        <div className="lookup-examples">
          <span className="quiet">{words.examples}</span>
          {words.exampleQueries.map((example) => (
            <Button key={example} size="small" shape="circular" onClick={() => setQuery(example)}>
              {example}
            </Button>
          ))}
        </div>
      ) : (
        <ul className="cards" aria-label={words.answers}>
          {answers.map((answer) => (
            <Answer key={`${answer.kind} ${answer.key}`} answer={answer} />
          ))}
        </ul>
      )}
    </>
  );
}

function Answer({ answer }: { readonly answer: Explanation }): ReactNode {
  const { lookup: words } = useWords();
  const known = useKnownText();
  const format = useFormat();
  const { kind, key, title, text, whatToDo, severity, source, asOf, sureness } = answer;
  const day = Date.parse(asOf);
  return (
    <li className="card answer" data-answer={key}>
      <div className="answer-head">
        <Badge appearance="outline" color="informative">
          {words.kinds[kind]}
        </Badge>
        {severity === undefined ? null : <SeverityMark severity={severity} />}
      </div>
      <h3>
        <KnownText>{title}</KnownText>
      </h3>
      <p>
        <KnownText>{text}</KnownText>
      </p>
      {whatToDo.length === 0 ? null : (
        <>
          <h4>{words.whatToDo}</h4>
          <ol className="fix">
            {whatToDo.map((step) => (
              <li key={step}>
                <KnownText>{step}</KnownText>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="hint">
        {words.source(known(source), Number.isNaN(day) ? asOf : format.day(day))}
        {sureness === 'verified' ? '' : ` · ${words.surenesses[sureness]}`}
      </p>
    </li>
  );
}
