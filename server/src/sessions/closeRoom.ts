import type { Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/** Lets go of everything that an ended session held. The parties have been told. */
export async function closeRoom(context: SessionsContext, room: Room): Promise<void> {
  context.index.remove(room);
  room.cancelDeadline();
  for (const { link, pump } of room.windows.values()) {
    pump.stop();
    link.close();
  }
  for (const page of room.pages.keys()) page.close();
  room.windows.clear();
  room.pages.clear();
  room.shown = null;
  const { log } = room;
  room.log = null;
  await log?.drop();
}
