import type { PointerPlace } from '../../protocol/index.js';
import type { FrameLink } from './frameDoor.js';

type Place = NonNullable<PointerPlace>;
type Show = (node: Node | null, place: PointerPlace) => void;

export interface PlaceFinder {
  /** Asks the frame where the place is in its viewport, and shows it as a place on the frame's element. */
  ask(link: FrameLink, place: Place, show: Show): void;
  answer(link: FrameLink, ask: number, at: { x: number; y: number } | null): void;
  /** An answer that is still out does not matter any more. */
  forget(): void;
}

/** Only the latest question counts: pointers move on. */
export function findPlaceInFrame(): PlaceFinder {
  let count = 0;
  let open: { link: FrameLink; node: number; show: Show } | null = null;
  return {
    ask(link, { node, x, y }, show) {
      count += 1;
      open = { link, node, show };
      link.send({ t: 'locate', ask: count, node, x, y });
    },
    answer(link, ask, at) {
      if (!open || open.link !== link || ask !== count) return;
      const { show, node } = open;
      open = null;
      const { element } = link;
      const { width, height } = element.getBoundingClientRect();
      // The frame's viewport begins inside of its border; a transform scales both alike.
      const x = at && (element.clientLeft + at.x) / (element.offsetWidth || width);
      const y = at && (element.clientTop + at.y) / (element.offsetHeight || height);
      const isInside = x !== null && y !== null && x >= 0 && x <= 1 && y >= 0 && y <= 1;
      if (isInside) show(element, { node, x, y });
      else show(null, null);
    },
    forget() {
      open = null;
    },
  };
}
