import type { CustomerMessage, MessageToCustomer, RecordedEvent } from '../../protocol/index.js';
import type { FrameHand } from '../frames/frameHand.js';
import type { Recording } from '../recorder/recording.js';
import type { ControlEvent, SessionEffect } from './sessionState.js';

/** What agents are to be told about the control of the page. */
export type ControlNotice = Extract<SessionEffect, { do: 'sendUpgradeAnswer' | 'sendHolder' }>;

export type CommandMessage = Extract<MessageToCustomer, { t: 'command' }>;

/** The agent's side of Write Mode, as the session sees it. */
export interface AgentControl {
  tell(notice: ControlNotice): void;
  /** From now on the commands of this agent are carried out, and no other's; `null`: nobody's. */
  give(holder: string | null): void;
  /** Somebody may be given control soon. */
  prepare(): void;
  command(message: CommandMessage): void;
  stop(): void;
}

/** What of the session a command needs. */
export interface ControlSurroundings {
  /** What becomes of a navigation; the session decides whether it counts. */
  receive(event: Extract<ControlEvent, { is: 'agentNavigates' | 'navigationFailed' }>): void;
  send(message: CustomerMessage): boolean;
  /** What is recorded now, and where it goes; `null`: nothing is. */
  running(): { recording: Pick<Recording, 'idOf'>; outbox: { push(event: RecordedEvent): void } } | null;
  /** Names the recording of this page that agents see; commands for another one come too late. */
  page(): string;
  /** The node that agents know by this number. */
  nodeOf(id: number): Node | null;
  /** The frames of other origins whose content agents see. */
  frames(): readonly FrameHand[];
}

/** Connects the session with what lets agents act in the page. */
export type OpenAgentControl = (surroundings: ControlSurroundings) => AgentControl;
