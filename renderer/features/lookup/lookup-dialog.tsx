import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.tsx';
import { LookupView } from './lookup-view.tsx';

/** The look-up over any screen: by its button or Ctrl+K; Escape closes it. */
export function LookupDialog(): ReactNode {
  const { lookup: words, shell, common } = useWords();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <Dialog open={open} onOpenChange={(_event, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<SearchRegular />} aria-keyshortcuts="Control+K">
          {shell.lookUp} <kbd className="lookup-keys">Ctrl+K</kbd>
        </Button>
      </DialogTrigger>
      <DialogSurface className="lookup">
        <DialogBody className="lookup-body">
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent className="lookup-content">
            <LookupView />
          </DialogContent>
          {/* Behind the box: a dialog puts the focus on what comes first. */}
          <DialogActions>
            <DialogTrigger action="close" disableButtonEnhancement>
              <Button>{common.close}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
