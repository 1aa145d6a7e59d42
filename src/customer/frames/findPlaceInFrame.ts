import type { PointerPlace } from '../../protocol/index.js';
import type { FrameLink } from './frameDoor.js';

type Place = NonNullable<PointerPlace>;
type Show = (node: Node | null, place: PointerPlace) => void;

/** Questions that a frame does not answer are not kept for ever. */
const MOST_OPEN = 50;

export interface PlaceFinder {
  /** Asks the frame where the place is in its viewport, and shows it as a place on the frame's element. */
  ask(link: FrameLink, place: Place, show: Show, by: string): void;
  answer(link: FrameLink, ask: number, at: { x: number; y: number } | null): void;
  /** An answer that is still out for this pointer does not matter any more. */
  forget(by: string): void;
}

/** Only the latest question of each pointer counts: they move on. */
export function findPlaceInFrame(): PlaceFinder {
  let count = 0;
  const open = new Map<string, { link: FrameLink; ask: number; node: number; show: Show }>();
  return {
    ask(link, { node, x, y }, show, by) {
      count += 1;
      if (open.size >= MOST_OPEN) open.clear();
      open.set(by, { link, ask: count, node, show });
      link.send({ t: 'locate', ask: count, node, x, y });
    },
    answer(link, ask, at) {
      const [by, asked] = [...open].find(([, each]) => each.ask === ask && each.link === link) ?? [];
      if (by === undefined || !asked) return;
      const { show, node } = asked;
      open.delete(by);
      const { element } = link;
      const { width, height } = element.getBoundingClientRect();
      // The frame's viewport begins inside of its border; a transform scales both alike.
      const x = at && (element.clientLeft + at.x) / (element.offsetWidth || width);
      const y = at && (element.clientTop + at.y) / (element.offsetHeight || height);
      const isInside = x !== null && y !== null && x >= 0 && x <= 1 && y >= 0 && y <= 1;
      if (isInside) show(element, { node, x, y });
      else show(null, null);
    },
    forget: by => void open.delete(by),
  };
}
