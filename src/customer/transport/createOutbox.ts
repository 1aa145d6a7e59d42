import { encodeJson } from '../../browser/encodeJson.js';
import { type CustomerMessage, cutBatch, type RecordedEvent } from '../../protocol/index.js';
import { holdMoves } from './holdMoves.js';

type Part = CustomerMessage & { t: 'batch' };

export interface OutboxOptions {
  /** The id of this page load. */
  page: string;
  /** Hands a part to the network; false when it could not. */
  send(part: Part): boolean;
  /** Asks the recorder for a new full snapshot, which comes back through `push`. */
  requestSnapshot(): void;
  /** A batch could not be cut into parts: the page is too large to be mirrored. */
  tooLarge(error: unknown): void;
  /** How long events are gathered before they are sent, in milliseconds. */
  gatherFor: number;
  /** How much may wait for acknowledgement, in UTF-16 code units, beyond twice the last snapshot. */
  maxOutstanding: number;
  /** When a line counts as lagging, and what is held back then. */
  lag: LagOptions;
}

export interface LagOptions {
  /** The line lags when a part has not been acknowledged for so long, in milliseconds. */
  after: number;
  /** Moves and scrolls are held back while more than this waits, in UTF-16 code units. */
  holdMovesAt: number;
  /**
   * When more than this waits, and more than the last snapshot, all changes are held back, and a new snapshot stands for them.
   * Doubled each time, up to `maxOutstanding`, until there is calm: a snapshot, and what frames tell after it, must get across.
   */
  holdChangesAt: number;
}

export interface Outbox {
  push(event: RecordedEvent): void;
  /** The server knows this page and has its parts up to `lastSeq`. */
  resume(lastSeq: number, needSnapshot: boolean): void;
  /** Parts are kept until `resume`. */
  suspend(): void;
  acknowledge(seq: number): void;
  /** The server misses the part `expected`. */
  repeatFrom(expected: number): void;
  /** Sends what is gathered, now. */
  flush(): void;
  stop(): void;
}

/** After so long without giving anything up, the line is judged as at first, ms. */
const CALM_AFTER_MS = 30_000;

/** rrweb's event types that the outbox must tell apart. */
const FULL_SNAPSHOT = 2;
const META = 4;

/**
 * Numbers what was recorded, sends it, and keeps it until the server has it.
 *
 * Invariants: parts carry numbers without gaps, one more than the last; every part is in `kept` until it
 * is acknowledged or given up; when something was given up, nothing but a full snapshot is sent next
 * (`state: 'lost'` drops all changes until it comes). What waits is bounded, whatever the page does and the line does not.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  let state: 'following' | 'lost' = 'following';
  let online = false;
  let gathered: RecordedEvent[] = [];
  let meta: RecordedEvent | null = null;
  let kept: { part: Part; at: number }[] = [];
  let outstanding = 0;
  let lastSeq = 0;
  let lastSnapshotSize = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let holdChangesAt = options.lag.holdChangesAt;
  let lostAt = 0;
  const moves = holdMoves();

  const isLagging = () => {
    const [oldest] = kept;
    return oldest !== undefined && Date.now() - oldest.at >= options.lag.after;
  };

  const give = (part: Part) => {
    if (online && !options.send(part)) online = false;
  };

  const enqueue = (kind: Part['kind'], events: RecordedEvent[]) => {
    const json = encodeJson(events);
    let pieces: string[];
    try {
      pieces = cutBatch(json);
    } catch (error) {
      options.tooLarge(error);
      return;
    }
    if (kind === 'snapshot') lastSnapshotSize = json.length;
    for (const [index, data] of pieces.entries()) {
      lastSeq += 1;
      const part: Part = {
        t: 'batch',
        seq: lastSeq,
        page: options.page,
        kind,
        part: index,
        parts: pieces.length,
        data,
      };
      kept.push({ part, at: Date.now() });
      outstanding += data.length;
      give(part);
    }
    if (outstanding > options.maxOutstanding + 2 * lastSnapshotSize) lose();
    else if (outstanding > holdChangesAt + lastSnapshotSize && isLagging()) lose();
  };

  /** Too much waits: what is not acknowledged is given up, a snapshot will stand for it. */
  const lose = () => {
    giveUp();
    state = 'lost';
    holdChangesAt = Math.min(2 * holdChangesAt, options.maxOutstanding);
    lostAt = Date.now();
  };

  const giveUp = () => {
    clearTimeout(timer);
    timer = undefined;
    gathered = [];
    kept = [];
    outstanding = 0;
    moves.release();
  };
  const gather = (...events: RecordedEvent[]) => {
    gathered.push(...events);
    timer ??= setTimeout(flush, options.gatherFor);
  };
  const mustHoldMoves = () => outstanding > options.lag.holdMovesAt && isLagging();

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!mustHoldMoves()) gathered.push(...moves.release());
    if (gathered.length === 0) return;
    const events = gathered;
    gathered = [];
    enqueue('changes', events);
  };

  return {
    push(event) {
      if (event.type === META) {
        meta = event;
        return;
      }
      if (event.type === FULL_SNAPSHOT) {
        // A snapshot stands for all before it: what still waits need not be sent at all.
        giveUp();
        state = 'following';
        enqueue('snapshot', meta ? [meta, event] : [event]);
        meta = null;
        return;
      }
      if (state === 'lost') return;
      if (mustHoldMoves() && moves.hold(event)) return;
      // What was held back is older.
      if (!moves.isEmpty() && !mustHoldMoves()) gather(...moves.release());
      gather(event);
    },
    resume(acknowledged, needSnapshot) {
      online = true;
      drop(acknowledged);
      const next = kept[0]?.part;
      const canContinue =
        state === 'following' && (next ? next.seq === acknowledged + 1 : acknowledged === lastSeq);
      const startsAnew = next?.kind === 'snapshot' && next.part === 0;
      if ((canContinue && !needSnapshot) || startsAnew) for (const { part } of kept) give(part);
      else options.requestSnapshot();
    },
    suspend() {
      online = false;
    },
    acknowledge(seq) {
      drop(seq);
      if (Date.now() - lostAt > CALM_AFTER_MS) holdChangesAt = options.lag.holdChangesAt;
      if (!moves.isEmpty() && !mustHoldMoves()) gather(...moves.release());
      // All that was on its way has arrived: the line is free for the snapshot.
      if (state === 'lost' && online && seq >= lastSeq) options.requestSnapshot();
    },
    repeatFrom(expected) {
      if (!online) return;
      const from = kept.findIndex(({ part }) => part.seq === expected);
      if (from < 0) options.requestSnapshot();
      else for (const { part } of kept.slice(from)) give(part);
    },
    flush,
    stop() {
      giveUp();
      online = false;
    },
  };

  function drop(upTo: number): void {
    const dropped = kept.filter(({ part }) => part.seq <= upTo);
    for (const { part } of dropped) outstanding -= part.data.length;
    kept = kept.slice(dropped.length);
  }
}
