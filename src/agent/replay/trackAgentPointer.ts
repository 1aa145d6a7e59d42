import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { PointerPlace } from '../../protocol/index.js';
import type { Timers } from '../connection/timers.js';
import type { Point } from './placeInPage.js';

/** Shortest time between two places that are sent, ms: about thirty in a second. */
const EVERY_MS = 33;

export interface PointerOptions {
  /** What the mouse moves over. */
  surface: HTMLElement;
  /** Which place of the customer's page is at this point of the window; null: none. */
  locate(point: Point): PointerPlace;
  send(at: PointerPlace): void;
  timers: Timers;
}

export interface AgentPointer extends Stoppable {
  /** The page changed: another node may be under a mouse that did not move. */
  refresh(): void;
}

/** Sends where the agent's mouse is, when it is somewhere else than before; `null` when it leaves. */
export function trackAgentPointer({ surface, locate, send, timers }: PointerOptions): AgentPointer {
  let mouse: Point | null = null;
  let sent: PointerPlace = null;
  let timer: number | null = null;
  let dirty = false;

  const flush = () => {
    dirty = false;
    const at = mouse && locate(mouse);
    if (isSame(at, sent)) return;
    sent = at;
    send(at);
  };
  const update = () => {
    dirty = true;
    if (timer !== null) return;
    flush();
    timer = timers.set(() => {
      timer = null;
      if (dirty) update();
    }, EVERY_MS);
  };
  const listeners = [
    listen<PointerEvent>(surface, 'pointermove', event => {
      mouse = { x: event.clientX, y: event.clientY };
      update();
    }),
    listen(surface, 'pointerleave', () => {
      mouse = null;
      update();
    }),
  ];
  return {
    refresh() {
      if (mouse) update();
    },
    stop() {
      stopAll(listeners).stop();
      if (timer !== null) timers.clear(timer);
      mouse = null;
      flush();
    },
  };
}

function isSame(a: PointerPlace, b: PointerPlace): boolean {
  return a === b || (a !== null && b !== null && a.node === b.node && a.x === b.x && a.y === b.y);
}
