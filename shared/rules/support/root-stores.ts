import { rootCertificates } from '../../knowledge/root-certificates.ts';

/** Names of the required roots that are not among these thumbprints; none where the stores were not read. */
export function missingRoots(thumbprints: readonly string[] | null): readonly string[] {
  if (thumbprints === null) return [];
  const present = new Set(thumbprints.map((thumbprint) => thumbprint.toUpperCase()));
  return rootCertificates
    .filter((root) => root.need === 'required' && root.thumbprint !== null && !present.has(root.thumbprint))
    .map((root) => root.name);
}
