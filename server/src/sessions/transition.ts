import type { AgentInfo, EndCause, RefusalCode } from '../../../src/protocol/index.js';
import { nextDeadline } from './nextDeadline.js';
import {
  type ActiveSession,
  type AgentSeat,
  describeAgent,
  type EndedSession,
  type LiveSession,
  type Session,
  seatsOf,
} from './session.js';
import type { SessionRules } from './sessionRules.js';

/** Everything that can happen to a session. `at`: milliseconds since 1970. */
export type SessionEvent =
  | { readonly type: 'customerCame'; readonly at: number }
  | { readonly type: 'customerWent'; readonly at: number }
  | { readonly type: 'customerExited'; readonly at: number }
  | { readonly type: 'agentJoined'; readonly at: number; readonly agent: AgentInfo; readonly keyHash: string }
  | { readonly type: 'agentCame'; readonly at: number; readonly agentId: string }
  | { readonly type: 'agentWent'; readonly at: number; readonly agentId: string }
  | { readonly type: 'agentExited'; readonly at: number; readonly agentId: string }
  | { readonly type: 'agentWasBusy'; readonly at: number }
  | { readonly type: 'failed'; readonly at: number }
  /** The server was started again: nobody is connected yet. */
  | { readonly type: 'restarted'; readonly at: number }
  | { readonly type: 'timePassed'; readonly at: number };

/** What the parties are to be told. */
export type SessionNews =
  | { readonly type: 'agentSeated'; readonly agent: AgentInfo }
  | { readonly type: 'agentLeft'; readonly agentId: string }
  | { readonly type: 'agentPresence'; readonly agentId: string; readonly online: boolean }
  | { readonly type: 'ended'; readonly cause: EndCause };

export type Transition = {
  /** The same object if nothing changed. */
  readonly session: Session;
  readonly news: readonly SessionNews[];
  readonly refusal: Extract<RefusalCode, 'endedSession' | 'sessionFull'> | null;
  /** Others will rely on this change: it must be on disk before anybody hears of it. */
  readonly durable: boolean;
};

/** The whole life of a session, without effects: what it becomes when `event` happens. */
export function transition(session: Session, event: SessionEvent, rules: SessionRules): Transition {
  if (session.state === 'ended')
    return event.type === 'agentJoined'
      ? { ...unchanged(session), refusal: 'endedSession' }
      : unchanged(session);
  switch (event.type) {
    case 'customerCame':
      if (session.customerAwaySince === null) return unchanged(session);
      return presence({ ...session, customerAwaySince: null });
    case 'customerWent':
      if (session.customerAwaySince !== null) return unchanged(session);
      return presence({ ...session, customerAwaySince: event.at });
    case 'agentJoined':
      return seatAgent(session, event, rules);
    case 'agentCame':
      return moveSeat(session, event.agentId, null);
    case 'agentWent':
      return moveSeat(session, event.agentId, event.at);
    case 'restarted':
      return presence(leaveEverybody(session, event.at));
    case 'timePassed': {
      const deadline = nextDeadline(session, rules);
      return deadline !== null && event.at >= deadline.at
        ? end(session, deadline.cause, event.at)
        : unchanged(session);
    }
    case 'customerExited':
      return end(session, 'customerExited', event.at);
    case 'agentExited':
      return freeSeat(session, event);
    case 'agentWasBusy':
      // Only a session that nobody serves yet: an active one has its own agent.
      return session.state === 'waiting' ? end(session, 'agentBusy', event.at) : unchanged(session);
    case 'failed':
      return end(session, 'error', event.at);
  }
}

function unchanged(session: Session): Transition {
  return { session, news: [], refusal: null, durable: false };
}

function presence(session: LiveSession, news: readonly SessionNews[] = []): Transition {
  return { session, news, refusal: null, durable: false };
}

function end(session: LiveSession, cause: EndCause, at: number): Transition {
  const ended: EndedSession = {
    state: 'ended',
    id: session.id,
    token: session.token,
    customerKeyHash: session.customerKeyHash,
    createdAt: session.createdAt,
    cause,
    endedAt: at,
    agentKeyHashes: seatsOf(session).map(seat => seat.keyHash),
  };
  return { session: ended, news: [{ type: 'ended', cause }], refusal: null, durable: true };
}

function seatAgent(
  session: LiveSession,
  event: Extract<SessionEvent, { type: 'agentJoined' }>,
  rules: SessionRules,
): Transition {
  const agents = seatsOf(session);
  const agent = describeAgent(event.agent);
  const old = agents.find(seat => seat.id === agent.id);
  if (old === undefined && agents.length >= rules.maxAgentsPerSession)
    return { ...unchanged(session), refusal: 'sessionFull' };
  if (old !== undefined && old.keyHash === event.keyHash) return moveSeat(session, agent.id, null);

  const seat: AgentSeat = { ...agent, keyHash: event.keyHash, awaySince: null };
  const news: SessionNews[] = [];
  if (old === undefined) news.push({ type: 'agentSeated', agent });
  else if (old.awaySince !== null) news.push({ type: 'agentPresence', agentId: agent.id, online: true });
  const active: ActiveSession = {
    ...session,
    state: 'active',
    activatedAt: session.state === 'active' ? session.activatedAt : event.at,
    agents: old === undefined ? [...agents, seat] : agents.map(other => (other === old ? seat : other)),
  };
  return { session: active, news, refusal: null, durable: true };
}

/** The last agent who leaves ends the session: nobody would be with the customer. */
function freeSeat(
  session: LiveSession,
  { agentId, at }: Extract<SessionEvent, { type: 'agentExited' }>,
): Transition {
  const left = seatsOf(session).filter(({ id }) => id !== agentId);
  if (session.state !== 'active' || left.length === session.agents.length) return unchanged(session);
  if (left.length === 0) return end(session, 'agentExited', at);
  // Agents are away together since the last of them went, and that is now.
  const isEmpty = left.every(({ awaySince }) => awaySince !== null);
  return {
    session: { ...session, agents: isEmpty ? left.map(seat => ({ ...seat, awaySince: at })) : left },
    news: [{ type: 'agentLeft', agentId }],
    refusal: null,
    durable: true,
  };
}

function moveSeat(session: LiveSession, agentId: string, awaySince: number | null): Transition {
  if (session.state !== 'active') return unchanged(session);
  const seat = session.agents.find(({ id }) => id === agentId);
  // Someone who is away stays away since the first time: the later moment would give more time.
  if (seat === undefined || (seat.awaySince === null) === (awaySince === null)) return unchanged(session);
  return presence(
    {
      ...session,
      agents: session.agents.map(other => (other === seat ? { ...seat, awaySince } : other)),
    },
    [{ type: 'agentPresence', agentId, online: awaySince === null }],
  );
}

function leaveEverybody(session: LiveSession, at: number): LiveSession {
  const customerAwaySince = session.customerAwaySince ?? at;
  if (session.state === 'waiting') return { ...session, customerAwaySince };
  return {
    ...session,
    customerAwaySince,
    agents: session.agents.map(seat => ({ ...seat, awaySince: seat.awaySince ?? at })),
  };
}
