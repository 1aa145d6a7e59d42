import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { findOrigin } from './findOrigin.js';

/** rrweb's numbers of interactions, by the browser's names. */
const INTERACTIONS: Readonly<Record<string, number>> = {
  mouseup: 0,
  mousedown: 1,
  click: 2,
  contextmenu: 3,
  dblclick: 4,
  focus: 5,
  blur: 6,
  touchstart: 7,
  touchend: 9,
  touchcancel: 10,
};
const MOUSE_MOVE = 1;
const TOUCH_MOVE = 6;
const INTERACTION = 2;

/** A place on the page at a time; `node` is what was there. */
interface Move {
  x: number;
  y: number;
  node: Node;
  at: number;
}

/** Something that the customer did, to be told when the pass has told of the nodes that it was done to. */
export interface PointerEvent {
  node: Node;
  describe(id: number): Record<string, unknown>;
}

export interface PointerWatch extends Stoppable {
  /** What was done since the last call, in order; moves as one path for each run of them. */
  take(): PointerEvent[];
}

/** Places that are nearer in time than this are one, ms. The last one before a pass is always kept. */
const SAMPLE_MS = 40;

/** Notes what the customer does with mouse and fingers in one document. */
export function watchPointer(document: Document, now: () => number, onChange: () => void): PointerWatch {
  let events: PointerEvent[] = [];
  let moves: Move[] = [];
  let source = MOUSE_MOVE;
  let sampledAt = 0;

  const closeMoves = () => {
    const path = moves;
    const end = path.at(-1);
    moves = [];
    if (!end) return;
    const kind = source;
    events.push({
      node: end.node,
      describe: id => ({
        source: kind,
        positions: path.map(({ x, y, at }) => ({ x, y, id, timeOffset: at - end.at })),
      }),
    });
  };
  const move = (kind: number, point: { clientX: number; clientY: number }, node: Node) => {
    // A path never leaves its node: a part of it may lie in what agents must not see.
    if (kind !== source || moves.at(-1)?.node !== node) closeMoves();
    source = kind;
    const at = now();
    if (at - sampledAt < SAMPLE_MS && moves.length > 0) moves.pop();
    else sampledAt = at;
    moves.push({ x: point.clientX, y: point.clientY, node, at });
    onChange();
  };
  const interact = (event: Event) => {
    const node = findOrigin(event);
    const type = INTERACTIONS[event.type];
    if (!node || type === undefined) return;
    closeMoves();
    const point = pointOf(event);
    events.push({ node, describe: id => ({ source: INTERACTION, type, id, ...point }) });
    onChange();
  };

  const passive = { capture: true, passive: true };
  return {
    ...stopAll([
      listen<MouseEvent>(
        document,
        'mousemove',
        event => {
          const node = findOrigin(event);
          if (node) move(MOUSE_MOVE, event, node);
        },
        passive,
      ),
      listen<TouchEvent>(
        document,
        'touchmove',
        event => {
          const node = findOrigin(event);
          const [touch] = Array.from(event.touches);
          if (node && touch) move(TOUCH_MOVE, touch, node);
        },
        passive,
      ),
      ...Object.keys(INTERACTIONS).map(type => listen(document, type, interact, passive)),
    ]),
    take() {
      closeMoves();
      const taken = events;
      events = [];
      return taken;
    },
  };
}

function pointOf(event: Event): { x?: number; y?: number } {
  const { clientX, clientY, changedTouches } = event as Partial<MouseEvent & TouchEvent>;
  if (typeof clientX === 'number' && typeof clientY === 'number') return { x: clientX, y: clientY };
  const touch = changedTouches?.[0];
  return touch ? { x: touch.clientX, y: touch.clientY } : {};
}
