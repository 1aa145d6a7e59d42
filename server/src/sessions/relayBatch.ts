import type { RefusalCode } from '../../../src/protocol/index.js';
import type { Verdict } from '../log/sessionLog.js';
import { askSnapshot } from './askSnapshot.js';
import { commitEvent } from './commitEvent.js';
import type { CustomerLink } from './links.js';
import type { Batch, Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

export type RelayAnswer = Verdict | { readonly type: 'refused'; readonly code: RefusalCode };

/**
 * Puts what the shown page recorded into the session's log. Not in the room's queue: the log judges and
 * keeps a part in one step, and a page's parts come one after the other.
 */
export async function relayBatch(
  context: SessionsContext,
  room: Room,
  link: CustomerLink,
  { t: _, ...part }: Batch,
): Promise<RelayAnswer> {
  const { log } = room;
  if (room.session.state !== 'active' || log === null) return { type: 'refused', code: 'notInSession' };
  if (room.shown !== link || room.pages.get(link) !== part.page)
    return { type: 'refused', code: 'outOfOrder' };

  const verdict = await log.offer(part);
  if (verdict.type === 'appended') {
    if (verdict.snapshotStarted) room.snapshotAskedAt = null;
    await limitLog(context, room);
  } else if (verdict.type === 'snapshotNeeded' || verdict.type === 'outOfOrder') {
    // A page that lost its way finds it again with a new snapshot, whatever it lost.
    askSnapshot(context, room);
  }
  return verdict;
}

async function limitLog(context: SessionsContext, room: Room): Promise<void> {
  const extent = await room.log?.extent();
  if (extent === undefined) return;
  const { tailSize, tailPerSnapshot, totalSize } = context.logLimits;
  if (extent.snapshotSize + extent.tailSize > totalSize)
    await room.queue.run(() => commitEvent(context, room, { type: 'failed', at: context.clock.now() }));
  else if (extent.hasBase && extent.tailSize > Math.max(tailSize, tailPerSnapshot * extent.snapshotSize))
    askSnapshot(context, room);
}
