import type { LogEntry } from './assembleBatches.js';

/**
 * Where we are in the log named `epoch`. `last` is the last entry taken, null before the first.
 * `waiting`: only a snapshot makes sense now, because we are new (`first`) or asked for one (`asked`).
 */
export interface PlaceInLog {
  epoch: string;
  last: number | null;
  waiting: 'no' | 'first' | 'asked';
}

export type EntryVerdict =
  | 'take'
  /** Already taken, or pointless before the snapshot that is on its way. */
  | 'skip'
  /** Something is missing: ask for the log again. */
  | 'gap';

/** The place after the server answered `joined`: the old one if it is still the same log. */
export function enterLog(place: PlaceInLog | null, epoch: string): PlaceInLog {
  return place?.epoch === epoch && place.waiting === 'no' ? place : { epoch, last: null, waiting: 'first' };
}

/** Whether an entry is the next one, or the beginning of a snapshot, which may come at any place. */
export function judgeEntry(place: PlaceInLog, entry: LogEntry): EntryVerdict {
  if (entry.epoch !== place.epoch) return place.waiting === 'asked' ? 'skip' : 'gap';
  if (entry.kind === 'snapshot' && entry.part === 0) return 'take';
  if (place.waiting === 'asked') return 'skip';
  if (place.waiting === 'first' || place.last === null) return 'gap';
  if (entry.pos === place.last + 1) return 'take';
  return entry.pos <= place.last ? 'skip' : 'gap';
}
