import { vi } from 'vitest';

/** Counts the listeners on `targets` from now on; `open()` names those that were added and not removed. */
export function trackListeners(...targets: EventTarget[]): { open(): string[] } {
  const open: { target: EventTarget; type: string; listener: unknown; capture: boolean }[] = [];
  const isCapture = (options: unknown) =>
    typeof options === 'object' && options !== null
      ? (options as AddEventListenerOptions).capture === true
      : options === true;
  for (const target of targets) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    const find = (type: string, listener: unknown, capture: boolean) =>
      open.findIndex(
        it => it.target === target && it.type === type && it.listener === listener && it.capture === capture,
      );
    vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
      const capture = isCapture(options);
      // Like the browser: the same listener twice is one listener.
      if (find(type, listener, capture) < 0) open.push({ target, type, listener, capture });
      add(type, listener, options);
    });
    vi.spyOn(target, 'removeEventListener').mockImplementation((type, listener, options) => {
      const index = find(type, listener, isCapture(options));
      if (index >= 0) open.splice(index, 1);
      remove(type, listener, options);
    });
  }
  return { open: () => open.map(({ type }) => type) };
}
