import type { Stoppable } from '../../browser/listen.js';
import type { LiveState } from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';
import type { Openings } from './createOpenings.js';
import type { Guard } from './guard.js';
import type { NodeBook } from './nodeBook.js';
import type { Redaction } from './redaction.js';

/** Watches one kind of live states in one document: it notes what is dirty, and a pass writes what has become of it. */
export interface LiveWatch extends Stoppable {
  /** What agents do not know yet. */
  write(): LiveState[];
  /** Agents know nothing any more: all there is, is to be told again. */
  clear(): void;
}

export interface LiveContext {
  window: Window & typeof globalThis;
  book: NodeBook;
  privacyOf(node: Node): Privacy;
  redact: Redaction;
  /** The document and the shadow roots in it that are recorded. */
  rootsOf(): Iterable<Document | ShadowRoot>;
  openings: Openings;
  onChange(): void;
  guard: Guard;
}
