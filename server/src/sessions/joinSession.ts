import type { RefusalCode } from '../../../src/protocol/index.js';
import { attachAgent } from './attachAgent.js';
import { commitEvent } from './commitEvent.js';
import { findEnded } from './findEnded.js';
import { hashKey } from './hashKey.js';
import type { AgentLink } from './links.js';
import type { Join, Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/** Lets an agent into the session of a token. Answers the room it is in now, or null; it has been told. */
export async function joinSession(
  context: SessionsContext,
  link: AgentLink,
  { token, key }: Join,
): Promise<Room | null> {
  const { agent, address } = link;
  const refuse = (code: RefusalCode, message: string): null => {
    link.send({ t: 'refused', code, message });
    return null;
  };
  if (!(await context.guesses.take(agent.id, address)))
    return refuse('tooManyAttempts', 'There were too many wrong numbers. Wait a minute.');
  const room = context.index.byToken(token);
  if (room === undefined) {
    const ended = await findEnded(context, { token });
    return ended !== null
      ? refuse('endedSession', 'This session is over.')
      : refuse('unknownSession', 'There is no session with this number.');
  }
  await context.guesses.giveBack(agent.id, address);

  const other = context.index.byAgent(agent.id);
  if (other !== undefined && other !== room) {
    await room.queue.run(() => commitEvent(context, room, { type: 'agentWasBusy', at: context.clock.now() }));
    return refuse('sessionsOverLimit', `You are still in session ${other.session.token}. Leave it first.`);
  }
  context.index.reserve(agent.id, room);
  try {
    return await room.queue.run(async () => {
      const at = context.clock.now();
      const { refusal } = await commitEvent(context, room, {
        type: 'agentJoined',
        at,
        agent,
        keyHash: hashKey(key),
      });
      if (refusal === 'endedSession') return refuse(refusal, 'This session is over.');
      if (refusal === 'sessionFull') return refuse(refusal, 'Another representative is in this session.');
      await attachAgent(context, room, link);
      return room;
    });
  } finally {
    context.index.release(agent.id, room);
  }
}
