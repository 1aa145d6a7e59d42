/**
 * The tag of rrweb's custom events that tell of a state which rrweb's format has no word for. The payload is a
 * `LiveState`; the agent's replay shows it. Players of others skip such events.
 */
export const LIVE_STATE_TAG = 'opencobrowse.state';

/** What a browser knows of a page's nodes and no attribute says. Nodes and documents by their recorded numbers. */
export type LiveState = TopLayerState | TargetState | DefinedState | AnimationState | FocusState;

/** All popovers and modal dialogs that are open in a document, the topmost last. */
export interface TopLayerState {
  kind: 'top';
  /** The document. */
  id: number;
  nodes: { id: number; modal?: true }[];
}

/** What matches `:target` in a document; `null`: nothing that agents may know of. */
export interface TargetState {
  kind: 'target';
  /** The document. */
  id: number;
  node: number | null;
}

/** Elements of the same name as this one, in its document, are defined now. */
export interface DefinedState {
  kind: 'defined';
  id: number;
}

/** An animation that a script has made. */
export interface AnimationState {
  kind: 'animation';
  /** The element. */
  id: number;
  /** Which of its animations: a number that no other of this element has. */
  number: number;
  /** What it does; absent where it is as it was told before. */
  effect?: AnimatedEffect;
  /** `idle`: it is over, and shows nothing any more. */
  state: 'running' | 'paused' | 'finished' | 'idle';
  /** Milliseconds since it began. */
  time: number;
  rate: number;
}

export interface AnimatedEffect {
  /** As `Element.animate` takes them. */
  keyframes: Record<string, string | number | null>[];
  /** As `Element.animate` takes them; `iterations` that never end are `null`. */
  timing: Record<string, string | number | null>;
  /** Such as `::before`. */
  pseudo?: string;
}

/** What has the focus in the customer's page, and where the caret is; told while an agent has control. */
export interface FocusState {
  kind: 'focus';
  /** The element; `null`: none that agents may know of. */
  id: number | null;
  /** The text that the caret stands in, where that is no field; where there are no letters, the element. */
  text?: number;
  /** What is selected of the field's value, of the text, or of the element's children: from here to there. */
  start?: number;
  end?: number;
}
