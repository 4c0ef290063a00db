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
import { useWords } from '../words/use-words.tsx';

/** Before a collection that was not saved is let go. */
export function LeaveDialog({
  onLeave,
  onStay,
}: {
  readonly onLeave: () => void;
  readonly onStay: () => void;
}): ReactNode {
  const { shell } = useWords();
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : onStay())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{shell.leaveTitle}</DialogTitle>
          <DialogContent>{shell.leaveText}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {shell.stay}
            </Button>
            <Button onClick={onLeave}>{shell.leave}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
