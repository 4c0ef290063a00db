import { type ManifestError, manifestVersion } from '../../shared/bundle/manifest.ts';
import { assertNever } from '../../shared/result/result.ts';

/** Why a manifest cannot be used, as a sentence; the logs beside it are read all the same. */
export function manifestProblem(error: ManifestError): string {
  switch (error.code) {
    case 'not-json':
      return 'the manifest is damaged; the archive is read like any other zip';
    case 'not-a-manifest':
      return 'the manifest belongs to another program; the archive is read like any other zip';
    case 'newer-version':
      return `the bundle was made by a newer version (manifest ${error.version}, this program reads up to ${manifestVersion}); what the collectors found cannot be shown, the logs are read`;
    case 'invalid':
      return `the manifest is damaged (${error.path}: ${error.detail}); the archive is read like any other zip`;
    default:
      return assertNever(error);
  }
}
