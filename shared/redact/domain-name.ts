import { secondLevelSuffixes, tenantSuffixes } from './protected.ts';

/** A DNS name taken apart: `dc01.emea` below `contoso.com`. Lower case. */
export interface DomainName {
  /** Labels below the root, leftmost first. */
  readonly below: readonly string[];
  /** The part that somebody registered, for example `contoso.com`, `contoso.co.uk`, `contoso.onmicrosoft.com`. */
  readonly root: string;
}

export function splitDomainName(name: string): DomainName {
  const labels = name.toLowerCase().split('.');
  const tenant = tenantSuffixes.find((suffix) => name.toLowerCase().endsWith(`.${suffix}`));
  const suffixLabels = tenant === undefined ? suffixLength(labels) : tenant.split('.').length;
  const rootStart = Math.max(0, labels.length - suffixLabels - 1);
  return { below: labels.slice(0, rootStart), root: labels.slice(rootStart).join('.') };
}

function suffixLength(labels: readonly string[]): number {
  if (labels.length < 2) return 0;
  return labels.length > 2 && secondLevelSuffixes.has(labels.slice(-2).join('.')) ? 2 : 1;
}

/** The label that names the owner, `contoso`, and what stands behind it, `com`. */
export function splitRoot(root: string): { readonly label: string; readonly suffix: string } {
  const dot = root.indexOf('.');
  return dot < 0 ? { label: root, suffix: '' } : { label: root.slice(0, dot), suffix: root.slice(dot + 1) };
}

/** `DC=contoso, DC=com` → `contoso.com`. */
export function chainToName(chain: string): string {
  return chain
    .split(/[,+]/)
    .map((part) => part.slice(part.indexOf('=') + 1).trim())
    .join('.');
}

/** Writes a name as a chain in the manner of `model`: attribute case and space after the comma. */
export function nameToChain(name: string, model: string): string {
  const attribute = model.slice(0, model.indexOf('='));
  const separator = /,\s/.test(model) ? ', ' : ',';
  const equals = model.includes(' = ') ? ' = ' : '=';
  return name
    .split('.')
    .map((label) => `${attribute.trim()}${equals}${label}`)
    .join(separator);
}
