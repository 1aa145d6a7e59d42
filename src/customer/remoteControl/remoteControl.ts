import type { Stoppable } from '../../browser/listen.js';
import type { Log } from '../../guard/log.js';
import type { PagePrivacy } from '../privacy/pagePrivacy.js';
import type { AgentControl, ControlSurroundings } from '../session/agentControl.js';
import type { Outcome } from './controlledPage.js';

/** What carries out the commands of the agent who has control. */
export interface RemoteControl {
  /** Parses a command, asks the rules, and does it. Never throws. `undefined`: `report` will tell what has become of it. */
  receive(command: unknown, report: (outcome: Outcome) => void): Outcome | undefined;
  /** Lets go of every button and key that is held, and of all that was put into the page. */
  stop(): void;
}

export interface RemoteControlOptions extends ControlSurroundings {
  /** In a page that is controlled by the page around it: Tab has come to its end. */
  leave?(back: boolean): void;
  window: Window & typeof globalThis;
  privacy: PagePrivacy;
  /** Brings the rules of privacy up to what the page is now. */
  update(): void;
  /** Beside the page's own: where an agent may lead the customer. */
  allowedOrigins: readonly string[];
  /** Between telling the customer of a navigation and doing it, ms. */
  navigationDelay: number;
  log: Log;
}

/** Decides about each command whether it may go any further. */
export interface CommandGuard extends Pick<AgentControl, 'give' | 'command'>, Stoppable {}

/** What of it a frame has; the rest is the top page's. */
export type FrameControlOptions = Pick<
  RemoteControlOptions,
  'window' | 'privacy' | 'update' | 'allowedOrigins' | 'log' | 'nodeOf' | 'frames'
> &
  Required<Pick<RemoteControlOptions, 'leave'>>;

/** The file that is loaded when an agent may be given control. */
export interface RemoteControlModule {
  openRemoteControl(options: RemoteControlOptions): CommandGuard;
  /** Of a page in a frame; `receive` takes wishes of the page around it as well (`FrameWish`). */
  controlFrame(options: FrameControlOptions): RemoteControl;
}
