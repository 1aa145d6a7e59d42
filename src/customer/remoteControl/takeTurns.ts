import type { Stoppable } from '../../browser/listen.js';
import type { Outcome } from './controlledPage.js';

export interface Turns extends Stoppable {
  /** Does it, in a later task if the one before has asked for a pause. `undefined`: `report` will tell. */
  inTurn(act: () => Outcome | undefined, report: (outcome: Outcome) => void): Outcome | undefined;
  /** What comes next waits for another task. */
  pause(): void;
}

const MOST_WAITING = 200;

/**
 * Lets a page come to itself between two commands of one task, as between a person's keys: editors do a part of their work in
 * promises, which run when the task is over, and would lose letters. Without WebSocket many commands come in one task.
 */
export function takeTurns(): Turns {
  const waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drain = () => {
    timer = undefined;
    while (timer === undefined) {
      const act = waiting.shift();
      if (!act) return;
      act();
    }
  };

  return {
    inTurn(act, report) {
      if (timer === undefined) return act();
      if (waiting.length >= MOST_WAITING) return 'tooFast';
      waiting.push(() => {
        const outcome = act();
        if (outcome !== undefined) report(outcome);
      });
      return undefined;
    },
    pause() {
      timer ??= setTimeout(drain);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      waiting.length = 0;
    },
  };
}
