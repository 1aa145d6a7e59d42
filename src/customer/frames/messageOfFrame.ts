import * as v from 'valibot';
import { commandRefusal, type RecordedEvent, recordedEvent } from '../../protocol/index.js';
import type { FrameAnswer } from './frameHand.js';

/** What a frame says to its parent over their channel. */
export type MessageOfFrame =
  | { t: 'event'; event: RecordedEvent }
  /** Answers `locate`; in CSS pixels of the frame's viewport, `null`: the node is not shown. */
  | { t: 'located'; ask: number; at: { x: number; y: number } | null }
  /** Answers `command`. */
  | ({ t: 'done'; ask: number } & FrameAnswer);

const coordinate = v.pipe(v.number(), v.finite());

const messageOfFrame = v.variant('t', [
  v.object({ t: v.literal('event'), event: recordedEvent }),
  v.object({
    t: v.literal('located'),
    ask: v.number(),
    at: v.nullable(v.object({ x: coordinate, y: coordinate })),
  }),
  v.object({
    t: v.literal('done'),
    ask: v.number(),
    refusal: v.nullable(commandRefusal),
    left: v.optional(v.picklist(['forward', 'back'])),
  }),
]);

/** Reads what came from a frame; `null` for what is not understood. */
export function parseMessageOfFrame(data: unknown): MessageOfFrame | null {
  const parsed = v.safeParse(messageOfFrame, data);
  return parsed.success ? parsed.output : null;
}
