import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Radio,
  RadioGroup,
  Spinner,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { OpenResult, RequestInput } from '../../../shared/ipc/contract.ts';
import { Notice } from '../../common/notice.tsx';
import { useWords } from '../../words/use-words.tsx';

export type Locked = Extract<OpenResult, { readonly kind: 'needs-key' }>;
export type Key = RequestInput<'input.unlock'>['key'];

const ways = ['passphrase', 'own-key', 'identity-file'] as const satisfies readonly Key['kind'][];

/** Asks for what opens an encrypted bundle. Nothing typed here is kept. */
export function UnlockDialog({
  locked,
  busy,
  onUnlock,
  onCancel,
}: {
  readonly locked: Locked;
  readonly busy: boolean;
  readonly onUnlock: (key: Key) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { opened: words, common } = useWords();
  const [way, setWay] = useState<Key['kind']>(locked.hasOwnKey ? 'own-key' : 'passphrase');
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // What is typed next is the passphrase.
  useEffect(() => {
    field.current?.focus();
  }, []);
  const offered = ways.filter((candidate) => candidate !== 'own-key' || locked.hasOwnKey);
  const unlock = (): void => {
    if (way !== 'passphrase') onUnlock({ kind: way });
    else if (passphrase !== '') onUnlock({ kind: 'passphrase', passphrase });
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onCancel())}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            unlock();
          }}
        >
          <DialogBody>
            <DialogTitle>{words.unlockTitle(locked.name)}</DialogTitle>
            <DialogContent className="dialog-form">
              <p>{words.unlockLead}</p>
              {locked.problem === 'wrong-key' && !busy ? (
                <Notice kind="problem" role="alert">
                  {words.unlockWrong}
                </Notice>
              ) : null}
              <Field label={words.unlockBy}>
                <RadioGroup
                  value={way}
                  onChange={(_event, { value }) =>
                    setWay(ways.find((candidate) => candidate === value) ?? 'passphrase')
                  }
                >
                  {offered.map((candidate) => (
                    <Radio key={candidate} value={candidate} label={words.unlockWays[candidate]} />
                  ))}
                </RadioGroup>
              </Field>
              {way === 'passphrase' ? (
                <Field label={words.unlockPassphrase}>
                  <Input
                    input={{ ref: field }}
                    type="password"
                    autoComplete="off"
                    maxLength={1000}
                    value={passphrase}
                    onChange={(_event, { value }) => setPassphrase(value)}
                  />
                </Field>
              ) : null}
              {way === 'identity-file' ? <p className="quiet">{words.unlockFileHint}</p> : null}
            </DialogContent>
            <DialogActions>
              <Button
                type="submit"
                appearance="primary"
                disabled={busy || (way === 'passphrase' && passphrase === '')}
                {...(busy ? { icon: <Spinner size="tiny" /> } : {})}
              >
                {busy ? words.unlocking : words.unlock}
              </Button>
              <Button onClick={onCancel}>{common.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
