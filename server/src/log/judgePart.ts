import type { BatchPart, Verdict } from './sessionLog.js';

/** A batch of which parts are still to come. */
export type OpenBatch = {
  readonly page: string;
  readonly kind: BatchPart['kind'];
  readonly parts: number;
  readonly nextPart: number;
};

/** What is known of the page that offers a part. */
export type PageStanding = {
  /** Its last part in the log; 0 if there is none. */
  readonly lastSeq: number;
  /** The log's base is a snapshot of this page, and nothing that followed was left unfinished. */
  readonly canContinue: boolean;
};

/**
 * Decides whether a part may follow what the log has. Only `appended` lets it in.
 * Invariant: in the log, the parts of a batch stand together in order; a batch that is left unfinished is
 * followed by the part 0 of another one.
 */
export function judgePart(part: BatchPart, standing: PageStanding, open: OpenBatch | null): Verdict {
  const { lastSeq } = standing;
  const snapshotStarts = part.kind === 'snapshot' && part.part === 0;
  const mine = open?.page === part.page ? open : null;
  if (part.part >= part.parts) return { type: 'outOfOrder' };
  if (part.seq <= lastSeq) return { type: 'duplicate', lastSeq };
  // A snapshot needs nothing before it: it may leave out what the page gave up sending.
  if (snapshotStarts) return { type: 'appended', lastSeq: part.seq, snapshotStarted: true };
  // Before the gap: filling it would not help, because the state that these changes belong to is unknown.
  if (part.kind === 'changes' && mine === null && !standing.canContinue) return { type: 'snapshotNeeded' };
  if (part.seq > lastSeq + 1) return { type: 'gap', expected: lastSeq + 1 };
  const fits =
    mine === null
      ? part.part === 0
      : part.part === mine.nextPart && part.kind === mine.kind && part.parts === mine.parts;
  return fits ? { type: 'appended', lastSeq: part.seq, snapshotStarted: false } : { type: 'outOfOrder' };
}
