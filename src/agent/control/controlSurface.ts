import type { Stoppable } from '../../browser/listen.js';
import type { Command, PointerPlace } from '../../protocol/index.js';
import type { Timers } from '../connection/timers.js';

/** The view, as far as an agent's hands are on it. */
export interface ControlSurface {
  /** What takes mouse and keyboard; lies over the mirrored page, so that nothing reaches this one. */
  overlay: HTMLElement;
  /** Which place of the customer's page is at this point of the window; `null`: none. */
  locate(point: { x: number; y: number }): PointerPlace;
  /** The mirrored node of a number. */
  nodeOf(id: number): Node | null;
  /** The number of a mirrored node; -1 if it has none. */
  idOf(node: Node): number;
  /** Where a mirrored element is, within the overlay, CSS pixels. */
  boxOf(element: Element): { left: number; top: number; width: number; height: number } | null;
  /** The mirrored element that has the focus on the customer's page, as far as agents may know. */
  focused(): Element | null;
  /** The agent points at this node: the mirrored page looks so until the customer points elsewhere. */
  hover(node: Node | null): void;
  /** False: it could not be sent. */
  send(command: Command): boolean;
  timers: Timers;
}

export interface AgentInput extends Stoppable {
  /** From now on what the agent does goes to the customer's page, or does not any more. */
  setActive(active: boolean): void;
  /** The mirrored page has changed, or lies elsewhere in the window. */
  refresh(): void;
}
