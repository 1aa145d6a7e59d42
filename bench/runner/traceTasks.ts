import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ph: string;
  /** µs */
  ts: number;
  dur?: number;
  /** CPU time, µs */
  tdur?: number;
}

export interface TaskTrace {
  /** The CPU time of the longest task since the page set the mark, ms. */
  stop(): Promise<number>;
}

/** To be set by the page (`performance.mark`) when that begins which is of interest. */
export const MARK = 'bench:begin';
const TASK = 'ThreadControllerImpl::RunTask';

/** Begins to note the tasks of the page's main thread. */
export async function traceTasks(browser: Browser, page: Page): Promise<TaskTrace> {
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
  return {
    async stop() {
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
        traceEvents: TraceEvent[];
      };
      const mark = traceEvents.find(({ name }) => name === MARK);
      if (!mark) throw new Error('the mark is not in the trace');
      const tasks = traceEvents.filter(
        ({ name, pid, tid, ts, dur = 0 }) =>
          name === TASK && pid === mark.pid && tid === mark.tid && ts + dur >= mark.ts,
      );
      return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
    },
  };
}
