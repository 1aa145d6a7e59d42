import * as v from 'valibot';
import { LIVE_STATE_TAG, type LiveState, type RecordedEvent } from '../../protocol/index.js';

const id = v.number();
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const plain = v.record(v.string(), v.nullable(v.union([v.string(), v.number()])));

const custom = v.object({
  type: v.literal(5),
  data: v.object({
    tag: v.literal(LIVE_STATE_TAG),
    payload: v.variant('kind', [
      v.object({
        kind: v.literal('top'),
        id,
        nodes: v.array(v.object({ id, modal: v.exactOptional(v.literal(true)) })),
      }),
      v.object({ kind: v.literal('target'), id, node: v.nullable(id) }),
      v.object({ kind: v.literal('defined'), id }),
      v.object({
        kind: v.literal('animation'),
        id,
        number: v.number(),
        effect: v.exactOptional(
          v.object({ keyframes: v.array(plain), timing: plain, pseudo: v.exactOptional(v.string()) }),
        ),
        state: v.picklist(['running', 'paused', 'finished', 'idle']),
        time: v.number(),
        rate: v.number(),
      }),
      v.object({
        kind: v.literal('focus'),
        id: v.nullable(id),
        text: v.exactOptional(id),
        start: v.exactOptional(offset),
        end: v.exactOptional(offset),
      }),
    ]),
  }),
});

/** What an event of ours says about the live state of nodes; `null` for all others, and for what is malformed. */
export function readLiveState(event: RecordedEvent): LiveState | null {
  if (event.type !== 5) return null;
  const parsed = v.safeParse(custom, event);
  return parsed.success ? parsed.output.data.payload : null;
}
