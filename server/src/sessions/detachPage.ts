import { announceCustomer } from './announceNews.js';
import { commitEvent } from './commitEvent.js';
import type { CustomerLink } from './links.js';
import { refuseRequests } from './relayControl.js';
import type { Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/** A customer's page is no longer connected. */
export function detachPage(context: SessionsContext, room: Room, link: CustomerLink): Promise<void> {
  return room.queue.run(async () => {
    if (!room.pages.delete(link)) return;
    if (room.shown === link) {
      room.shown = null;
      announceCustomer(room, false);
      refuseRequests(room);
    }
    // Pages that only listen still prove that the customer is there.
    if (room.pages.size === 0)
      await commitEvent(context, room, { type: 'customerWent', at: context.clock.now() });
  });
}
