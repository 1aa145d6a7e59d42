import { describeError } from '../metrics/describeError.js';
import { shortenToken } from '../metrics/shortenToken.js';
import { announceNews } from './announceNews.js';
import { closeRoom } from './closeRoom.js';
import { nextDeadline } from './nextDeadline.js';
import type { Room } from './room.js';
import type { EndedSession, Session } from './session.js';
import type { SessionsContext } from './sessionsContext.js';
import { type SessionEvent, type Transition, transition } from './transition.js';

/**
 * Lets `event` happen to a session: writes down what must not be lost, then changes the room, then tells
 * the parties. Only to be called inside the room's queue.
 * @throws what the registry throws, when a change that others would rely on cannot be written; then nothing
 * has changed. An end is never undone by that: nobody must go on watching because a disk is full.
 */
export async function commitEvent(
  context: SessionsContext,
  room: Room,
  event: SessionEvent,
): Promise<Transition> {
  const outcome = transition(room.session, event, context.rules);
  const { session } = outcome;
  if (session === room.session) {
    // A timer that fired too early must not have been the last one.
    if (event.type === 'timePassed') armDeadline(context, room);
    return outcome;
  }
  await write(context, session, outcome.durable);

  const wasState = room.session.state;
  room.session = session;
  room.cancelDeadline();
  if (session.state !== wasState) {
    const cause = session.state === 'ended' ? session.cause : undefined;
    context.logger.info({ token: shortenToken(session.token), cause }, `session ${session.state}`);
  }
  announceNews(room, outcome.news);
  if (session.state === 'ended') await closeRoom(context, room);
  else armDeadline(context, room);
  return outcome;
}

async function write(context: SessionsContext, session: Session, durable: boolean): Promise<void> {
  if (session.state === 'ended') return writeEnd(context, session);
  try {
    await context.registry.update(session);
  } catch (thrown) {
    if (durable) throw thrown;
    context.logger.error({ err: describeError(thrown) }, 'presence could not be written');
  }
}

async function writeEnd(context: SessionsContext, session: EndedSession): Promise<void> {
  try {
    await context.registry.end(session);
  } catch (thrown) {
    context.unwrittenEnds.set(session.id, session);
    context.logger.error(
      { err: describeError(thrown) },
      'an end could not be written; it will be tried again',
    );
  }
}

/** Sets the clock for the next moment at which the session would end by itself. */
export function armDeadline(context: SessionsContext, room: Room): void {
  room.cancelDeadline();
  const deadline = nextDeadline(room.session, context.rules);
  if (deadline === null) return;
  room.cancelDeadline = context.clock.after(Math.max(0, deadline.at - context.clock.now()), () => {
    room.queue
      .run(() => commitEvent(context, room, { type: 'timePassed', at: context.clock.now() }))
      .catch(thrown => context.logger.error({ err: describeError(thrown) }, 'a deadline could not be kept'));
  });
}
