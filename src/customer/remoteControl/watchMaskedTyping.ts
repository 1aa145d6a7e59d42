import { listen, type Stoppable } from '../../browser/listen.js';
import type { ControlledPage } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { findActive } from './focusFromPointer.js';

/** As long as somebody who writes may stop to think, milliseconds. */
const PAUSE = 5000;

export interface MaskedTyping extends Stoppable {
  /** Is the customer about to write something that agents must not see? */
  isOn(): boolean;
}

/**
 * Knows whether the customer writes into a masked field. The next letters of a password would go, in plain sight, to
 * whatever field an agent moves the focus to.
 * @param time milliseconds of a clock that only goes forward
 */
export function watchMaskedTyping(page: ControlledPage, time: () => number): MaskedTyping {
  // A frame's keys are heard only from when an agent first comes to it: who writes there may have begun before.
  let last = page.leave ? time() : Number.NEGATIVE_INFINITY;
  const listener = listen<KeyboardEvent>(
    page.window,
    'keydown',
    ({ isTrusted }) => {
      if (isTrusted) last = time();
    },
    { capture: true, passive: true },
  );
  return {
    isOn() {
      let active = findActive(page.window.document);
      // Keys in frames are not heard here: who is in a masked field there counts as writing.
      let isInFrame = false;
      for (let inner = documentIn(active); inner; inner = documentIn(active)) {
        isInFrame = true;
        active = findActive(inner);
      }
      return (
        (isInFrame || time() - last < PAUSE) && active !== null && refuseTarget(page, active) === 'masked'
      );
    },
    stop: () => listener.stop(),
  };
}

function documentIn(element: Element | null): Document | null {
  try {
    return (element as Partial<HTMLIFrameElement> | null)?.contentDocument ?? null;
  } catch {
    return null; // Of another origin.
  }
}
