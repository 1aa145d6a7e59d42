import { findAround } from '../../browser/findAround.js';
import { aimAt } from './aimAt.js';
import { findNearest, findNext } from './findNext.js';
import { listElements } from './listElements.js';
import type { KeysSurface, Point } from './pointerKeysSurface.js';
import type { KeyAction } from './readPointerKey.js';

export interface PlaceChooser {
  /** The element that is chosen next from where the pointer is, and where it is pointed at; `null`: there is none. */
  choose(how: Extract<KeyAction, { by: 1 | -1 }>, from: Point | null): { element: Element; at: Point } | null;
  /** The elements may be others now. */
  forget(): void;
}

/** Chooses elements of the page one after the other. */
export function choosePlace(surface: KeysSurface): PlaceChooser {
  const { overlay, locate, nodeOf, boxOf } = surface;
  let listed: Element[] | null = null;
  let chosen: { element: Element; at: Point } | null = null;

  /** The element in the list that the pointer is at. */
  const current = (all: readonly Element[], from: Point | null): Element | null => {
    // One that is covered by what is in it is known by having been chosen.
    if (chosen && from && chosen.at.x === from.x && chosen.at.y === from.y && all.includes(chosen.element))
      return chosen.element;
    if (!from) return surface.focused();
    const { left, top } = overlay.getBoundingClientRect();
    const at = locate({ x: left + from.x, y: top + from.y });
    const node = at && nodeOf(at.node);
    let element = node?.nodeType === 1 ? (node as Element) : null;
    while (element && !all.includes(element)) element = findAround(element);
    return element;
  };
  const find = (how: Extract<KeyAction, { by: 1 | -1 }>, all: readonly Element[], from: Point | null) => {
    if (how.do === 'end') return findNext(all, null, how.by === 1 ? -1 : 1);
    const now = current(all, from);
    if (how.do === 'step') return findNext(all, now, how.by);
    return from ? findNearest(all, from, now, how.by, boxOf) : findNext(all, now, how.by);
  };
  return {
    choose(how, from) {
      listed ??= listElements(surface);
      const element = find(how, listed, from);
      const at = element && aimAt(element, surface);
      if (!element || !at) return null;
      chosen = { element, at };
      return chosen;
    },
    forget() {
      listed = null;
    },
  };
}
