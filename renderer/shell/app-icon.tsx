import type { ReactNode } from 'react';

/** The app's own sign, as in build/icon.svg. */
export function AppIcon(): ReactNode {
  return (
    <svg viewBox="0 0 64 64" width="24" height="24" aria-hidden="true">
      <rect x="4" y="4" width="56" height="56" rx="12" fill="#0f6cbd" />
      <path d="M17 25h30v24a3 3 0 0 1-3 3H20a3 3 0 0 1-3-3Z" fill="#ffffff" />
      <path d="M14 16h36v9H14Z" fill="#b4d6fa" />
      <path
        d="M21 39h6l3-7 5 13 3-6h5"
        fill="none"
        stroke="#0f6cbd"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
