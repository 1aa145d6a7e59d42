import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { framesIn } from './findFrame.js';
import type { FrameDoor, FrameListener } from './frameDoor.js';
import type { FramesModule } from './framesModule.js';
import type { HelloNotes } from './noteHellos.js';
import type { FrameDoorOptions } from './openFrameDoor.js';

export interface LaterDoorOptions extends Omit<FrameDoorOptions, 'early'> {
  hellos: HelloNotes;
  /** Gets what frames of this page need. May be asked again after it has failed. */
  load(): Promise<FramesModule>;
}

const RETRY_MS = 2000;

/**
 * The door for frames, which is loaded when there is one: when the page has a frame by now, or a frame says hello. Hellos
 * are noted until then, so none is missed.
 */
export function openDoorLater({ hellos, load, ...options }: LaterDoorOptions): FrameDoor {
  const { window, log } = options;
  const watches = new Map<FrameListener, Stoppable | null>();
  let door: FrameDoor | null = null;
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    load()
      .then(({ openFrameDoor }) => {
        if (stopped) return;
        const opened = openFrameDoor({ ...options, early: hellos.take() });
        door = opened;
        for (const listener of watches.keys()) watches.set(listener, opened.watch(listener));
      })
      .catch(error => {
        log.error('framesUnavailable', error);
        if (!stopped) retry = setTimeout(open, RETRY_MS);
      });
  };
  if (framesIn(window.document).length > 0) open();
  else hellos.onFirst(open);

  return {
    watch(listener) {
      watches.set(listener, door?.watch(listener) ?? null);
      return {
        stop() {
          watches.get(listener)?.stop();
          watches.delete(listener);
        },
      };
    },
    stop() {
      stopped = true;
      clearTimeout(retry);
      watches.clear();
      stopAll(door ? [hellos, door] : [hellos]).stop();
    },
  };
}
