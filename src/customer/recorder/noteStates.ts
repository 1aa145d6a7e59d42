import { listen, type Stoppable } from '../../browser/listen.js';
import { type FoundPlace, findScrolled, placeOf } from './findScrolled.js';

type EventData = Record<string, unknown>;
/** Tells of something that a node has; not told where agents have no part of the node. */
export type PutOn = (node: Node, describe: (id: number) => EventData) => void;

const SCROLL = 3;
const RESIZE = 4;
const MEDIA = 7;

export interface StateNotes extends Stoppable {
  scrolled(target: Node): void;
  /** A film or a sound does something else now. `type`: rrweb's number. */
  played(media: HTMLMediaElement, type: number): void;
  /** Looks for what stands scrolled, a bit at a time. */
  search(document: Document): (isOver: () => boolean) => boolean;
  /** Tells what has been noted. */
  write(put: (data: EventData) => void, putOn: PutOn): void;
}

/** Notes what changes in a page without any node changing: how it is scrolled, how large it is, what it plays. */
export function noteStates(window: Window, onChange: () => void): StateNotes {
  const places = new Map<Node, FoundPlace>();
  let media: { element: HTMLMediaElement; type: number }[] = [];
  let isResized = false;
  const resizes = listen(window, 'resize', () => {
    isResized = true;
    onChange();
  });
  return {
    scrolled(target) {
      places.set(target, placeOf(target));
      onChange();
    },
    played(element, type) {
      media.push({ element, type });
      onChange();
    },
    search: document => findScrolled(document, (element, place) => places.set(element, place)),
    write(put, putOn) {
      if (isResized) put({ source: RESIZE, width: window.innerWidth, height: window.innerHeight });
      isResized = false;
      for (const [node, { x, y }] of places) putOn(node, id => ({ source: SCROLL, id, x, y }));
      places.clear();
      for (const { element, type } of media) {
        const { currentTime, volume, muted, loop, playbackRate } = element;
        putOn(element, id => ({ source: MEDIA, type, id, currentTime, volume, muted, loop, playbackRate }));
      }
      media = [];
    },
    stop: resizes.stop,
  };
}
