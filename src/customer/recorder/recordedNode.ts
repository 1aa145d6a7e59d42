/** A node as rrweb's replayer wants it (rrweb's `NodeType` numbers), and as it goes over the wire. */
export type RecordedNode = RecordedDocument | RecordedDoctype | RecordedElement | RecordedText;

/** A child is a node that is new to the agent, or the number of one that moves here with all that it holds. */
export type RecordedChild = RecordedNode | { moved: number; isShadow?: true };

export interface RecordedDocument {
  type: 0;
  id: number;
  childNodes: RecordedChild[];
  compatMode?: string;
  rootId?: number;
}

export interface RecordedDoctype {
  type: 1;
  id: number;
  name: string;
  publicId: string;
  systemId: string;
  rootId?: number;
}

export interface RecordedElement {
  type: 2;
  id: number;
  tagName: string;
  attributes: RecordedAttributes;
  childNodes: RecordedChild[];
  isSVG?: true;
  /** Ours: the format knows HTML and SVG only. */
  isMathML?: true;
  isCustom?: true;
  isShadowHost?: true;
  /** A child of the shadow root of the element that it is recorded in. */
  isShadow?: true;
  /** The document that it belongs to, when that stands in a frame. */
  rootId?: number;
}

export interface RecordedText {
  type: 3;
  id: number;
  textContent: string;
  isShadow?: true;
  rootId?: number;
}

/** `true`: present without a value. Names that begin with `rr_` or `_` are the replayer's own. */
export type RecordedAttributes = Record<string, string | number | true>;
