import { type Session, seatsOf } from './session.js';
import type { SessionClue } from './sessionRegistry.js';

/** Whether a clue names this session. */
export function matchesClue(session: Session, clue: SessionClue): boolean {
  if ('token' in clue) return session.token === clue.token;
  if ('customerKeyHash' in clue) return session.customerKeyHash === clue.customerKeyHash;
  return session.state === 'ended'
    ? session.agentKeyHashes.includes(clue.agentKeyHash)
    : seatsOf(session).some(seat => seat.keyHash === clue.agentKeyHash);
}
