import { matchesClue } from './matchesClue.js';
import type { EndedSession } from './session.js';
import type { SessionClue } from './sessionRegistry.js';
import type { SessionsContext } from './sessionsContext.js';

/** The tombstone that a clue names, if there is one: also one that could not be written yet. */
export async function findEnded(context: SessionsContext, clue: SessionClue): Promise<EndedSession | null> {
  for (const session of context.unwrittenEnds.values()) if (matchesClue(session, clue)) return session;
  const found = await context.registry.find(clue);
  return found?.state === 'ended' ? found : null;
}
