import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { Recorder, RunningRecorder } from '../recorders/recorder.js';
import type { Scenario } from '../scenarios/scenario.js';
import { type Bytes, countBytes } from './countBytes.js';
import { BASELINE, type Case } from './plan.js';
import { readThreadTime, watchThread } from './readThreadTime.js';
import type { PageServer } from './servePages.js';
import { MARK, traceTasks } from './traceTasks.js';
import { waitForQuiet } from './waitForQuiet.js';

declare global {
  /** What the two scripts of the page leave there. */
  var benchScenario: { scenario: Scenario };
  var benchRecorder: { recorder: Recorder } | undefined;
  /** The one that records, once it was started. */
  var benchRunning: RunningRecorder | undefined;
}

export interface Sample {
  /** CPU time of the main thread until the page was quiet again, ms. */
  cpu: number;
  /** CPU time of the longest task, ms. */
  longest: number;
  /** All that has left the page since it was loaded. */
  bytes: Bytes;
}

export interface SampleOptions {
  recorder: string;
  each: Case;
  /** The page is prepared and the recorder started, and then nothing is done. */
  idle: boolean;
}

const QUIET_BEFORE_MS = 500;
const QUIET_AFTER_MS = 1000;
const QUIET_INTAKE_MS = 500;

/** One fresh page, with one recorder or none, in which one thing is done. */
export async function takeSample(
  browser: Browser,
  server: PageServer,
  options: SampleOptions,
): Promise<Sample> {
  const { recorder, each } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    server.takeParcels();
    const page = await context.newPage();
    page.on('pageerror', error => console.error(`${recorder}, ${each.scenario}: ${error.message}`));
    const query = new URLSearchParams({ scenario: each.scenario, recorder });
    if (recorder === BASELINE) query.delete('recorder');
    await page.goto(`${server.origin}/?${query}`);
    const session = await context.newCDPSession(page);
    await watchThread(session);
    const read = () => readThreadTime(session);
    await page.evaluate(size => benchScenario.scenario.prepare(size), each.size);
    await waitForQuiet(read, QUIET_BEFORE_MS);
    if (!each.measuresStart) {
      await page.evaluate(async intake => {
        globalThis.benchRunning = await globalThis.benchRecorder?.recorder.start(intake);
      }, server.origin);
      await waitForQuiet(read, QUIET_BEFORE_MS);
    }
    await session.send('HeapProfiler.collectGarbage');
    const trace = await traceTasks(browser, page);
    const before = await read();
    await act(page, server.origin, options);
    if (!(await waitForQuiet(read, QUIET_AFTER_MS)))
      console.error(`${recorder}, ${each.scenario}: still busy after a minute; the rest is not counted`);
    const cpu = (await read()) - before;
    const longest = await trace.stop();
    await page.evaluate(() => globalThis.benchRunning?.flush());
    await waitForIntake(server);
    return { cpu, longest, bytes: await countBytes(server.takeParcels()) };
  } finally {
    await context.close();
  }
}

/** In a task of the page's own, so that it counts as such and not as a command from outside. */
const act = (page: Page, origin: string, { each, idle }: SampleOptions) =>
  page.evaluate(
    ({ intake, size, idle, mark }) =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => {
          performance.mark(mark);
          const { scenario } = benchScenario;
          const doIt = async () => {
            if (idle) return;
            if (scenario.run) await scenario.run(size);
            else globalThis.benchRunning = await globalThis.benchRecorder?.recorder.start(intake);
          };
          doIt().then(resolve, reject);
        });
      }),
    { intake: origin, size: each.size, idle, mark: MARK },
  );

async function waitForIntake(server: PageServer): Promise<void> {
  for (let count = -1; count !== server.arrived(); ) {
    count = server.arrived();
    await pause(QUIET_INTAKE_MS);
  }
}
