import { CompoundButton, Field, SearchBox, useArrowNavigationGroup } from '@fluentui/react-components';
import { ServerRegular } from '@fluentui/react-icons/svg/server';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { useWords } from '../../words/use-words.tsx';
import type { Words } from '../../words/words.ts';

export type Sample = RequestOutput<'app.describe'>['samples'][number];

/** The recorded servers, found by words; one click goes on with one. */
export function SampleList({
  samples,
  onChoose,
}: {
  readonly samples: readonly Sample[];
  readonly onChoose: (sample: Sample) => void;
}): ReactNode {
  const { start } = useWords();
  const [typed, setTyped] = useState('');
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const shown = withFirst(samples, 'policy-rejections')
    .map((sample) => inWords(sample, start))
    .filter((sample) => matchesWords(`${sample.title} ${sample.description}`, typed));
  if (samples.length === 0) return <p>{start.noSamples}</p>;
  return (
    <>
      <Field label={start.find}>
        <SearchBox
          value={typed}
          placeholder={start.findExample}
          onChange={(_event, { value }) => setTyped(value)}
          className="wide"
        />
      </Field>
      <p role="status" className="quiet">
        {shown.length === 0 ? start.noSampleFound : start.samplesFound(shown.length)}
      </p>
      <ul className="sample-list" {...arrows}>
        {shown.map((sample) => (
          <li key={sample.name}>
            <CompoundButton
              appearance="subtle"
              className="sample"
              icon={<ServerRegular />}
              secondaryContent={sample.description}
              data-sample={sample.name}
              onClick={() => onChoose(sample)}
            >
              {sample.title}
            </CompoundButton>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A recorded server in the person's language, where there are words for it. */
export function inWords(sample: Sample, start: Words['start']): Sample {
  return { ...sample, ...start.sampleTexts[sample.name] };
}

/** The sample that shows most stands first. */
function withFirst(samples: readonly Sample[], name: string): readonly Sample[] {
  const first = samples.filter((sample) => sample.name === name);
  return [...first, ...samples.filter((sample) => sample.name !== name)];
}

/** True where every word typed stands somewhere in the text. */
function matchesWords(text: string, typed: string): boolean {
  const searched = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(' ')
    .every((word) => searched.includes(word));
}
