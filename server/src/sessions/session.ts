import type { AgentInfo, EndCause } from '../../../src/protocol/index.js';

/** An agent's place in a session. `awaySince`: when its connection was lost; null while connected. */
export type AgentSeat = {
  readonly id: string;
  readonly name?: string;
  readonly keyHash: string;
  readonly awaySince: number | null;
};

/** Times are milliseconds since 1970. */
type Born = {
  readonly id: string;
  readonly token: string;
  readonly customerKeyHash: string;
  readonly createdAt: number;
};

/** No agent has joined yet. */
export type WaitingSession = Born & {
  readonly state: 'waiting';
  readonly customerAwaySince: number | null;
};

/** Invariant: at least one agent has a seat. */
export type ActiveSession = Born & {
  readonly state: 'active';
  readonly activatedAt: number;
  readonly agents: readonly AgentSeat[];
  readonly customerAwaySince: number | null;
};

/** Final. Only what is needed to tell latecomers that, and why, it is over. */
export type EndedSession = Born & {
  readonly state: 'ended';
  readonly cause: EndCause;
  readonly endedAt: number;
  readonly agentKeyHashes: readonly string[];
};

export type LiveSession = WaitingSession | ActiveSession;
export type Session = LiveSession | EndedSession;

/** Who sits in the session; nobody unless it is active. */
export function seatsOf(session: Session): readonly AgentSeat[] {
  return session.state === 'active' ? session.agents : [];
}

/** What others may know of an agent: never the key. */
export function describeAgent(agent: AgentInfo): AgentInfo {
  return agent.name === undefined ? { id: agent.id } : { id: agent.id, name: agent.name };
}
