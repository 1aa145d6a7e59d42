import { attachPage } from './attachPage.js';
import { findEnded } from './findEnded.js';
import { hashKey } from './hashKey.js';
import type { CustomerLink } from './links.js';
import type { Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/** Brings a customer's page back into its session. Answers the room it is in now, or null. */
export async function resumeSession(
  context: SessionsContext,
  link: CustomerLink,
  { key, page, claim }: { key: string; page: string; claim: boolean },
): Promise<Room | null> {
  const customerKeyHash = hashKey(key);
  const room = context.index.byCustomerKey(customerKeyHash);
  if (room !== undefined) return attachPage(context, room, link, { page, claim });

  const ended = await findEnded(context, { customerKeyHash });
  if (ended !== null) link.send({ t: 'ended', cause: ended.cause });
  else link.send({ t: 'refused', code: 'unknownSession', message: 'There is no such session.' });
  return null;
}
