import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Follows the system between light and dark. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
