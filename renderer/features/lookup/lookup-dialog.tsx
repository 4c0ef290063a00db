import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { LookupView } from './lookup-view.tsx';

/** The look-up over any screen: by its button or Ctrl+K; Escape closes it. */
export function LookupDialog(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal();
  }, [open]);

  return (
    <>
      <button type="button" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        Look up <kbd>Ctrl+K</kbd>
      </button>
      {open ? (
        <dialog ref={dialog} className="lookup" aria-labelledby="lookup-heading" onClose={() => setOpen(false)}>
          <button type="button" className="close" onClick={() => dialog.current?.close()}>
            Close
          </button>
          <LookupView />
        </dialog>
      ) : null}
    </>
  );
}
