import type { AgentMessage, CustomerMessage } from '../../../src/protocol/index.js';
import type { LogPump } from '../log/pumpLog.js';
import type { SessionLog } from '../log/sessionLog.js';
import { createSerialQueue, type SerialQueue } from '../order/createSerialQueue.js';
import type { AgentLink, CustomerLink } from './links.js';
import type { Session } from './session.js';

export type Batch = Extract<CustomerMessage, { t: 'batch' }>;
export type Join = Extract<AgentMessage, { t: 'join' }>;
export type Rejoin = Extract<AgentMessage, { t: 'rejoin' }>;

/** An agent's window that is connected to a session. */
export type AgentWindow = {
  readonly link: AgentLink;
  readonly pump: LogPump;
  lastResync: number | null;
  /** The same for `fresh`. */
  lastRenewal: number | null;
};

/** A session and who is connected to it, on this node. */
export type Room = {
  /** Changed by `commitEvent` only. */
  session: Session;
  /** Whatever changes the session or its connections runs in here, one after the other. */
  readonly queue: SerialQueue;
  /** Connected pages of the customer, by connection; the value is the page's id. */
  readonly pages: Map<CustomerLink, string>;
  /** The page that agents see. Invariant: null or in `pages`. */
  shown: CustomerLink | null;
  /** By the agent's id. Invariant: only agents that have a seat. */
  readonly windows: Map<string, AgentWindow>;
  /** Made when the first agent joins. */
  log: SessionLog | null;
  /** When the shown page was asked for a snapshot that has not begun to come. */
  snapshotAskedAt: number | null;
  /** Who may act in the page, as the customer's page has said last, and the wishes that it has not answered yet. */
  readonly control: { holder: string | null; readonly requests: Map<string, string> };
  cancelDeadline: () => void;
};

export function createRoom(session: Session): Room {
  return {
    session,
    queue: createSerialQueue(),
    pages: new Map(),
    shown: null,
    windows: new Map(),
    log: null,
    snapshotAskedAt: null,
    control: { holder: null, requests: new Map() },
    cancelDeadline: () => {},
  };
}
