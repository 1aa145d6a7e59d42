import type { CustomerMessage } from '../../../src/protocol/index.js';

export type BatchPart = Omit<Extract<CustomerMessage, { t: 'batch' }>, 't'>;

/** A part in the log. `pos` counts from one and grows by one with every entry of an epoch. */
export type LogEntry = Omit<BatchPart, 'seq'> & { readonly pos: number };

/** What became of an offered part. */
export type Verdict =
  | { readonly type: 'appended'; readonly lastSeq: number; readonly snapshotStarted: boolean }
  /** It is in the log already. */
  | { readonly type: 'duplicate'; readonly lastSeq: number }
  /** A part before it is missing. */
  | { readonly type: 'gap'; readonly expected: number }
  /** It says how a state changed that the log does not have. */
  | { readonly type: 'snapshotNeeded' }
  /** It does not continue the batch that the page began. */
  | { readonly type: 'outOfOrder' }
  /** The log is no more. */
  | { readonly type: 'dropped' };

/** Sizes are as `sizeOfEntry` counts. */
export type LogExtent = {
  /** Where somebody who knows nothing begins to read: the last complete snapshot, or the oldest entry. */
  readonly first: number;
  /** The newest entry; `first - 1` if there is none. */
  readonly last: number;
  /** Whether `first` is a complete snapshot. */
  readonly hasBase: boolean;
  readonly snapshotSize: number;
  /** What came after the snapshot. */
  readonly tailSize: number;
};

/**
 * What a session's agents see: its last full snapshot and every batch since. Judging a part and keeping it
 * is one step here, because several nodes may one day share a log.
 */
export type SessionLog = {
  /** Names this log: after the loss of a log, positions begin again under another epoch. */
  readonly epoch: string;
  offer(part: BatchPart): Promise<Verdict>;
  /** How a page continues: its last part in the log, and whether changes alone could follow. */
  standingOf(page: string): Promise<{ lastSeq: number; needSnapshot: boolean }>;
  extent(): Promise<LogExtent>;
  /** Entries from `pos` (or from `first`, if that is later) up to about `size`, at least one if there is one. */
  readFrom(pos: number, size: number): Promise<LogEntry[]>;
  /** `listener` is called after each append, until the answer is called. */
  subscribe(listener: () => void): () => void;
  /** Forgets everything, for good. */
  drop(): Promise<void>;
};
