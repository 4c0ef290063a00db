import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';

/** Files can be let go anywhere on the window; while they hang over it, it says what will happen. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const { opened } = useWords();
  const [over, setOver] = useState(false);
  const receive = useRef(onFiles);
  useEffect(() => {
    receive.current = onFiles;
  }, [onFiles]);

  useEffect(() => {
    const stop = new AbortController();
    const listen = (kind: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
      window.addEventListener(kind, act, { signal: stop.signal });
    listen('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      // Without this the browser would go to the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    });
    // Leaving for no other element is leaving the window.
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      receive.current(files);
    });
    return () => stop.abort();
  }, []);

  return over ? (
    <div className="drop-overlay" role="status">
      <ArrowUploadRegular fontSize={48} aria-hidden />
      <strong className="start-title">{opened.dropTitle}</strong>
      <span className="lead">{opened.dropText}</span>
    </div>
  ) : null;
}
