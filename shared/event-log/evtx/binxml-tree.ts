/**
 * BinXML as a tree: the common form of template definitions and of records without template.
 * Made once per template; the programs that run per record are compiled from it.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly XmlPart[];
  /** `<Correlation/>` and `<EventData></EventData>` are stored differently and rendered as stored. */
  readonly form: 'empty-tag' | 'tag-pair';
}

export interface XmlAttribute {
  readonly name: string;
  readonly parts: readonly XmlPart[];
}

export type XmlPart =
  /** `raw` is how it is written where that is not simply the escaped text: CDATA, references, instructions. */
  | { readonly kind: 'text'; readonly text: string; readonly raw?: string }
  | { readonly kind: 'slot'; readonly slot: number; readonly optional: boolean }
  | { readonly kind: 'element'; readonly element: XmlElement }
  /** A template instance in the middle of content; its offsets tie the tree to its chunk. */
  | { readonly kind: 'instance'; readonly offset: number; readonly end: number };

/** Where a definition names something, so that the same definition can be recognised in another chunk. */
export interface NameReference {
  /** Offset of the u32 reference, from the start of the definition's body. */
  readonly at: number;
  readonly inline: boolean;
  /** Where the name stands in its chunk. */
  readonly offset: number;
}

export interface ParsedElement {
  readonly root: XmlElement;
  readonly end: number;
  readonly names: readonly NameReference[];
  /** True where the tree holds offsets into its chunk and means nothing in another. */
  readonly bound: boolean;
}
