import { commitEvent } from './commitEvent.js';
import type { AgentLink } from './links.js';
import type { Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/** An agent's window is no longer connected. The seat stays until the session ends. */
export function detachAgent(context: SessionsContext, room: Room, link: AgentLink): Promise<void> {
  return room.queue.run(async () => {
    const agentId = link.agent.id;
    const window = room.windows.get(agentId);
    if (window === undefined || window.link !== link) return;
    window.pump.stop();
    room.windows.delete(agentId);
    await commitEvent(context, room, { type: 'agentWent', at: context.clock.now(), agentId });
  });
}
