import type { AgentInfo, EndCause } from '../../../src/protocol/index.js';

/** An agent's place in a session. `awaySince`: when its connection was lost; null while connected. */
export type AgentSeat = {
  readonly id: string;
  readonly name?: string;
  readonly keyHash: string;
  readonly awaySince: number | null;
};

/** What every session has from its beginning. Times are milliseconds since 1970. */
export type BornSession = {
  readonly id: string;
  readonly token: string;
  readonly customerKeyHash: string;
  readonly createdAt: number;
};

/** No agent has joined yet. */
export type WaitingSession = BornSession & {
  readonly state: 'waiting';
  readonly customerAwaySince: number | null;
};

/** Invariant: at least one agent has a seat. */
export type ActiveSession = BornSession & {
  readonly state: 'active';
  readonly activatedAt: number;
  readonly agents: readonly AgentSeat[];
  readonly customerAwaySince: number | null;
};

/** Final. Only what is needed to tell latecomers that, and why, it is over. */
export type EndedSession = BornSession & {
  readonly state: 'ended';
  readonly cause: EndCause;
  readonly endedAt: number;
  readonly agentKeyHashes: readonly string[];
};

/** Can be joined. */
export type LiveSession = WaitingSession | ActiveSession;
/** In any of its states. */
export type Session = LiveSession | EndedSession;

/** Who sits in the session; nobody unless it is active. */
export function seatsOf(session: Session): readonly AgentSeat[] {
  return session.state === 'active' ? session.agents : [];
}

/** What others may know of an agent: never the key. */
export function describeAgent(agent: AgentInfo): AgentInfo {
  return agent.name === undefined ? { id: agent.id } : { id: agent.id, name: agent.name };
}
