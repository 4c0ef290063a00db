import { useCallback, useEffect, useState } from 'react';
import { ask } from '../bridge.ts';
import type { RecentFile } from '../features/collect/recent-files.tsx';

const none: readonly RecentFile[] = [];

/** What was opened before, read anew whenever the start is shown. */
export function useRecentFiles(isShown: boolean): {
  readonly recent: readonly RecentFile[];
  readonly forget: () => void;
} {
  const [recent, setRecent] = useState(none);
  useEffect(() => {
    if (!isShown) return;
    void ask('input.recent', {}).then((answer) => {
      // Without the list everything else works: nothing to say about it.
      if (answer.ok) setRecent(answer.value.files);
    });
  }, [isShown]);
  const forget = useCallback(() => {
    void ask('input.forget-recent', { id: null }).then((answer) => {
      if (answer.ok) setRecent(answer.value.files);
    });
  }, []);
  return { recent, forget };
}
