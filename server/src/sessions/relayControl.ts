import type { AgentMessage, CommandRefusal, CustomerMessage } from '../../../src/protocol/index.js';
import type { AgentLink } from './links.js';
import type { Room } from './room.js';
import { seatsOf } from './session.js';

export type FromAgent = Extract<
  AgentMessage,
  { t: 'requestControl' | 'withdrawControl' | 'releaseControl' | 'command' }
>;
export type FromCustomer = Extract<CustomerMessage, { t: 'controlAnswer' | 'control' | 'commandRefused' }>;

/**
 * Brings what an agent wants of Write Mode to the page that is shown. Who has control is what the customer's page
 * has said last; commands of others stay here, and the page would not carry them out either. Who may only watch asks
 * for nothing. Answers why a message went no further.
 */
export function relayFromAgent(room: Room, link: AgentLink, message: FromAgent): CommandRefusal | null {
  const agentId = link.agent.id;
  const { control, shown } = room;
  switch (message.t) {
    case 'requestControl': {
      const { request } = message;
      if (!link.mayControl) {
        link.send({ t: 'controlAnswer', request, allow: false, reason: 'watchOnly' });
        return 'watchOnly';
      }
      // One wish of each agent at a time: the page would ask the customer once for all of them anyway.
      for (const [name, by] of control.requests) if (by === agentId) control.requests.delete(name);
      if (shown === null) {
        link.send({ t: 'controlAnswer', request, allow: false });
        return null;
      }
      control.requests.set(request, agentId);
      shown.send({ t: 'controlRequested', agentId, request });
      return null;
    }
    case 'withdrawControl':
      if (control.requests.get(message.request) !== agentId) return null;
      control.requests.delete(message.request);
      shown?.send({ t: 'controlWithdrawn', agentId, request: message.request });
      return null;
    case 'releaseControl': {
      // A page in the background can take it back as well as the one in front.
      const [page = null] = room.pages.keys();
      (shown ?? page)?.send({ t: 'controlReleased', agentId });
      return null;
    }
    case 'command': {
      const { page, n, command } = message;
      const refusal = link.mayControl ? judge(room, agentId, page) : 'watchOnly';
      if (refusal === null) shown?.send({ t: 'command', agentId, page, n, command });
      else link.send({ t: 'commandRefused', n, reason: refusal, count: 1 });
      return refusal;
    }
  }
}

function judge({ control, shown, pages }: Room, agentId: string, page: string): CommandRefusal | null {
  if (control.holder === null) return 'pointerMode';
  if (control.holder !== agentId) return 'otherAgent';
  return shown !== null && pages.get(shown) === page ? null : 'stale';
}

/** Brings what a customer's page says of Write Mode to those who are meant. */
export function relayFromCustomer(room: Room, message: FromCustomer): void {
  const { control, windows } = room;
  switch (message.t) {
    case 'controlAnswer': {
      const { request, allow } = message;
      const agentId = control.requests.get(request);
      control.requests.delete(request);
      if (agentId !== undefined) windows.get(agentId)?.link.send({ t: 'controlAnswer', request, allow });
      return;
    }
    case 'control': {
      const isSeated = seatsOf(room.session).some(({ id }) => id === message.holder);
      setHolder(room, isSeated ? message.holder : null);
      const holder = control.holder === null ? undefined : windows.get(control.holder);
      if (holder) takeFromWatcher(room, holder.link);
      return;
    }
    case 'commandRefused': {
      const { agentId, n, reason, count } = message;
      windows.get(agentId)?.link.send({ t: 'commandRefused', n, reason, count });
      return;
    }
  }
}

function setHolder(room: Room, holder: string | null): void {
  room.control.holder = holder;
  for (const { link } of room.windows.values()) tellHolder(room, link);
}

/** An agent who has left asks for nothing any more and controls nothing. The page ends it by itself. */
export function endControlOf(room: Room, agentId: string): void {
  for (const [request, by] of room.control.requests)
    if (by === agentId) room.control.requests.delete(request);
  if (room.control.holder === agentId) setHolder(room, null);
}

/** Who had control and may only watch now has it no more, as if it had been given back. */
export function takeFromWatcher(room: Room, link: AgentLink): void {
  if (link.mayControl || room.control.holder !== link.agent.id) return;
  relayFromAgent(room, link, { t: 'releaseControl' });
  setHolder(room, null);
}

/** Tells an agent who has control. */
export function tellHolder(room: Room, link: AgentLink): void {
  const { holder } = room.control;
  const seat = seatsOf(room.session).find(({ id }) => id === holder);
  if (seat === undefined) link.send({ t: 'control', holder: 'nobody' });
  else if (seat.id === link.agent.id) link.send({ t: 'control', holder: 'you' });
  else link.send({ t: 'control', holder: 'other', ...(seat.name !== undefined && { name: seat.name }) });
}

/** Wishes of agents that the page which was asked will not answer any more. */
export function refuseRequests(room: Room): void {
  for (const [request, agentId] of room.control.requests)
    room.windows.get(agentId)?.link.send({ t: 'controlAnswer', request, allow: false });
  room.control.requests.clear();
}
