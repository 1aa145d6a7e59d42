import type { Command } from '../../protocol/index.js';
import type { Outcome } from './controlledPage.js';

type Move = Extract<Command, { do: 'move' }>;
type Down = Extract<Command, { do: 'down' }>;
type Up = Extract<Command, { do: 'up' }>;

export interface Pointer {
  move(command: Move): Outcome;
  down(command: Down): Outcome;
  up(command: Up): Outcome;
  /** The customer writes into a masked field, and the focus must stay there. */
  isTyping(): boolean;
  /** Lets go of all that is held, where it does no harm, and leaves the page. */
  release(): void;
  stop(): void;
}

export interface PointerOptions {
  /** Milliseconds of a clock that only goes forward. */
  time(): number;
  /** The menu of the right button comes when it is let go (Windows), not when it is pressed. */
  menuOnUp: boolean;
  /** What the pointer is over has changed. */
  hovered?(element: Element | null): void;
}
