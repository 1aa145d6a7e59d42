import type { Room } from './room.js';
import { seatsOf } from './session.js';

/** The live sessions of this node. */
export type RoomIndex = {
  add(room: Room): void;
  remove(room: Room): void;
  byToken(token: string): Room | undefined;
  byCustomerKey(hash: string): Room | undefined;
  /** The one session that the agent sits in, or is about to. */
  byAgent(agentId: string): Room | undefined;
  /** Holds the agent's place before it is written down, so that it cannot enter two sessions at once. */
  reserve(agentId: string, room: Room): void;
  /** Gives the place back, unless the agent really sits in `room`. */
  release(agentId: string, room: Room): void;
  rooms(): Iterable<Room>;
  size(): number;
};

export function createRoomIndex(): RoomIndex {
  const tokens = new Map<string, Room>();
  const customers = new Map<string, Room>();
  const agents = new Map<string, Room>();
  return {
    add(room) {
      tokens.set(room.session.token, room);
      customers.set(room.session.customerKeyHash, room);
      for (const { id } of seatsOf(room.session)) agents.set(id, room);
    },
    remove(room) {
      tokens.delete(room.session.token);
      customers.delete(room.session.customerKeyHash);
      for (const [id, other] of agents) if (other === room) agents.delete(id);
    },
    byToken: token => tokens.get(token),
    byCustomerKey: hash => customers.get(hash),
    byAgent: agentId => agents.get(agentId),
    reserve(agentId, room) {
      agents.set(agentId, room);
    },
    release(agentId, room) {
      if (agents.get(agentId) === room && !seatsOf(room.session).some(({ id }) => id === agentId))
        agents.delete(agentId);
    },
    rooms: () => tokens.values(),
    size: () => tokens.size,
  };
}
