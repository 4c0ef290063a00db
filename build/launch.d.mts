import type { Page } from 'playwright';

export interface RunningApp {
  /** What shows the window. */
  readonly kind: 'electron' | 'stand-in';
  readonly page: Page;
  pages(): readonly Page[];
  /** What the app has printed so far. */
  output(): string;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Answers the save dialog; empty: the person cancels. */
  readonly savePath?: string;
  /** Answers the open dialog; empty: the person cancels. */
  readonly openPath?: string;
  /** Folder for settings, lock and log; the person's own without it. */
  readonly userData?: string;
}

export const root: string;
export const mainFile: string;
export function launchApp(options: LaunchOptions): Promise<RunningApp>;
export function startAgain(userData: string): Promise<{ readonly code: number | null; readonly elapsedMs: number }>;
export function electronBinary(): string | undefined;
export function hasDisplay(): boolean;
export function electronArguments(userData?: string): readonly string[];
