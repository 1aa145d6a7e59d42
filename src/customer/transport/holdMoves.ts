import type { RecordedEvent } from '../../protocol/index.js';

/** Where the pointer is, and how far something is scrolled: of these only the last one matters. */
export interface HeldMoves {
  /** Keeps the event in place of an earlier one of its kind. False: it is none of these, and matters by itself. */
  hold(event: RecordedEvent): boolean;
  isEmpty(): boolean;
  /** What is held, oldest first; nothing is held afterwards. */
  release(): RecordedEvent[];
}

const INCREMENTAL = 3;
/** Moves of mouse, touch and drag: there is one pointer. */
const MOVES: readonly unknown[] = [1, 6, 12];
const SCROLL = 3;

/** Holds moves and scrolls back while the line lags. Invariant: one event for the pointer and one for each scrolled node. */
export function holdMoves(): HeldMoves {
  const held = new Map<unknown, RecordedEvent>();
  const put = (key: unknown, event: RecordedEvent): true => {
    held.delete(key);
    held.set(key, event);
    return true;
  };
  return {
    hold(event) {
      const { type, data } = event;
      if (type !== INCREMENTAL) return false;
      if (data.source === SCROLL) return put(data.id, event);
      if (!MOVES.includes(data.source) || !Array.isArray(data.positions)) return false;
      return put('pointer', { ...event, data: { ...data, positions: data.positions.slice(-1) } });
    },
    isEmpty: () => held.size === 0,
    release() {
      const events = [...held.values()];
      held.clear();
      return events;
    },
  };
}
