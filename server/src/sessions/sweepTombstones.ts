import { describeError } from '../metrics/describeError.js';
import type { SessionsContext } from './sessionsContext.js';

/** How long an ended session is remembered, in milliseconds. */
export const TOMBSTONE_LIFE = 24 * 60 * 60 * 1000;

/** Writes the ends that could not be written, and removes tombstones that nobody will ask for. Never rejects. */
export async function sweepTombstones(context: SessionsContext): Promise<void> {
  try {
    for (const session of [...context.unwrittenEnds.values()]) {
      await context.registry.end(session);
      context.unwrittenEnds.delete(session.id);
    }
    const removed = await context.registry.sweep(context.clock.now() - TOMBSTONE_LIFE);
    if (removed > 0) context.logger.debug({ removed }, 'tombstones removed');
  } catch (thrown) {
    context.logger.error({ err: describeError(thrown) }, 'the registry could not be swept');
  }
}
