import { vi } from 'vitest';

type PageWindow = Window & typeof globalThis;

/** A window of another origin, as far as a page may look at it. */
export function createForeignWindow() {
  const postMessage = vi.fn();
  const window = {
    postMessage,
    get document(): never {
      throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
    },
  };
  Object.assign(window, { parent: window });
  return { window: window as unknown as PageWindow, postMessage };
}

/** A page in a frame of `parent`. */
export function createFramedWindow(parent: PageWindow, origin: string, ancestorOrigins: string[] | null) {
  const target = new EventTarget();
  const window = Object.assign(target, {
    parent,
    origin,
    location: { ancestorOrigins },
    document: {},
    MessageChannel,
  }) as unknown as PageWindow;
  return {
    window,
    /** A message arrives, as the browser would write it down. */
    receive(message: { data: unknown; source: unknown; origin: string; ports?: unknown[] }) {
      const event = new Event('message');
      for (const [name, value] of Object.entries({ ports: [], ...message }))
        Object.defineProperty(event, name, { value });
      target.dispatchEvent(event);
    },
  };
}

/** A port whose other end is the test. */
export function createFakePort() {
  return {
    postMessage: vi.fn(),
    close: vi.fn(),
    onmessage: null as ((event: { data: unknown }) => void) | null,
  };
}
