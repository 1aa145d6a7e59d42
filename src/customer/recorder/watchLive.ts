import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { LIVE_STATE_TAG, type RecordedEvent } from '../../protocol/index.js';
import type { LiveContext } from './liveWatch.js';
import { watchAnimations } from './watchAnimations.js';
import { watchDefinitions } from './watchDefinitions.js';
import { watchSelection } from './watchSelection.js';
import { watchTarget } from './watchTarget.js';
import { watchTopLayer } from './watchTopLayer.js';

const INCREMENTAL = 3;
const CUSTOM = 5;
/** rrweb's number of what is selected. */
const SELECTION = 14;

export interface LiveStates extends Stoppable {
  toggled(element: Element): void;
  /** A root that is recorded from now on. */
  meet(root: Document | ShadowRoot): void;
  /** Tells what has changed; to be called when the nodes that it is about have been told. */
  write(emit: (event: RecordedEvent) => void): void;
  clear(): void;
}

/** What the browser knows of a document's nodes and no attribute says, and no event of rrweb's but one. */
export function watchLive(context: LiveContext): LiveStates {
  const top = watchTopLayer(context);
  const selection = watchSelection(context);
  const parts = [watchDefinitions(context), top, watchTarget(context), watchAnimations(context)];
  const all = [...parts, selection];
  return {
    toggled: top.toggled,
    meet: top.meet,
    write(emit) {
      const timestamp = Date.now();
      // What goes wrong with one of them is no reason to tell nothing else.
      for (const part of parts)
        context.guard(() => {
          for (const payload of part.write())
            emit({ type: CUSTOM, timestamp, data: { tag: LIVE_STATE_TAG, payload } });
        })();
      context.guard(() => {
        const ranges = selection.write();
        if (ranges) emit({ type: INCREMENTAL, timestamp, data: { source: SELECTION, ranges } });
      })();
    },
    clear() {
      for (const part of all) part.clear();
    },
    stop: stopAll(all).stop,
  };
}
