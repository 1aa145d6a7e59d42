import type { Log } from '../../guard/log.js';
import type { CommandRefusal } from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';

/** The page that an agent acts in, as the files of commands see it. */
export interface ControlledPage {
  window: Window & typeof globalThis;
  /** The node that agents know by this number, if it is still there. */
  nodeOf(id: number): Node | null;
  /** What agents may do with a node, by the rules as they are at this moment. */
  privacyOf(node: Node): Privacy;
  /** May an agent send a form with this submit button, or, where a form has none, with this form? */
  allowsSubmit(element: Element): boolean;
  /** May an agent lead the customer to this address? */
  mayOpen(url: URL): boolean;
  /** Is it a frame that agents get into, although this page cannot? */
  isFrame?(element: Element): boolean;
  /** In a page that is in such a frame: Tab has come to its end, and goes on outside. */
  leave?(back: boolean): void;
  log: Log;
}

/** `null`: done. Otherwise why not; nothing in the page has changed then. */
export type Outcome = CommandRefusal | null;
