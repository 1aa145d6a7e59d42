import { commitEvent } from './commitEvent.js';
import type { AgentLink } from './links.js';
import { endControlOf } from './relayControl.js';
import type { Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/**
 * An agent leaves for good: the seat is free for another. Where others stay, the session goes on with them, and is over for
 * this agent alone. Only inside the room's queue.
 */
export async function dismissAgent(context: SessionsContext, room: Room, link: AgentLink): Promise<void> {
  const { id } = link.agent;
  await commitEvent(context, room, { type: 'agentExited', at: context.clock.now(), agentId: id });
  // The end of the session has told everybody, and let go of all.
  if (room.session.state === 'ended') return;
  room.windows.get(id)?.pump.stop();
  room.windows.delete(id);
  context.index.release(id, room);
  link.send({ t: 'ended', cause: 'agentExited' });
  link.close();
  endControlOf(room, id);
}
