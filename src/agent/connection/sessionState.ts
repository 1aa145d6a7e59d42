import type { AgentMessage, CommandRefusal, EndCause, MessageToAgent } from '../../protocol/index.js';
import type { PageInfo } from './agentState.js';
import type { RefusalReason } from './refusalTexts.js';

/** What proves that a window belongs in a session. Kept over reloads; `key` is never shown. */
export interface SessionReference {
  token: string;
  key: string;
}

/** The whole state of the session; `describeState` tells the part that is for others. */
export type SessionState =
  | { kind: 'idle'; notice: 'displaced' | null }
  /** `again`: the server has answered this key before (in an earlier page load). */
  | { kind: 'joining'; reference: SessionReference; again: boolean; connected: boolean }
  | {
      kind: 'active';
      reference: SessionReference;
      customerOnline: boolean;
      connected: boolean;
      page: PageInfo | null;
      /** There where the server lets this agent watch and point only. */
      mayControl?: false;
      /** Who has control, as the server said last. */
      holder: 'nobody' | 'you' | 'other';
      controller?: string | undefined;
      /** A wish for control that the customer has not answered yet. */
      request: string | null;
    }
  | { kind: 'ended'; token: string; cause: EndCause }
  | { kind: 'refused'; code: RefusalReason };

/** A message of the server that changes the session; entries of the log go another way. */
export type SessionMessage = Exclude<
  MessageToAgent,
  { t: 'entry' | 'invalid' | 'commandRefused' | 'annotate' | 'annotationsCleared' }
>;

type ControlMessage = Extract<AgentMessage, { t: 'requestControl' | 'withdrawControl' | 'releaseControl' }>;

export type SessionEvent =
  | { kind: 'join'; reference: SessionReference }
  | { kind: 'restore'; reference: SessionReference }
  | { kind: 'exit' }
  | { kind: 'connected' }
  | { kind: 'disconnected' }
  /** The server refused the connection itself, for good. */
  | { kind: 'connectionRefused'; code: RefusalReason }
  | { kind: 'message'; message: SessionMessage }
  | { kind: 'pageShown'; page: PageInfo }
  | { kind: 'requestControl'; request: string }
  /** Gives control back, or takes the wish for it back. */
  | { kind: 'releaseControl' };

export type SessionEffect =
  | { kind: 'open' }
  | { kind: 'close' }
  /** Say who we are on a fresh connection; `rejoin` goes with the place in the log. */
  | { kind: 'sayHello'; how: 'join' | 'rejoin'; reference: SessionReference }
  | { kind: 'sayExit' }
  /** Cut off: tell the server that the agent has left as soon as it can be reached. */
  | { kind: 'sayFarewell'; reference: SessionReference }
  /** The server cannot take us now: leave this connection and try a new one in a while. */
  | { kind: 'reconnectLater' }
  | { kind: 'remember'; reference: SessionReference }
  | { kind: 'forget' }
  | { kind: 'sayControl'; message: ControlMessage }
  /** Tells the agent what became of a wish for control. */
  | { kind: 'tellAnswer'; allow: boolean; reason: CommandRefusal | undefined }
  /** The log that follows counts within this epoch. */
  | { kind: 'followLog'; epoch: string };
