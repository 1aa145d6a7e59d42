import type { Stoppable } from '../../browser/listen.js';
import type { Timers } from '../connection/timers.js';

/** Letters that come within this time belong together, ms. */
const PAUSE_MS = 1000;

export interface Search extends Stoppable {
  /** Are letters still coming? A space is one of them then. */
  isOn(): boolean;
  /** What begins with the letters typed so far, from `from` on and around; the same letter again goes to the next. */
  find<Row extends { text: string }>(
    letter: string,
    rows: readonly Row[],
    from: Row | undefined,
  ): Row | undefined;
}

/** Finds what begins with what is typed, as the lists of browsers do. */
export function createSearch(timers: Timers): Search {
  let typed = '';
  let timer: number | null = null;
  const stop = () => {
    if (timer !== null) timers.clear(timer);
    timer = null;
    typed = '';
  };
  return {
    isOn: () => timer !== null,
    find(letter, rows, from) {
      const before = typed;
      stop();
      typed = before + letter.toLowerCase();
      const letters = typed;
      timer = timers.set(stop, PAUSE_MS);
      const isRepeated = [...letters].every(each => each === letters[0]);
      const wanted = isRepeated ? (letters[0] ?? '') : letters;
      const at = from ? rows.indexOf(from) : -1;
      const first = Math.max(0, isRepeated ? at + 1 : at);
      const order = [...rows.slice(first), ...rows.slice(0, first)];
      return order.find(({ text }) => text.toLowerCase().startsWith(wanted));
    },
    stop,
  };
}
