import { matchesClue } from './matchesClue.js';
import type { Session } from './session.js';
import type { SessionRegistry } from './sessionRegistry.js';

/** A registry that forgets with the process: for tests, and for trying things out. */
export function createMemoryRegistry(): SessionRegistry {
  const sessions = new Map<string, Session>();

  return {
    async insert(session) {
      for (const other of sessions.values()) {
        if (other.id === session.id || other.customerKeyHash === session.customerKeyHash) return 'taken';
        if (other.state !== 'ended' && other.token === session.token) return 'taken';
      }
      sessions.set(session.id, session);
      return 'inserted';
    },
    async update(session) {
      if (isLive(sessions.get(session.id))) sessions.set(session.id, session);
    },
    async end(session) {
      if (isLive(sessions.get(session.id))) sessions.set(session.id, session);
    },
    async find(clue) {
      const found = [...sessions.values()].filter(session => matchesClue(session, clue));
      return found.find(isLive) ?? found.sort((a, b) => endOf(b) - endOf(a))[0] ?? null;
    },
    async loadLive() {
      return [...sessions.values()].filter(session => session.state !== 'ended');
    },
    async sweep(endedBefore) {
      let removed = 0;
      for (const session of sessions.values())
        if (session.state === 'ended' && session.endedAt < endedBefore && sessions.delete(session.id))
          removed += 1;
      return removed;
    },
    async close() {},
  };
}

function isLive(session: Session | undefined): boolean {
  return session !== undefined && session.state !== 'ended';
}

function endOf(session: Session): number {
  return session.state === 'ended' ? session.endedAt : 0;
}
