import { listen, type Stoppable } from '../../browser/listen.js';
import type { RecordedEvent } from '../../protocol/index.js';

export interface PointerRestOptions {
  document: Document;
  emit(event: RecordedEvent): void;
  /** The number under which a node was recorded; -1 when it was not. */
  idOf(node: Node): number;
  now(): number;
}

/** Longer than rrweb holds a batch of moves back: the place of rest must come after them. */
const AT_REST_AFTER_MS = 120;

/** rrweb samples the mouse and drops the last moves before it stops: the place where it rests is told here. */
export function trackPointerRest({ document, emit, idOf, now }: PointerRestOptions): Stoppable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = listen<MouseEvent>(
    document,
    'mousemove',
    event => {
      const { clientX: x, clientY: y } = event;
      const [target] = event.composedPath();
      clearTimeout(timer);
      timer = setTimeout(() => {
        const id = target instanceof Node ? idOf(target) : -1;
        if (id < 0) return;
        emit({ type: 3, timestamp: now(), data: { source: 1, positions: [{ x, y, id, timeOffset: 0 }] } });
      }, AT_REST_AFTER_MS);
    },
    { capture: true, passive: true },
  );
  return {
    stop() {
      clearTimeout(timer);
      listener.stop();
    },
  };
}
