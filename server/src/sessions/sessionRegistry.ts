import type { EndedSession, LiveSession, Session } from './session.js';

/** Names one session by something that one of its parties knows. Hashes are of keys. */
export type SessionClue =
  | { readonly token: string }
  | { readonly customerKeyHash: string }
  | { readonly agentKeyHash: string };

/**
 * Where sessions outlive the process. A promise that is fulfilled means that the change survives the
 * death of the process at any later moment. Every method may reject; then nothing was changed.
 */
export type SessionRegistry = {
  /** `taken`: a live session has this token, or any session this customer key. */
  insert(session: LiveSession): Promise<'inserted' | 'taken'>;
  /** Writes what changed in a live session. Does nothing to one that has ended: that is final. */
  update(session: LiveSession): Promise<void>;
  /** Makes a live session a tombstone. */
  end(session: EndedSession): Promise<void>;
  /** A live session before ended ones, and the one that ended last before others. */
  find(clue: SessionClue): Promise<Session | null>;
  loadLive(): Promise<LiveSession[]>;
  /** Removes tombstones of sessions that ended before `endedBefore`; answers how many. */
  sweep(endedBefore: number): Promise<number>;
  close(): Promise<void>;
};
