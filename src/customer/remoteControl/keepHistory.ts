import { listen, type Stoppable } from '../../browser/listen.js';
import { windowOf } from './findFocus.js';

export interface EditHistory {
  /** Carries out an edit of the agent's in this element. What others edit meanwhile or later ends the history. */
  keep(element: Element, content: () => string, act: () => void): void;
  /** Takes back, or does again; `put` sets the content where the browser cannot. `false`: nothing of the agent's to take back. */
  step(element: Element, content: () => string, back: boolean, put: (content: string) => void): boolean;
  can(element: Element, back: boolean): boolean;
  stop(): void;
}

const KEPT = 100;

/**
 * What an agent can take back: only what agents did themselves, in the element that has the focus, since anybody else did
 * something. The browser has one history for all fields of a document, and would take back what is in masked ones as well.
 */
export function keepHistory(): EditHistory {
  let place: Element | null = null;
  /** The content before each edit. One step of the browser's may be several edits. */
  let past: string[] = [];
  let future: string[] = [];
  let acting = false;
  /** Whether the browser's history is in step with ours. Scripts that set values bring it out of step. */
  let inStep = true;
  const windows = new Map<Window, Stoppable>();

  function watch(view: Window): void {
    if (windows.has(view)) return;
    const heard = (event: Event) => {
      if (event.isTrusted && !(acting && event.composedPath()[0] === place)) place = null;
    };
    windows.set(view, listen(view, 'input', heard, { capture: true }));
  }

  function carryOut(act: () => void): void {
    acting = true;
    try {
      act();
    } finally {
      acting = false;
    }
  }

  const can = (element: Element, back: boolean) => place === element && (back ? past : future).length > 0;

  return {
    can,
    keep(element, content, act) {
      watch(windowOf(element));
      if (place !== element) {
        past = [];
        inStep = true;
      }
      place = element;
      future = [];
      const before = content();
      carryOut(act);
      if (content() !== before) past.push(before);
      past = past.slice(-KEPT);
    },
    step(element, content, back, put) {
      if (!can(element, back)) return false;
      const before = content();
      if (inStep) carryOut(() => element.ownerDocument.execCommand?.(back ? 'undo' : 'redo'));
      inStep &&= content() !== before;
      if (!inStep) carryOut(() => put((back ? past : future).at(-1) ?? before));
      const now = content();
      if (back) {
        const at = past.lastIndexOf(now);
        past = past.slice(0, Math.max(at, 0));
        future.push(before);
      } else {
        if (future.pop() !== now) future = [];
        past.push(before);
      }
      return true;
    },
    stop() {
      for (const part of windows.values()) part.stop();
      windows.clear();
      place = null;
    },
  };
}
