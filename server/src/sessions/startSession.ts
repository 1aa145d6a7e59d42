import { shortenToken } from '../metrics/shortenToken.js';
import { attachPage } from './attachPage.js';
import { armDeadline } from './commitEvent.js';
import { findEnded } from './findEnded.js';
import { hashKey } from './hashKey.js';
import type { CustomerLink } from './links.js';
import { createRoom, type Room } from './room.js';
import type { WaitingSession } from './session.js';
import type { SessionsContext } from './sessionsContext.js';

/** How often a token that is taken is drawn again. With 900 million of them, twice is already unheard of. */
const DRAWS = 20;

/**
 * Gives a customer's page its session: a new one, or the one that its key has already started.
 * Answers the room it is in now, or null when there is none; the page has been told in either case.
 */
export async function startSession(
  context: SessionsContext,
  link: CustomerLink,
  { key, page }: { key: string; page: string },
): Promise<Room | null> {
  const customerKeyHash = hashKey(key);
  const known = context.index.byCustomerKey(customerKeyHash);
  if (known !== undefined) return attachPage(context, known, link, { page, claim: true });

  const begun = context.starting.get(customerKeyHash);
  if (begun === undefined) {
    const ended = await findEnded(context, { customerKeyHash });
    if (ended !== null) {
      link.send({ t: 'ended', cause: ended.cause });
      return null;
    }
  }
  const room = await startOnce(context, customerKeyHash);
  if (room === null) {
    link.send({
      t: 'refused',
      code: 'tooManySessions',
      message: 'There are too many sessions. Try again later.',
    });
    return null;
  }
  return attachPage(context, room, link, { page, claim: true });
}

/** Two pages that start with the same key at the same time get the same session. */
function startOnce(context: SessionsContext, customerKeyHash: string): Promise<Room | null> {
  const known = context.index.byCustomerKey(customerKeyHash);
  if (known !== undefined) return Promise.resolve(known);
  const begun = context.starting.get(customerKeyHash);
  if (begun !== undefined) return begun;
  const creation = createSession(context, customerKeyHash).finally(() => {
    context.starting.delete(customerKeyHash);
  });
  context.starting.set(customerKeyHash, creation);
  return creation;
}

async function createSession(context: SessionsContext, customerKeyHash: string): Promise<Room | null> {
  // Those that are being created count too: this one is not yet among them.
  if (context.index.size() + context.starting.size >= context.rules.maxSessions) return null;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const token = context.random.token();
    if (context.index.byToken(token) !== undefined) continue;
    const session: WaitingSession = {
      state: 'waiting',
      id: context.random.id(),
      token,
      customerKeyHash,
      createdAt: context.clock.now(),
      customerAwaySince: null,
    };
    if ((await context.registry.insert(session)) === 'taken') continue;
    const room = createRoom(session);
    context.index.add(room);
    armDeadline(context, room);
    context.logger.info({ token: shortenToken(token) }, 'session waiting');
    return room;
  }
  throw new Error('no free token was drawn');
}
