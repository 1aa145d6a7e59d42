import type { Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/** Asks the shown page for a new snapshot: once, and again only if none came for long. */
export function askSnapshot(context: SessionsContext, room: Room): void {
  const page = room.shown === null ? undefined : room.pages.get(room.shown);
  if (room.shown === null || page === undefined) return;
  const now = context.clock.now();
  const asked = room.snapshotAskedAt;
  if (asked !== null && now - asked < context.logLimits.askAgainAfter) return;
  room.snapshotAskedAt = now;
  room.shown.send({ t: 'snapshotWanted', page });
}
