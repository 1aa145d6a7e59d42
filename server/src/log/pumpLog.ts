import type { LogEntry, SessionLog } from './sessionLog.js';
import { sizeOfEntry } from './sizeOfEntry.js';

export type LogPump = {
  /** The reader has everything up to `pos`. Answers false for something that was never sent. */
  seen(pos: number): boolean;
  /** Begins again at the log's base. */
  rewind(): Promise<void>;
  stop(): void;
};

export type PumpOptions = {
  readonly log: SessionLog;
  /** The position to begin with. */
  readonly from: number;
  /** How much may be on the way, as `sizeOfEntry` counts. One entry always may. */
  readonly window: number;
  send(entry: LogEntry): void;
  /** Reading the log failed; the pump has stopped. */
  fail(thrown: unknown): void;
};

/**
 * Sends a log to one reader, as fast as the reader says that it has `seen` what came: a slow reader
 * costs a place in the log, not memory. A reader whose place is no longer in the log goes on at the base.
 */
export function pumpLog({ log, from, window, send, fail }: PumpOptions): LogPump {
  let next = from;
  let highest = from - 1;
  let onTheWay: { readonly pos: number; readonly size: number }[] = [];
  let load = 0;
  let running = false;
  let wanted = false;
  let stopped = false;
  /** Changes when the reader is put elsewhere: what was being read for the old place is not sent. */
  let course = 0;

  async function pump(): Promise<void> {
    while (!stopped && load < window) {
      const current = course;
      const entries = await log.readFrom(next, window - load);
      if (stopped) return;
      if (current !== course) continue;
      if (entries.length === 0) return;
      for (const entry of entries) {
        // A base may have moved past entries that were read before: the next read starts there.
        const size = sizeOfEntry(entry);
        onTheWay.push({ pos: entry.pos, size });
        load += size;
        next = entry.pos + 1;
        highest = Math.max(highest, entry.pos);
        send(entry);
        if (stopped || load >= window) break;
      }
    }
  }

  function start(): void {
    wanted = true;
    if (running || stopped) return;
    running = true;
    void (async () => {
      try {
        while (wanted && !stopped) {
          wanted = false;
          await pump();
        }
      } catch (thrown) {
        stop();
        fail(thrown);
      } finally {
        running = false;
      }
    })();
  }

  const unsubscribe = log.subscribe(start);
  function stop(): void {
    stopped = true;
    unsubscribe();
    onTheWay = [];
  }

  start();
  return {
    seen(pos) {
      if (pos > highest) return false;
      const still = onTheWay.filter(entry => entry.pos > pos);
      load = still.reduce((sum, entry) => sum + entry.size, 0);
      onTheWay = still;
      start();
      return true;
    },
    async rewind() {
      const { first } = await log.extent();
      course += 1;
      next = first;
      onTheWay = [];
      load = 0;
      start();
    },
    stop,
  };
}
