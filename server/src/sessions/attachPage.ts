import { announceCustomer } from './announceNews.js';
import { commitEvent } from './commitEvent.js';
import type { CustomerLink } from './links.js';
import type { Room } from './room.js';
import { describeAgent, seatsOf } from './session.js';
import type { SessionsContext } from './sessionsContext.js';

/**
 * Connects a customer's page to its session. With `claim` it becomes the page that agents see. Answers the
 * room, or null if the session is over by now; the page has been told.
 */
export function attachPage(
  context: SessionsContext,
  room: Room,
  link: CustomerLink,
  { page, claim }: { page: string; claim: boolean },
): Promise<Room | null> {
  return room.queue.run(async () => {
    if (room.session.state !== 'ended')
      await commitEvent(context, room, { type: 'customerCame', at: context.clock.now() });
    const { session } = room;
    if (session.state === 'ended') {
      link.send({ t: 'ended', cause: session.cause });
      return null;
    }
    const wasShown = room.shown;
    dropOldConnection(room, link, page);
    room.pages.set(link, page);
    if (claim) {
      if (room.shown !== null && room.shown !== link) room.shown.send({ t: 'displaced' });
      room.shown = link;
      room.snapshotAskedAt = null;
    }
    if ((wasShown === null) !== (room.shown === null)) announceCustomer(room, room.shown !== null);

    const standing = (await room.log?.standingOf(page)) ?? { lastSeq: 0, needSnapshot: true };
    const seats = seatsOf(session);
    link.send({
      t: 'session',
      token: session.token,
      agents: seats.map(describeAgent),
      shown: room.shown === link,
      ...standing,
      ...(context.restrictions === null ? {} : { restrictions: context.restrictions }),
    });
    for (const { id, awaySince } of seats)
      if (awaySince !== null) link.send({ t: 'agentPresence', agentId: id, online: false });
    return room;
  });
}

/** A page that connects again before its old connection was found dead has only the new one. */
function dropOldConnection(room: Room, link: CustomerLink, page: string): void {
  for (const [other, otherPage] of room.pages) {
    if (other === link || otherPage !== page) continue;
    room.pages.delete(other);
    if (room.shown === other) room.shown = null;
    other.close();
  }
  // The same connection may say anew that it only listens.
  if (room.shown === link) room.shown = null;
}
