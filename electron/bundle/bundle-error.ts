import { assertNever } from '../../shared/result/result.ts';

/** Why a bundle was not written. Nothing stands under the final name then. */
export type BundleError =
  | { readonly code: 'folder-missing'; readonly folder: string }
  | { readonly code: 'denied'; readonly path: string }
  | { readonly code: 'exists'; readonly file: string }
  | { readonly code: 'in-use'; readonly file: string }
  | { readonly code: 'disk-full'; readonly folder: string }
  | { readonly code: 'medium-lost'; readonly folder: string }
  /** A collected file is gone or changed while it was packed. */
  | { readonly code: 'content-lost'; readonly name: string }
  | { readonly code: 'cancelled' }
  /** The finished archive does not read back as it was written. */
  | { readonly code: 'self-check-failed'; readonly name: string }
  /** Redaction missed a value: where it stands, never what it is. */
  | { readonly code: 'leak'; readonly places: readonly LeakPlace[] }
  | { readonly code: 'failed'; readonly reason: string };

export interface LeakPlace {
  readonly file: string;
  /** Byte in the unpacked file; -1 in its name. */
  readonly offset: number;
  readonly category: string;
}

/** One clear line for a person. */
export function describeBundleError(error: BundleError): string {
  switch (error.code) {
    case 'folder-missing':
      return `the folder ${error.folder} does not exist`;
    case 'denied':
      return `no permission to write ${error.path}; choose another folder`;
    case 'exists':
      return `${error.file} exists already; choose another name`;
    case 'in-use':
      return `${error.file} is in use by another program; close it or choose another name`;
    case 'disk-full':
      return `not enough space in ${error.folder}; nothing was left behind`;
    case 'medium-lost':
      return `${error.folder} cannot be written any more; was the drive removed?`;
    case 'content-lost':
      return `the collected file ${error.name} is gone or was changed while it was packed`;
    case 'cancelled':
      return 'cancelled; no bundle was written';
    case 'self-check-failed':
      return `the finished bundle did not read back as written (${error.name}); it was removed`;
    case 'leak': {
      const [first, ...rest] = error.places;
      const where = first === undefined ? '' : ` (${first.category} in ${first.file} at byte ${first.offset})`;
      const more = rest.length === 0 ? '' : ` and at ${rest.length} more places`;
      return `redaction missed something${where}${more}; no bundle was written`;
    }
    case 'failed':
      return `the bundle could not be written: ${error.reason}`;
    default:
      return assertNever(error);
  }
}
