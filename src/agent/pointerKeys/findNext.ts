import type { KeysSurface, Point } from './pointerKeysSurface.js';

/** The next element in the list, or the one before; round from either end. `from`: where it begins; `null`: at an end. */
export function findNext(all: readonly Element[], from: Element | null, by: 1 | -1): Element | null {
  const at = from ? all.indexOf(from) : -1;
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  return all[next] ?? null;
}

interface Line {
  top: number;
  height: number;
}

/**
 * The element in the next line below a place, or above, that is nearest to it from side to side; `null`: there is none.
 * @param from what the place is at; of that nothing is in the same line
 */
export function findNearest(
  all: readonly Element[],
  at: Point,
  from: Element | null,
  by: 1 | -1,
  boxOf: KeysSurface['boxOf'],
): Element | null {
  const start: Line = (from && boxOf(from)) ?? { top: at.y, height: 0 };
  const ahead = all.flatMap(element => {
    const box = element === from ? null : boxOf(element);
    return box && isAfter(box, start, by) ? [{ element, box }] : [];
  });
  const gone = (line: Line) => middle(line) * by;
  const [line] = ahead.map(({ box }) => box).sort((a, b) => gone(a) - gone(b));
  if (!line) return null;
  const aside = (box: { left: number; width: number }) =>
    Math.max(0, box.left - at.x, at.x - (box.left + box.width));
  const [best] = ahead
    .filter(({ box }) => !isAfter(box, line, by))
    .sort((a, b) => aside(a.box) - aside(b.box) || gone(a.box) - gone(b.box));
  return best?.element ?? null;
}

const middle = ({ top, height }: Line) => top + height / 2;

/** Is it in a line further on, and not beside? */
const isAfter = (a: Line, b: Line, by: 1 | -1) =>
  (middle(a) - middle(b)) * by > Math.min(a.height, b.height) / 2;
