import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { canRead } from './canRead.js';
import { readDoorMessage } from './doorMessage.js';
import { findFrame, framesIn } from './findFrame.js';
import type { FrameDoor, FrameLink, FrameListener } from './frameDoor.js';
import type { Hello } from './noteHellos.js';

export interface FrameDoorOptions {
  window: Window & typeof globalThis;
  /** Origins of frames that may take part, besides those that this page can read anyway. */
  allowedOrigins(): readonly string[];
  /** What frames of this page have said before the door was opened. */
  early: readonly Hello[];
  log: Log;
}

interface OpenLink extends FrameLink {
  source: unknown;
  close(): void;
}

/**
 * Lets frames in. A frame says hello; if its origin is allowed and it is a frame of this page, or of a document
 * that this page can read, it is handed one end of a new channel, addressed to just that origin. Nothing is ever
 * sent to `'*'`, and a message that comes by any other way is not heard.
 *
 * Invariants: a frame element has at most one link; a link belongs to one document, and ends with it.
 */
export function openFrameDoor({ window: top, allowedOrigins, early, log }: FrameDoorOptions): FrameDoor {
  const links = new Map<HTMLIFrameElement, OpenLink>();
  const listeners = new Set<FrameListener>();
  /** The documents whose frames are heard: this page's, and those of frames that can be read. */
  const scopes = new Map<Document, Stoppable>();

  const isAllowed = (origin: string, frame: Window) =>
    // Opaque origins are all called "null" and are not the same.
    origin !== 'null' && (allowedOrigins().includes(origin) || canRead(frame));

  const unlink = (link: OpenLink) => {
    link.close();
    if (links.get(link.element) !== link) return;
    links.delete(link.element);
    for (const listener of listeners) listener.unlinked(link);
  };

  const welcome = (element: HTMLIFrameElement, source: Window, origin: string) => {
    const former = links.get(element);
    if (former) unlink(former);
    for (const link of links.values()) if (!link.element.isConnected) unlink(link);
    const { port1, port2 } = new top.MessageChannel();
    const link: OpenLink = {
      element,
      source,
      direct: canRead(source),
      send: message => port1.postMessage(message),
      close: () => port1.close(),
    };
    port1.onmessage = guardCallback(
      ({ data }: MessageEvent) => {
        if (data === 'bye') return unlink(link);
        for (const listener of listeners) listener.heard(link, data);
      },
      log,
      'frameMessageFailed',
    );
    links.set(element, link);
    source.postMessage({ gcb: 'welcome', direct: link.direct }, origin, [port2]);
    for (const listener of listeners) listener.linked(link);
  };

  const receive = (scope: Document, { data, origin, source }: Hello) => {
    if (readDoorMessage(data)?.gcb !== 'hello') return;
    const window = source as Window | null;
    if (!window || !isAllowed(origin, window))
      return log.debug('a frame of another origin was not let in', origin);
    const element = findFrame(scope, window);
    if (element) welcome(element, window, origin);
  };

  const call = (element: HTMLIFrameElement) => {
    const { contentWindow: window } = element;
    const origin = canRead(window) ? window.origin : originOf(element);
    if (window && origin && isAllowed(origin, window)) window.postMessage({ gcb: 'call' }, origin);
  };

  const enter = (scope: Window & typeof globalThis) => {
    for (const [document, listening] of scopes) {
      if (document.defaultView) continue;
      listening.stop();
      scopes.delete(document);
    }
    const { document } = scope;
    if (scopes.has(document)) return;
    const hear = guardCallback((event: MessageEvent) => receive(document, event), log, 'frameHelloFailed');
    const look = guardCallback(
      ({ target }: Event) => {
        const element = target as Partial<HTMLIFrameElement> | null;
        if (element?.localName === 'iframe' && canRead(element.contentWindow ?? null))
          enter(element.contentWindow as Window & typeof globalThis);
      },
      log,
      'frameLoadFailed',
    );
    scopes.set(
      document,
      stopAll([
        listen<MessageEvent>(scope, 'message', hear),
        listen(document, 'load', look, { capture: true }),
      ]),
    );
    for (const element of framesIn(document)) {
      if (canRead(element.contentWindow)) enter(element.contentWindow);
      call(element);
    }
  };
  guardCallback(enter, log, 'frameDoorFailed')(top);
  for (const hello of early) guardCallback(receive, log, 'frameHelloFailed')(top.document, hello);

  return {
    watch(listener) {
      listeners.add(listener);
      for (const link of [...links.values()]) listener.linked(link);
      return { stop: () => listeners.delete(listener) };
    },
    stop() {
      listeners.clear();
      for (const link of links.values()) link.close();
      links.clear();
      stopAll([...scopes.values()]).stop();
      scopes.clear();
    },
  };
}

/** Where a frame says that its document comes from; it may have gone elsewhere since. */
function originOf({ src, ownerDocument }: HTMLIFrameElement): string | null {
  try {
    return new URL(src, ownerDocument.baseURI).origin;
  } catch {
    return null; // No address: nobody to call.
  }
}
