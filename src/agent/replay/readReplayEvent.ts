import * as v from 'valibot';
import type { RecordedEvent } from '../../protocol/index.js';

const id = v.number();
const point = v.object({ x: v.number(), y: v.number(), id });
const size = v.pipe(v.number(), v.minValue(1), v.maxValue(100_000));

/** What this side reads of rrweb's events by itself; the numbers are rrweb's. */
const replayEvent = v.union([
  v.object({ type: v.literal(4), data: v.object({ width: size, height: size }) }),
  v.object({
    type: v.literal(3),
    data: v.variant('source', [
      v.object({
        source: v.picklist([1, 6, 12]),
        positions: v.array(v.object({ ...point.entries, timeOffset: v.number() })),
      }),
      v.object({
        source: v.literal(2),
        type: v.number(),
        id,
        x: v.optional(v.number()),
        y: v.optional(v.number()),
      }),
      v.object({ source: v.literal(3), id, x: v.number(), y: v.number() }),
      v.object({ source: v.literal(4), width: size, height: size }),
      v.object({
        source: v.literal(14),
        ranges: v.array(v.object({ start: id, startOffset: v.number(), end: id, endOffset: v.number() })),
      }),
    ]),
  }),
]);

export interface TimedPoint {
  x: number;
  y: number;
  /** The node whose document the coordinates belong to. */
  id: number;
  /** Negative, ms before the end of the batch. */
  timeOffset: number;
}

export interface SelectionRange {
  start: number;
  startOffset: number;
  end: number;
  endOffset: number;
}

export type ReplayEvent =
  | { kind: 'size'; width: number; height: number }
  | { kind: 'moves'; points: TimedPoint[] }
  | { kind: 'press'; id: number; x: number; y: number }
  | { kind: 'scroll'; id: number; x: number; y: number }
  | { kind: 'selection'; ranges: SelectionRange[] };

const CLICK = 2;
const TOUCH_START = 7;

/**
 * What an event says about the viewport, the customer's pointer, scrolling or selected text; `null` for all
 * others, and for what is not well formed.
 */
export function readReplayEvent(event: RecordedEvent): ReplayEvent | null {
  if (event.type !== 3 && event.type !== 4) return null;
  const parsed = v.safeParse(replayEvent, event);
  if (!parsed.success) return null;
  const { type, data } = parsed.output;
  if (type === 4) return { kind: 'size', width: data.width, height: data.height };
  switch (data.source) {
    case 2: {
      const pressed = (data.type === CLICK || data.type === TOUCH_START) && data.x !== undefined;
      return pressed ? { kind: 'press', id: data.id, x: data.x ?? 0, y: data.y ?? 0 } : null;
    }
    case 3:
      return { kind: 'scroll', id: data.id, x: data.x, y: data.y };
    case 4:
      return { kind: 'size', width: data.width, height: data.height };
    case 14:
      return { kind: 'selection', ranges: data.ranges };
    default:
      return { kind: 'moves', points: data.positions };
  }
}
