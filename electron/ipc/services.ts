import type { IpcError, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Collector } from '../collect/collector.ts';
import type { DetectedHost } from '../host/detect-host.ts';
import type { Host } from '../host/host.ts';
import type { SampleError, SampleInfo } from '../host/samples.ts';
import type { KeyStore } from '../request/key-store.ts';
import type { ReceivedRequests } from '../request/received-requests.ts';
import type { Settings } from '../settings.ts';
import type { CollectionRuns, EndedRun } from './collection-runs.ts';
import type { DroppedFiles } from './dropped-files.ts';
import type { KeptCollections } from './kept-collections.ts';
import type { OfferedFiles } from './offered-files.ts';
import type { OpenedInputs } from './open-input.ts';

/** What the handlers use of the machine, so that a test can stand in for each. */
export interface Services {
  readonly version: string;
  readonly runtime: string;
  readonly nowMs: () => number;
  readonly collectors: readonly Collector[];
  readonly runs: CollectionRuns;
  readonly kept: KeptCollections;
  readonly settings: Settings;
  readonly opened: OpenedInputs;
  readonly dropped: DroppedFiles;
  readonly offered: OfferedFiles;
  readonly requests: ReceivedRequests;
  readonly keys: KeyStore;
  readonly ask: Dialogs;
  /** This machine, or why it is no Connect server. */
  detectHost(): Promise<DetectedHost>;
  listSamples(): Promise<readonly SampleInfo[]>;
  openSample(name: string): Promise<Result<Host, SampleError>>;
  precheck(host: Host, hours: number): Promise<RequestOutput<'collection.precheck'>['items']>;
  /** Null where the app cannot start itself with more rights. */
  readonly restartElevated: (() => Promise<Result<Record<string, never>, IpcError>>) | null;
  previewRedaction(run: EndedRun, input: RequestInput<'privacy.preview'>): Promise<RequestOutput<'privacy.preview'>>;
  estimateBundle(run: EndedRun, input: RequestInput<'bundle.estimate'>): Promise<RequestOutput<'bundle.estimate'>>;
  exportBundle(
    run: EndedRun,
    file: string,
    input: RequestInput<'bundle.export'>,
    signal: AbortSignal,
  ): Promise<Result<Exported, { readonly detail: string }>>;
  /** The report as PDF. */
  reportPdf(html: string): Promise<Uint8Array>;
  /** False where it was not printed, whoever decided that. */
  printReport(html: string): Promise<boolean>;
  /** Puts the theme that was chosen into force, for the window's own frame too. */
  applyTheme(theme: RequestOutput<'settings.read'>['theme']): void;
  showInFolder(file: string): void;
  openLink(url: string): Promise<void>;
  isAllowedLink(url: string): boolean;
}

/** The system's dialogs; each answers undefined where the person cancels. */
export interface Dialogs {
  openInput(): Promise<string | undefined>;
  openRequest(): Promise<string | undefined>;
  openKeyFile(): Promise<string | undefined>;
  saveBundle(proposedName: string): Promise<string | undefined>;
  saveRequest(proposedName: string): Promise<string | undefined>;
  saveKeyFile(proposedName: string): Promise<string | undefined>;
  saveReport(proposedName: string): Promise<string | undefined>;
}

export interface Exported {
  readonly file: string;
  readonly bytes: number;
  readonly shortCode: string;
  readonly findings: number;
  readonly mapFile: string | null;
  readonly encrypted: boolean;
}
