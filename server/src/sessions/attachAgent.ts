import { pumpLog } from '../log/pumpLog.js';
import type { SessionLog } from '../log/sessionLog.js';
import { describeError } from '../metrics/describeError.js';
import type { AgentLink } from './links.js';
import { takeFromWatcher, tellHolder } from './relayControl.js';
import type { Rejoin, Room } from './room.js';
import type { SessionsContext } from './sessionsContext.js';

/**
 * Connects an agent who has a seat to the session and begins to send it the log: from after what it has, if
 * the log reaches back so far, otherwise from the last snapshot. Only inside the room's queue.
 */
export async function attachAgent(
  context: SessionsContext,
  room: Room,
  link: AgentLink,
  after?: Rejoin['after'],
): Promise<void> {
  const agentId = link.agent.id;
  const old = room.windows.get(agentId);
  if (old !== undefined) {
    old.pump.stop();
    if (old.link !== link) old.link.send({ t: 'displaced' });
  }
  room.log ??= context.makeLog(context.random.id());
  const { log } = room;
  const from = await findBeginning(log, after);
  const { epoch } = log;
  takeFromWatcher(room, link);
  link.send({
    t: 'joined',
    token: room.session.token,
    epoch,
    customerOnline: room.shown !== null,
    ...(!link.mayControl && { mayControl: false }),
  });
  if (room.control.holder !== null) tellHolder(room, link);
  const pump = pumpLog({
    log,
    from,
    window: context.logLimits.window,
    send: entry => link.send({ t: 'entry', epoch, ...entry }),
    fail(thrown) {
      context.logger.error({ err: describeError(thrown) }, 'the log could not be read for an agent');
      link.close();
    },
  });
  room.windows.set(agentId, { link, pump, lastResync: null, lastRenewal: null });
}

async function findBeginning(log: SessionLog, after: Rejoin['after']): Promise<number> {
  const { first, last } = await log.extent();
  if (after === undefined || after.epoch !== log.epoch) return first;
  const next = after.pos + 1;
  return next >= first && next <= last + 1 ? next : first;
}
