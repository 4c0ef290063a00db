import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { useWords } from '../words/use-words.tsx';

/** What this is, and which versions run. */
export function AboutDialog({
  description,
  open,
  onClose,
}: {
  readonly description: RequestOutput<'app.describe'>;
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { shell, common } = useWords();
  return (
    <Dialog open={open} onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{shell.aboutTitle}</DialogTitle>
          <DialogContent>
            <p>{shell.aboutText}</p>
            <dl className="facts-line">
              <div>
                <dt>{shell.version}</dt>
                <dd>{description.version}</dd>
              </div>
              <div>
                <dt>{shell.runtime}</dt>
                <dd>{description.runtime}</dd>
              </div>
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {common.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
