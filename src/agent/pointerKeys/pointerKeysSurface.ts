import type { Stoppable } from '../../browser/listen.js';
import type { ControlSurface } from '../control/controlSurface.js';

/** The view, as far as keys move a pointer over it. */
export interface KeysSurface
  extends Pick<ControlSurface, 'overlay' | 'locate' | 'nodeOf' | 'idOf' | 'boxOf' | 'focused'> {
  /** The document that is shown; `null`: none. */
  page(): Document | null;
}

/** What the pointer over the view is for. */
export type PointerUse =
  /** Shows the customer something. */
  | 'point'
  /** Acts on the customer's page. Keys go there, too, unless the agent has them move the pointer. */
  | 'act'
  /** Draws from press to release. */
  | 'draw'
  /** Chooses an element by a press. */
  | 'highlight';

/** A pointer that has no mouse. */
export interface PointerKeys extends Stoppable {
  /** `null`: there is nothing to point at. Whatever was held is let go before. */
  setUse(use: PointerUse | null): void;
  /** The mirrored page has changed, or lies elsewhere in the window. */
  refresh(): void;
}

/** A place in the overlay, CSS pixels from its corner. */
export interface Point {
  x: number;
  y: number;
}
