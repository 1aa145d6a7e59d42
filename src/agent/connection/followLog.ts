import type { Log } from '../../guard/log.js';
import { parseRecordedEvents, type RecordedEvent } from '../../protocol/index.js';
import { assembleBatches, type LogEntry, type PartialBatch } from './assembleBatches.js';
import { enterLog, judgeEntry, type PlaceInLog } from './placeInLog.js';

/** Recorded events of one page, whole and in order. A `snapshot` replaces everything before it. */
export interface EventBatch {
  page: string;
  kind: LogEntry['kind'];
  events: RecordedEvent[];
}

export interface LogFollowerOptions {
  deliver(batch: EventBatch): void;
  /** Says that the log is needed from its last snapshot. Called for each reason; limits are the callee's. */
  askResync(): void;
  /** Entry `pos` of `length` code units was taken. */
  taken(pos: number, length: number): void;
  log: Log;
}

export interface LogFollower {
  /** The server answered `joined`: what follows counts in `epoch`. */
  enter(epoch: string): void;
  handleEntry(entry: LogEntry): void;
  /** The last entry taken, for `rejoin`; undefined when the log has to come from its last snapshot. */
  place(): { epoch: string; pos: number } | undefined;
  /** Somebody wants the log again from its last snapshot. Until it is asked for, changes go on. */
  want(reason: string): void;
  /** The log was asked for: until its snapshot comes, changes are of no use. */
  expectSnapshot(): void;
  /** Forgets everything: another session. */
  reset(): void;
}

/** Turns log entries into batches of events: ordered, without gaps, whole. What does not fit asks for a resync. */
export function followLog({ deliver, askResync, taken, log }: LogFollowerOptions): LogFollower {
  let place: PlaceInLog | null = null;
  let partial: PartialBatch | null = null;

  const expectSnapshot = () => {
    if (place) place = { ...place, last: null, waiting: 'asked' };
    partial = null;
  };
  const restart = (reason: string) => {
    log.info('resync', reason);
    expectSnapshot();
    askResync();
  };

  const handleEntry = (entry: LogEntry) => {
    if (!place) return;
    const verdict = judgeEntry(place, entry);
    if (verdict === 'skip') return;
    if (verdict === 'gap') return restart('gap');
    place = { epoch: entry.epoch, last: entry.pos, waiting: 'no' };
    taken(entry.pos, entry.data.length);
    const assembly = assembleBatches(partial, entry);
    partial = assembly.outcome === 'wait' ? assembly.partial : null;
    if (assembly.outcome === 'broken') return restart('brokenBatch');
    if (assembly.outcome === 'wait') return;
    const { page, kind, data } = assembly.batch;
    const events = parseRecordedEvents(data);
    if (events.ok) deliver({ page, kind, events: events.value });
    else restart(events.what);
  };

  return {
    enter(epoch) {
      const next = enterLog(place, epoch);
      if (next !== place) partial = null;
      place = next;
    },
    handleEntry,
    place: () =>
      place && place.waiting === 'no' && place.last !== null
        ? { epoch: place.epoch, pos: place.last }
        : undefined,
    want(reason) {
      // While waiting, the log comes from its snapshot anyway.
      if (place?.waiting !== 'no') return;
      log.info('resync', reason);
      askResync();
    },
    expectSnapshot,
    reset() {
      place = null;
      partial = null;
    },
  };
}
