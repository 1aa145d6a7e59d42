import * as v from 'valibot';
import { ADDRESS_TAG, type RecordedEvent } from '../../protocol/index.js';
import type { PageInfo } from './agentState.js';

const MAX_URL = 2000;
const side = v.pipe(v.number(), v.minValue(1), v.maxValue(100_000));

/** rrweb's Meta event (type 4): which page, how large. */
const meta = v.object({
  type: v.literal(4),
  data: v.object({ href: v.pipe(v.string(), v.maxLength(100_000)), width: side, height: side }),
});

/** The page has changed its address by the History API: ours, within rrweb's custom event. */
const address = v.object({
  type: v.literal(5),
  data: v.object({
    tag: v.literal(ADDRESS_TAG),
    payload: v.object({ href: v.pipe(v.string(), v.maxLength(100_000)) }),
  }),
});

/** rrweb's viewport resize: an incremental event (type 3) of source 4. */
const resize = v.object({
  type: v.literal(3),
  data: v.object({ source: v.literal(4), width: side, height: side }),
});

/** What the events say about the page that is shown; the former answer if they say nothing. */
export function readPage(events: readonly RecordedEvent[], former: PageInfo | null): PageInfo | null {
  let page = former;
  for (const event of events) {
    if (v.is(meta, event)) {
      const { href, width, height } = event.data;
      page = { url: href.slice(0, MAX_URL), width, height };
    } else if (page && v.is(resize, event)) {
      const { width, height } = event.data;
      page = { ...page, width, height };
    } else if (page && v.is(address, event)) {
      page = { ...page, url: event.data.payload.href.slice(0, MAX_URL) };
    }
  }
  return page;
}
