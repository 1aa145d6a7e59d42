/** Sizes as `sizeOfEntry` counts, times in milliseconds. */
export type LogLimits = {
  /** A new snapshot is asked for when what follows the last one is longer than this … */
  readonly tailSize: number;
  /** … and longer than so many snapshots. */
  readonly tailPerSnapshot: number;
  /** A session whose log is longer ends. */
  readonly totalSize: number;
  /** What may be on the way to one agent. */
  readonly window: number;
  /** How soon a page is asked for a snapshot again when it did not send one. */
  readonly askAgainAfter: number;
  /** How often an agent may start over. */
  readonly resyncEvery: number;
  /** An agent that starts over twice in this time cannot read the snapshot: the page must send another. */
  readonly resyncRepeated: number;
};

export const LOG_LIMITS: LogLimits = {
  tailSize: 4 * 1024 * 1024,
  tailPerSnapshot: 4,
  totalSize: 64 * 1024 * 1024,
  window: 2 * 1024 * 1024,
  askAgainAfter: 10_000,
  resyncEvery: 1_000,
  resyncRepeated: 10_000,
};
