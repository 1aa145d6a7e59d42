import type { AgentInfo, DomRestrictions, EndCause } from '../../protocol/index.js';

/** Names a session across pages: kept in the browser by `continuity`, never in a URL. */
export interface SessionReference {
  /** Proves to the server that this browser began the session. */
  key: string;
  /** The nine digits; `null` until the server has answered. */
  token: string | null;
  /** The agent whom the customer has given control (Write Mode). Only the customer's own browser keeps this. */
  control?: string;
}

/** Pointer Mode: the agent looks and points. Write Mode: the agent acts in the page. */
export type Mode = 'pointer' | 'write';

/** What the page knows of its session. Fields exist only in the state that owns them. */
export type SessionState =
  | { is: 'idle' }
  /** The customer wants a session; the server has not answered yet. */
  | { is: 'starting'; key: string }
  /** A page was loaded while a session is going on; the server has not answered yet. */
  | { is: 'resuming'; key: string; token: string; announced: boolean; holder: string | null }
  | {
      is: 'live';
      key: string;
      token: string;
      agents: readonly AgentInfo[];
      /** This page, and not another tab of the customer, is what agents see. */
      shown: boolean;
      /** The connection to the server is up and the server knows us. */
      online: boolean;
      /** The agent who has control: Write Mode. `null`: Pointer Mode. */
      holder: string | null;
      /** An agent's wish for Write Mode that the customer has not answered yet. */
      request: ControlRequest | null;
    };

export interface ControlRequest {
  /** Names this wish; another wish has another name. */
  name: string;
  agentId: string;
}

/** What one event leads to. */
export interface Transition {
  state: SessionState;
  effects: SessionEffect[];
}

/** The documented reasons of `onSessionEnded` (JavaScript API, "onSessionEnded"; spelling by FACTS 6). */
export type SessionEndReason =
  | 'self'
  | 'external'
  | 'timeout'
  | 'inactivityTimeout'
  | 'serverUnavailable'
  | 'sessionsOverLimit'
  | 'error';

/** What an agent does to the page's history; `url` comes with the command of that name only. */
export interface AgentNavigation {
  /** What the agent asked for. */
  command: 'back' | 'refresh' | 'forward' | 'url';
  /** Where the agent leads to. */
  url?: string;
}

/**
 * What happens to the control of the page. All but `upgradeAnswered` come from outside of the session.
 * There is none by which a server or an agent could give itself Write Mode.
 */
export type ControlEvent =
  | { is: 'upgradeRequested'; request: string; agentId: string }
  | { is: 'upgradeWithdrawn'; request: string }
  | { is: 'upgradeAnswered'; request: string; allow: boolean }
  /** The customer takes control back. */
  | { is: 'downgrade' }
  /** The agent gives it back. */
  | { is: 'released'; agentId: string }
  /** An agent has left for good, and others stay. */
  | { is: 'agentLeft'; agentId: string }
  /** The page will be navigated by the agent in some seconds. */
  | { is: 'agentNavigates'; navigation: AgentNavigation }
  | { is: 'navigationFailed' };

/** What happens to a session, from the customer, the browser, the server or the clock. */
export type SessionEvent =
  | ControlEvent
  | { is: 'start'; key: string }
  /**
   * The browser holds a reference from an earlier page, or from another tab; an expired one is too old to use.
   * During that session it says what another tab has decided about the mode.
   */
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
      /** The server's rules of privacy, if it has any. */
      restrictions?: DomRestrictions | undefined;
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
  | { do: 'announceEnded'; reason: SessionEndReason }
  /** Asks the customer and the page whether the agent may have control; a question before it is closed. */
  | { do: 'askUpgrade'; request: string }
  | { do: 'closeUpgrade' }
  | { do: 'sendUpgradeAnswer'; request: string; allow: boolean }
  /** Tells the server who has control: the customer's browser decides it. */
  | { do: 'sendHolder'; holder: string | null }
  /** Who has control has changed, or was brought along: from now on only this agent's commands are carried out. */
  | { do: 'control'; holder: string | null }
  /** `news`: it changed just now, and was not brought along from an earlier page. */
  | { do: 'announceMode'; mode: Mode; news: boolean }
  | { do: 'announceNavigation'; navigation: AgentNavigation }
  | { do: 'announceNavigationFailed' };
