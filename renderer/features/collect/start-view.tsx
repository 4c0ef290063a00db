import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcError, RequestInput, RequestOutput } from '../../../shared/ipc/contract.ts';
import { describeError } from '../../common/describe-error.ts';
import { Notice } from '../../common/notice.tsx';

type Description = RequestOutput<'app.describe'>;
type Target = RequestInput<'collection.start'>['target'];

const timeWindows: readonly { readonly hours: number; readonly label: string }[] = [
  { hours: 24, label: 'the last 24 hours' },
  { hours: 72, label: 'the last 3 days' },
  { hours: 168, label: 'the last 7 days' },
  { hours: 336, label: 'the last 14 days' },
  { hours: 720, label: 'the last 30 days' },
];

/** The way in: this server, or a recorded one; and how far back to look. */
export function StartView({
  description,
  onStart,
  onOpen,
}: {
  readonly description: Description;
  readonly onStart: (input: RequestInput<'collection.start'>) => Promise<IpcError | null>;
  readonly onOpen: () => Promise<IpcError | null>;
}): ReactNode {
  const { thisMachine } = description;
  const samples = withFirst(description.samples, 'policy-rejections');
  const firstSample = samples[0]?.name;
  const [chosen, setChosen] = useState(
    thisMachine.kind === 'connect-server' ? 'this-server' : firstSample === undefined ? '' : `sample:${firstSample}`,
  );
  const [hours, setHours] = useState(168);
  const [filter, setFilter] = useState('');
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<IpcError | null>(null);

  const shownSamples = samples.filter((sample) => matchesWords(`${sample.title} ${sample.description}`, filter));

  const start = async (): Promise<void> => {
    setStarting(true);
    setError(null);
    const problem = await onStart({ target: toTarget(chosen), hours });
    setStarting(false);
    setError(problem);
  };

  const open = async (): Promise<void> => {
    setError(null);
    setError(await onOpen());
  };

  return (
    <form
      className="start"
      aria-labelledby="start-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h2 id="start-heading">Collect the evidence of password writeback</h2>
      <p className="lead">
        Reads the event log and the settings that matter, says what is wrong, and packs everything support needs into
        one file. It only reads: nothing on the server is changed, nothing is sent anywhere.
      </p>
      {thisMachine.kind === 'connect-server' ? null : (
        <Notice kind="warning" role="note">
          <strong>This computer is no Connect server:</strong> {thisMachine.reason}. To see what the app does, choose
          one of the recorded servers.
        </Notice>
      )}
      <fieldset className="choices">
        <legend>Collect on</legend>
        {thisMachine.kind === 'connect-server' ? (
          <Choice
            value="this-server"
            chosen={chosen}
            onChoose={setChosen}
            title={`This server (${thisMachine.name})`}
            text="The real thing."
          />
        ) : null}
        {samples.length > 6 ? (
          <label className="sample-filter">
            Find a recorded server
            <input
              type="search"
              value={filter}
              placeholder="for example proxy, TLS, locked"
              onChange={(event) => setFilter(event.target.value)}
            />
          </label>
        ) : null}
        <div className="sample-list">
          {shownSamples.map((sample) => (
            <Choice
              key={sample.name}
              value={`sample:${sample.name}`}
              chosen={chosen}
              onChoose={setChosen}
              title={sample.title}
              text={sample.description}
              tag="recorded"
            />
          ))}
        </div>
        {shownSamples.length === 0 ? <p role="status">No recorded server matches these words.</p> : null}
      </fieldset>
      <label className="time-window">
        Look back over{' '}
        <select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
          {timeWindows.map((choice) => (
            <option key={choice.hours} value={choice.hours}>
              {choice.label}
            </option>
          ))}
        </select>
      </label>
      <div className="toolbar">
        <button type="submit" className="primary" disabled={starting || chosen === ''}>
          {starting ? 'Starting …' : 'Collect'}
        </button>
        <button type="button" disabled={starting} onClick={() => void open()}>
          Open a bundle or log …
        </button>
      </div>
      {error === null ? null : (
        <Notice kind="problem" role="alert">
          {describeError(error)}
        </Notice>
      )}
    </form>
  );
}

/** The sample that shows most stands first: it is the one that is chosen at the start. */
function withFirst(samples: Description['samples'], name: string): Description['samples'] {
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

function toTarget(chosen: string): Target {
  return chosen.startsWith('sample:')
    ? { kind: 'sample', name: chosen.slice('sample:'.length) }
    : { kind: 'this-server' };
}

function Choice({
  value,
  chosen,
  onChoose,
  title,
  text,
  tag,
}: {
  readonly value: string;
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
  readonly title: string;
  readonly text: string;
  readonly tag?: string;
}): ReactNode {
  return (
    <label className="choice">
      <input type="radio" name="server" value={value} checked={chosen === value} onChange={() => onChoose(value)} />
      <span className="choice-title">
        {title}
        {tag === undefined ? null : <span className="tag">{tag}</span>}
      </span>
      <span className="choice-text">{text}</span>
    </label>
  );
}
