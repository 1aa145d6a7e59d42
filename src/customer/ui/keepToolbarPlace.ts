import type { Store } from '../../browser/openStore.js';

/**
 * Where the toolbar is, as shares of the room that it has: 0 is the left or upper edge, 1 the right or lower one.
 * So it stays in the window, and in its corner, whatever size both get.
 */
export interface ToolbarPlace {
  x: number;
  y: number;
}

export interface PlaceKeeper {
  read(): ToolbarPlace | null;
  write(place: ToolbarPlace): void;
}

const NAME = 'gcb.toolbar';

/** Keeps the place from page to page. What is stored and is no place counts as none. */
export function keepToolbarPlace(store: Store): PlaceKeeper {
  return {
    read() {
      const [, x, y] = /^([01]|0?\.\d+) ([01]|0?\.\d+)$/.exec(store.get(NAME) ?? '') ?? [];
      return x && y ? { x: Number(x), y: Number(y) } : null;
    },
    write: ({ x, y }) => store.set(NAME, `${round(x)} ${round(y)}`),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
