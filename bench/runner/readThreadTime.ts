import type { CDPSession } from '@playwright/test';

/** CPU time that the page's main thread has used, ms, without what asking for it costs. */
export async function readThreadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const find = (name: string) => {
    const metric = metrics.find(each => each.name === name);
    if (!metric) throw new Error(`this browser does not tell ${name}`);
    return metric.value * 1000;
  };
  return find('ThreadTime') - find('DevToolsCommandDuration');
}

/** Metrics in the thread's own time: what other programs do meanwhile does not count. */
export async function watchThread(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
}
