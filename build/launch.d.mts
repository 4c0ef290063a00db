import type { Page } from 'playwright';

export interface RunningApp {
  /** What shows the window. */
  readonly kind: 'electron' | 'stand-in';
  readonly page: Page;
  pages(): readonly Page[];
  /** What the app has printed so far. */
  output(): string;
  /** What the dialogs answer from now on. */
  answerDialogs(answers: DialogAnswers): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface DialogAnswers {
  /** Answers the save dialog; empty: the person cancels. */
  readonly savePath?: string;
  /** Answers the open dialog; empty: the person cancels. */
  readonly openPath?: string;
}

export interface LaunchOptions extends DialogAnswers {
  /** Folder for settings, lock and log; the person's own without it. */
  readonly userData?: string;
  /** Files on the command line, as a double click names them. */
  readonly files?: readonly string[];
  /** Further variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export const root: string;
export const mainFile: string;
export function launchApp(options: LaunchOptions): Promise<RunningApp>;
export function startAgain(
  userData: string,
  files?: readonly string[],
): Promise<{ readonly code: number | null; readonly elapsedMs: number }>;
export function electronBinary(): string | undefined;
export function hasDisplay(): boolean;
export function electronArguments(userData?: string): readonly string[];
