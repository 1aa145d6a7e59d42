import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { ADDRESS_TAG, type RecordedEvent } from '../../protocol/index.js';

export interface AddressTracker extends Stoppable {
  /** Emits the address if it is another than the last. Cheap: to be called whenever something was recorded. */
  check(): void;
}

/**
 * Follows the address of a single-page app. `pushState` fires no event, and the History API is not ours to
 * patch: but a new route changes the DOM too, so looking whenever something was recorded finds it.
 */
export function trackAddress(
  window: Window,
  emit: (event: RecordedEvent) => void,
  now: () => number,
  describe: (href: string) => string,
): AddressTracker {
  let last = window.location.href;
  const check = () => {
    const { href } = window.location;
    if (href === last) return;
    last = href;
    const payload = { href: describe(href) };
    emit({ type: 5, timestamp: now(), data: { tag: ADDRESS_TAG, payload } });
  };
  const listeners = stopAll([listen(window, 'popstate', check), listen(window, 'hashchange', check)]);
  return { check, stop: listeners.stop };
}
