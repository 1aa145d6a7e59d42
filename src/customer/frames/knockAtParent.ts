import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { canRead } from './canRead.js';
import { readDoorMessage } from './doorMessage.js';
import { type MessageToFrame, readMessageToFrame } from './messageToFrame.js';

export interface ParentLink {
  /** The parent reads this document by itself. */
  readonly direct: boolean;
  send(message: unknown): void;
}

export interface KnockOptions {
  window: Window & typeof globalThis;
  /** Origins of parents that this page takes part with, besides those that it can read anyway. */
  allowedOrigins(): readonly string[];
  /** A new link takes the place of the one before. */
  linked(link: ParentLink): void;
  heard(message: MessageToFrame): void;
  log: Log;
}

/**
 * The frame's side of `openFrameDoor`: says hello to the parent, if the parent's origin is allowed, and takes the
 * channel that the parent hands over. A page that was put into a frame by a stranger says and hears nothing.
 */
export function knockAtParent({ window, allowedOrigins, linked, heard, log }: KnockOptions): Stoppable {
  const { parent } = window;
  let port: MessagePort | null = null;
  let knocked = false;

  const isAllowed = (origin: string, other: Window) =>
    // Opaque origins are all called "null" and are not the same.
    origin !== 'null' && (allowedOrigins().includes(origin) || canRead(other));
  const knock = () => {
    for (const origin of parentOrigins(window)) {
      if (!isAllowed(origin, parent)) continue;
      knocked = true;
      parent.postMessage({ gcb: 'hello' }, origin);
    }
  };
  const receive = ({ data, source, origin, ports }: MessageEvent) => {
    const message = readDoorMessage(data);
    // A page further out answers for a parent that it reads by itself.
    const sender = ancestorsOf(window).find(ancestor => ancestor === source);
    if (!message || !sender || !isAllowed(origin, sender)) return;
    if (message.gcb === 'call') return knock();
    const [given] = ports;
    if (message.gcb !== 'welcome' || !knocked || !given) return;
    port?.close();
    port = given;
    linked({ direct: message.direct, send: sent => given.postMessage(sent) });
    given.onmessage = guardCallback(
      (event: MessageEvent) => {
        const told = readMessageToFrame(event.data);
        if (told) heard(told);
      },
      log,
      'parentMessageFailed',
    );
  };

  const listeners = stopAll([
    listen<MessageEvent>(window, 'message', guardCallback(receive, log, 'parentHelloFailed')),
    listen(window, 'pagehide', () => port?.postMessage('bye')),
    listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => persisted && knock()),
  ]);
  guardCallback(knock, log, 'knockFailed')();

  function parentOrigins(page: Window): readonly string[] {
    if (canRead(parent)) return [parent.origin];
    const [nearest] = page.location.ancestorOrigins ?? [];
    // Browsers without `ancestorOrigins`: whichever of the allowed it is will hear it, the others will not.
    return nearest ? [nearest] : allowedOrigins();
  }

  return {
    stop() {
      listeners.stop();
      port?.postMessage('bye');
      port?.close();
      port = null;
    },
  };
}

function ancestorsOf(window: Window): Window[] {
  const ancestors: Window[] = [];
  for (let at = window; at.parent !== at; at = at.parent) ancestors.push(at.parent);
  return ancestors;
}
