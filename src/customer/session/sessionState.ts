import type { AgentInfo, EndCause } from '../../protocol/index.js';

/** Names a session across pages: kept in the browser by `continuity`, never in a URL. */
export interface SessionReference {
  /** Proves to the server that this browser began the session. */
  key: string;
  /** The nine digits; `null` until the server has answered. */
  token: string | null;
}

/** What the page knows of its session. Fields exist only in the state that owns them. */
export type SessionState =
  | { is: 'idle' }
  /** The customer wants a session; the server has not answered yet. */
  | { is: 'starting'; key: string }
  /** A page was loaded while a session is going on; the server has not answered yet. */
  | { is: 'resuming'; key: string; token: string; announced: boolean }
  | {
      is: 'live';
      key: string;
      token: string;
      agents: readonly AgentInfo[];
      /** This page, and not another tab of the customer, is what agents see. */
      shown: boolean;
      /** The connection to the server is up and the server knows us. */
      online: boolean;
    };

/** The documented reasons of `onSessionEnded` (JavaScript API, "onSessionEnded"; spelling by FACTS 6). */
export type SessionEndReason =
  | 'self'
  | 'external'
  | 'timeout'
  | 'inactivityTimeout'
  | 'serverUnavailable'
  | 'sessionsOverLimit'
  | 'error';

/** What happens to a session, from the customer, the browser, the server or the clock. */
export type SessionEvent =
  | { is: 'start'; key: string }
  /** The browser holds a reference from an earlier page, or from another tab; an expired one is too old to use. */
  | { is: 'restore'; reference: SessionReference; expired: boolean }
  /** Resuming takes so long that the page should be told of the session before the server has answered. */
  | { is: 'slow' }
  | { is: 'connected'; claim: boolean }
  | { is: 'disconnected' }
  | {
      is: 'welcomed';
      token: string;
      agents: readonly AgentInfo[];
      shown: boolean;
      lastSeq: number;
      needSnapshot: boolean;
    }
  | { is: 'ended'; cause: EndCause }
  | { is: 'refused'; gone: boolean }
  | { is: 'agentJoined'; agent: AgentInfo }
  | { is: 'displaced' }
  /** This tab came to the front. */
  | { is: 'fronted' }
  | { is: 'exit' }
  /** The conversation with the agent, of which the session is a part, is over. */
  | { is: 'conversationEnded' }
  /** The server did not answer for as long as this state allows. */
  | { is: 'gaveUp' }
  /** Something of ours broke and the session cannot go on. */
  | { is: 'failed' };

/** What is to be done about it. Effects are carried out in order. */
export type SessionEffect =
  | { do: 'connect' }
  | { do: 'disconnect' }
  | { do: 'sendStart'; key: string }
  | { do: 'sendResume'; key: string; claim: boolean }
  /** Tells the server, even if that takes a while, and disconnects then. */
  | { do: 'sendExit'; key: string }
  | { do: 'remember'; reference: SessionReference }
  | { do: 'forget' }
  | { do: 'record'; lastSeq: number; needSnapshot: boolean }
  | { do: 'stopRecording' }
  /** `token`: of the session that goes on, or `null` when there is none. */
  | { do: 'announceInitialized'; token: string | null; agents: readonly AgentInfo[] }
  | { do: 'announceStarted'; token: string }
  | { do: 'announceAgentJoined'; token: string; agents: readonly AgentInfo[] }
  | { do: 'announceEnded'; reason: SessionEndReason };
