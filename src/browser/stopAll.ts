import type { Stoppable } from './listen.js';

/** One thing to stop that stops many, last started first. Every one is stopped even if one throws. */
export function stopAll(parts: readonly Stoppable[]): Stoppable {
  return {
    stop() {
      const errors: unknown[] = [];
      for (const part of [...parts].reverse()) {
        try {
          part.stop();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
