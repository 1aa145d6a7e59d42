import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { bundleForPage } from './bundleForPage.js';
import { formatForDocument, formatForTerminal } from './formatTables.js';
import { BASELINE, folderOf, makePlan, type Plan } from './plan.js';
import { type Arguments, readArguments } from './readArguments.js';
import { type PageServer, servePages } from './servePages.js';
import { type Measured, summarize } from './summarize.js';
import { takeSample } from './takeSample.js';
import { writeTables } from './writeTables.js';

export interface Place {
  /** The folder `bench/`. */
  folder: string;
  /** The path of an executable Chromium. */
  browser: string;
}

/** Measures what the arguments ask for, prints it and keeps it in `bench/results/`. */
export async function runBench(args: readonly string[], place: Place): Promise<void> {
  const asked = readArguments(args);
  const plan = await makePlan(asked, place.folder);
  const server = await servePages(await bundleAll(asked, plan, place.folder));
  const browser = await chromium.launch({ executablePath: place.browser });
  const loadBefore = loadavg()[0] ?? 0;
  const measured: (Measured & { samples: Measured['samples'][number][] })[] = [];
  try {
    await warmUp(browser, server, plan);
    for (const each of plan.cases) {
      for (const recorder of plan.recorders) {
        const sends = recorder !== BASELINE && recorder !== 'floor' && !each.measuresStart;
        const idle = sends ? await takeSample(browser, server, { recorder, each, idle: true }) : null;
        measured.push({ each, recorder, before: idle?.bytes ?? { raw: 0, deflated: 0 }, samples: [] });
      }
    }
    for (let round = 1; round <= asked.rounds; round += 1) {
      for (const one of measured) {
        console.error(`round ${round}: ${one.each.scenario} ${one.each.size}, ${one.recorder}`);
        const { recorder, each } = one;
        one.samples.push(await takeSample(browser, server, { recorder, each, idle: false }));
      }
    }
  } finally {
    await browser.close();
    server.stop();
  }
  const summaries = summarize(measured, plan.cases);
  const machine = `${availableParallelism()} cores, load ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after`;
  const tables = formatForDocument(summaries, asked.suite === 'app');
  console.log(`\n${formatForTerminal(summaries)}\n\n${machine}`);
  const results = join(place.folder, 'results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, `${asked.suite}${asked.partial ? '-partial' : ''}.json`),
    `${JSON.stringify({ rounds: asked.rounds, scale: asked.scale, machine, summaries, measured }, null, 2)}\n`,
  );
  const said = `${asked.rounds} rounds, Chromium ${browser.version()}, ${machine}.`;
  if (asked.write)
    writeTables(join(place.folder, '../docs/PERFORMANCE.md'), `bench:${asked.suite}`, `${said}\n\n${tables}`);
}

/** The first page of a browser is slower than all others. */
async function warmUp(browser: Browser, server: PageServer, { cases: [each] }: Plan): Promise<void> {
  if (each) await takeSample(browser, server, { recorder: BASELINE, each, idle: true });
}

async function bundleAll({ suite }: Arguments, { cases, recorders }: Plan, folder: string) {
  const bundle = async (names: Iterable<string>, where: string, global: string) => {
    const scripts = new Map<string, string>();
    for (const name of new Set(names))
      scripts.set(name, await bundleForPage(join(folder, where, `${name}.ts`), global));
    return scripts;
  };
  return {
    scenarios: await bundle(
      cases.map(({ scenario }) => scenario),
      folderOf(suite),
      'benchScenario',
    ),
    recorders: await bundle(
      recorders.filter(name => name !== BASELINE),
      'recorders',
      'benchRecorder',
    ),
  };
}
