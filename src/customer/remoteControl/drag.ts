import type { Pointing } from './sendPointer.js';

/** What goes on while the first button is held, besides events. */
export interface Drag {
  move(now: Pointing): void;
  end(): void;
}
