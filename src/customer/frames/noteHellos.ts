import { listen, type Stoppable } from '../../browser/listen.js';
import { readDoorMessage } from './doorMessage.js';

/** What `openFrameDoor` needs of a message of a frame. */
export type Hello = Pick<MessageEvent, 'data' | 'origin' | 'source'>;

export interface HelloNotes extends Stoppable {
  /** The hellos that came so far. From now on none are noted: somebody else listens. */
  take(): Hello[];
  /** Calls back at the first hello; at once if there was one. */
  onFirst(then: () => void): void;
}

/**
 * Notes which frames have said hello, for the door that opens when a session begins or goes on: pages without
 * one should not pay for it. Nothing is answered and nothing believed here.
 */
export function noteHellos(window: Window): HelloNotes {
  const hellos = new Map<unknown, Hello>();
  let heard: (() => void) | undefined;
  const listening = listen<MessageEvent>(window, 'message', ({ data, origin, source }) => {
    if (readDoorMessage(data)?.gcb !== 'hello') return;
    hellos.set(source, { data, origin, source });
    heard?.();
    heard = undefined;
  });
  const stop = () => {
    listening.stop();
    hellos.clear();
  };
  return {
    take() {
      const noted = [...hellos.values()];
      stop();
      return noted;
    },
    onFirst(then) {
      if (hellos.size > 0) then();
      else heard = then;
    },
    stop,
  };
}
