import { commitEvent } from './commitEvent.js';
import { createRoom } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/**
 * Takes over the sessions that an earlier run of the server left alive. Whoever was connected then counts as
 * away from now on; who was away already, and a session nobody joined, has only what is left of its time.
 */
export async function restoreSessions(context: SessionsContext): Promise<void> {
  const sessions = await context.registry.loadLive();
  for (const session of sessions) {
    const room = createRoom(session);
    context.index.add(room);
    const at = context.clock.now();
    await room.queue.run(async () => {
      // The log is gone: pages learn that from the new epoch's `needSnapshot`, agents from the epoch.
      if (session.state === 'active') room.log = context.makeLog(context.random.id());
      await commitEvent(context, room, { type: 'restarted', at });
      await commitEvent(context, room, { type: 'timePassed', at });
    });
  }
  if (sessions.length > 0) context.logger.info({ sessions: sessions.length }, 'sessions restored');
}
