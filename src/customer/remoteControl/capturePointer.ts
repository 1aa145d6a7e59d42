import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { nameOfPatch, patchPage } from '../../browser/patchPage.js';
import { POINTER_ID } from './sendPointer.js';

export interface Capture extends Stoppable {
  /** To be called before events are sent to this window's elements. */
  meet(view: Window): void;
  /** The element that gets all pointer events now. Tells it and the last one of it, if that has changed. */
  settle(tell: (element: Element, type: string) => void): Element | null;
  take(element: Element): void;
  letGo(): void;
}

/**
 * Lets pages capture the pointer of agents (Pointer Events 4.1): the browser does not know it, and would throw at
 * its number. Calls about other pointers go through.
 */
export function capturePointer(isHeld: () => boolean): Capture {
  const patches = new Map<Window, Stoppable>();
  let wanted: Element | null = null;
  let current: Element | null = null;
  const over: Record<string, (element: Element) => unknown> = {
    setPointerCapture(element) {
      if (isHeld() && element.isConnected) wanted = element;
    },
    releasePointerCapture(element) {
      if (wanted === element) wanted = null;
    },
    hasPointerCapture: element => wanted === element,
  };
  return {
    meet(view) {
      if (patches.has(view)) return;
      const patch = patchPage(
        view,
        PAGE_PATCHES.capture,
        member => (self, args, below) =>
          args[0] === POINTER_ID ? over[nameOfPatch(member)]?.(self as Element) : below(),
      );
      patches.set(view, patch);
    },
    settle(tell) {
      if (!wanted?.isConnected) wanted = null;
      const last = current;
      current = wanted;
      if (last !== current) {
        if (last?.isConnected) tell(last, 'lostpointercapture');
        if (current) tell(current, 'gotpointercapture');
      }
      return current;
    },
    take(element) {
      wanted = element;
    },
    letGo() {
      wanted = null;
    },
    stop() {
      for (const patch of patches.values()) patch.stop();
      patches.clear();
    },
  };
}
