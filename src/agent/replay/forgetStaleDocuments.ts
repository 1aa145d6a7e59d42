import * as v from 'valibot';
import type { RecordedEvent } from '../../protocol/index.js';

/** rrweb's mutation (type 3, source 0) by which a frame's document comes. Node type 0 is a document. */
const attached = v.object({
  type: v.literal(3),
  data: v.object({
    source: v.literal(0),
    isAttachIframe: v.literal(true),
    adds: v.array(v.object({ node: v.object({ type: v.literal(0), id: v.number() }) })),
  }),
});

/**
 * A frame's document may be recorded twice under one number: while it is still empty, and again when it has
 * loaded. rrweb takes the second for a repetition and leaves the frame blank, unless the first is forgotten.
 */
export function forgetStaleDocuments(event: RecordedEvent, forget: (id: number) => void): void {
  if (event.data.isAttachIframe !== true || !v.is(attached, event)) return;
  for (const { node } of event.data.adds) forget(node.id);
}
