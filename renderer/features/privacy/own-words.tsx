import { Button, Field, Input, Tag, TagGroup } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.tsx';
import { shortestOwnWord, withOwnWord } from './privacy-choice.ts';

/** Words a person wants hidden beside what is found by itself. */
export function OwnWords({
  words,
  onChange,
}: {
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}): ReactNode {
  const { privacy } = useWords();
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState('');
  const trimmed = typed.trim();
  const isShort = trimmed !== '' && trimmed.length < shortestOwnWord;

  const add = (): void => {
    if (trimmed.length < shortestOwnWord) return;
    onChange(withOwnWord(words, typed));
    setTold(privacy.added(trimmed));
    setTyped('');
  };

  return (
    <div className="own-words">
      <Field
        label={privacy.ownWords}
        hint={privacy.ownWordsHint}
        {...(isShort ? { validationState: 'warning', validationMessage: privacy.tooShort } : {})}
      >
        <Input
          className="wide"
          value={typed}
          maxLength={200}
          onChange={(_event, { value }) => setTyped(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          contentAfter={
            <Button
              size="small"
              appearance="transparent"
              icon={<AddRegular />}
              disabled={trimmed === '' || isShort}
              onClick={add}
            >
              {privacy.add}
            </Button>
          }
        />
      </Field>
      {words.length === 0 ? null : (
        <TagGroup
          aria-label={privacy.chosenWords}
          className="tags"
          onDismiss={(_event, { value }) => {
            onChange(words.filter((word) => word !== value));
            setTold(privacy.removed(value));
          }}
        >
          {words.map((word) => (
            <Tag key={word} value={word} dismissible dismissIcon={{ 'aria-label': privacy.removeWord(word) }}>
              {word}
            </Tag>
          ))}
        </TagGroup>
      )}
      <div className="visually-hidden" role="status">
        {told}
      </div>
    </div>
  );
}
