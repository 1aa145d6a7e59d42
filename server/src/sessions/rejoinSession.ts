import { attachAgent } from './attachAgent.js';
import { commitEvent } from './commitEvent.js';
import { findEnded } from './findEnded.js';
import { hashKey } from './hashKey.js';
import type { AgentLink } from './links.js';
import type { Rejoin, Room } from './room.js';
import { seatsOf } from './session.js';
import type { SessionsContext } from './sessionsContext.js';

/** Brings an agent's window back into its session. Answers the room it is in now, or null; it has been told. */
export async function rejoinSession(
  context: SessionsContext,
  link: AgentLink,
  { key, after }: Rejoin,
): Promise<Room | null> {
  const keyHash = hashKey(key);
  const agentId = link.agent.id;
  const room = context.index.byAgent(agentId);
  const holdsKey = () =>
    room !== undefined && seatsOf(room.session).some(seat => seat.id === agentId && seat.keyHash === keyHash);
  if (room !== undefined && holdsKey()) {
    const attached = await room.queue.run(async () => {
      // Between the look-up and this moment the session may have ended, or another window taken the seat.
      if (!holdsKey()) return false;
      await commitEvent(context, room, { type: 'agentCame', at: context.clock.now(), agentId });
      await attachAgent(context, room, link, after);
      return true;
    });
    if (attached) return room;
  }
  const ended = await findEnded(context, { agentKeyHash: keyHash });
  if (ended !== null) link.send({ t: 'ended', cause: ended.cause });
  else link.send({ t: 'refused', code: 'unknownSession', message: 'There is no such session.' });
  return null;
}
