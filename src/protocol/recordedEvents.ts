import * as v from 'valibot';
import { type Parsed, parse } from './parse.js';

/**
 * One event in rrweb's format: the contract between recorder and replayer. Only the envelope is checked
 * here; the replayer's door decides about `data`.
 */
export const recordedEvent = v.looseObject({
  type: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  timestamp: v.pipe(v.number(), v.finite()),
  data: v.looseObject({}),
});
const recordedEvents = v.array(recordedEvent);
export type RecordedEvent = v.InferOutput<typeof recordedEvent>;

/** Reads the joined `data` of a batch. */
export function parseRecordedEvents(json: string): Parsed<RecordedEvent[]> {
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    return { ok: false, code: 'malformed', what: 'batch: JSON' };
  }
  return parse(recordedEvents, input);
}
