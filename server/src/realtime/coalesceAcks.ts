/**
 * Sends one acknowledgement for all the parts that were kept since the last one: they are cumulative.
 * `defer` calls back once, soon, when the messages that are there by now have been handled.
 */
export function coalesceAcks(
  send: (page: string, seq: number) => void,
  defer: (run: () => void) => void,
): { add(page: string, seq: number): void; stop(): void } {
  let due: { page: string; seq: number } | null = null;
  let stopped = false;

  function flush(): void {
    const ack = due;
    due = null;
    if (ack !== null && !stopped) send(ack.page, ack.seq);
  }

  return {
    add(page, seq) {
      const planned = due !== null;
      // Another page on the same connection: what the first one is owed is said at once.
      if (due !== null && due.page !== page) flush();
      due = { page, seq };
      if (!planned) defer(flush);
    },
    stop() {
      stopped = true;
    },
  };
}
