/** Sizes that both ends of the wire hold each other to. Lengths are in UTF-16 code units. */
export const LIMITS = {
  /** Longest `data` of one batch part. A batch that is longer is cut (see `cutBatch`). */
  partLength: 256 * 1024,
  /** Most parts in one batch: a full snapshot may be up to 64 Mi code units long. */
  parts: 256,
  /** Longest frame the server's transport accepts, in bytes: a part in the widest UTF-8, escaped, and its envelope. */
  frameBytes: 2 * 1024 * 1024,
  /** Longest name of an agent. */
  nameLength: 100,
  /** Longest refusal or error text. */
  textLength: 500,
  /** Most sets of restrictions, and most rules in one of them. */
  restrictionSets: 200,
  rulesInSet: 500,
  /** Longest selector of a rule. */
  selectorLength: 2000,
  /** Longest restrictions as a whole: they are sent with each answer to a page. */
  restrictionsLength: 256 * 1024,
  /** Longest text that an agent types or pastes at once. */
  typedLength: 10_000,
  /** Most options that an agent chooses at once. */
  chosen: 1000,
  /** Longest address that an agent opens. */
  addressLength: 2000,
  /** Most points of one drawing, and of one message about it. */
  drawnPoints: 1000,
  /** How far a drawing may go beyond the box of what it hangs on, in widths and heights of that box. */
  outside: 1000,
  /** Most drawings that are shown at a time; the oldest make room. */
  drawings: 50,
} as const;
