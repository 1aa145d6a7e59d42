import type { EndCause } from '../../../src/protocol/index.js';
import type { Session } from './session.js';
import type { SessionRules } from './sessionRules.js';

export type Deadline = { readonly at: number; readonly cause: EndCause };

/** When, and why, the session ends if nothing more happens; null if it does not. */
export function nextDeadline(session: Session, rules: SessionRules): Deadline | null {
  if (session.state === 'ended') return null;
  const deadlines: Deadline[] = [];
  if (session.customerAwaySince !== null)
    deadlines.push({ at: session.customerAwaySince + rules.maxOfflineDuration, cause: 'customerAway' });
  if (session.state === 'waiting') {
    deadlines.push({ at: session.createdAt + rules.inactivityTimeout, cause: 'agentNeverJoined' });
  } else {
    // Agents count as away together from the moment that the last of them went.
    const lastLeft = session.agents.reduce(
      (latest, { awaySince }) =>
        awaySince === null ? Number.POSITIVE_INFINITY : Math.max(latest, awaySince),
      Number.NEGATIVE_INFINITY,
    );
    if (Number.isFinite(lastLeft))
      deadlines.push({ at: lastLeft + rules.agentAwayTimeout, cause: 'agentAway' });
  }
  return deadlines.reduce<Deadline | null>(
    (first, deadline) => (first === null || deadline.at < first.at ? deadline : first),
    null,
  );
}
