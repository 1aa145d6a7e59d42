export type SerialQueue = {
  /** Runs `task` when all before it are done, whether they failed or not. Its own failure goes to the caller. */
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Tasks that wait or run. */
  length(): number;
  /** Settles when everything that was in the queue at this moment is done. */
  idle(): Promise<void>;
};

/** Puts asynchronous work in order: the next task starts when the one before has settled. */
export function createSerialQueue(): SerialQueue {
  let length = 0;
  let last: Promise<void> = Promise.resolve();

  return {
    run(task) {
      length += 1;
      const result = last.then(task);
      const done = () => {
        length -= 1;
      };
      // Invariant: `last` never rejects, so one failed task cannot stop the queue.
      last = result.then(done, done);
      return result;
    },
    length: () => length,
    idle: () => last,
  };
}
