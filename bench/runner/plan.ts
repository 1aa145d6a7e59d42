import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../scenarios/scenario.js';
import { bundleForPage } from './bundleForPage.js';
import type { Arguments } from './readArguments.js';

/** The page without a recorder: what the others are compared with. */
export const BASELINE = 'none';
/** In the order of the tables. The first is ours, the last no peer but the limit. */
export const RECORDERS = ['ours', 'rrweb', 'sentry', 'datadog', 'openreplay', 'clarity', 'floor'] as const;
export const PEERS: readonly string[] = RECORDERS.slice(1, -1);

/** One scenario at one size. */
export interface Case {
  scenario: string;
  title: string;
  size: number;
  /** What is measured is the start of the recorder, and nothing after it. */
  measuresStart: boolean;
}

export interface Plan {
  cases: readonly Case[];
  recorders: readonly string[];
}

/** Finds scenarios by looking into their folder, and what they say of themselves. */
export async function makePlan({ suite, only, scenarios, scale }: Arguments, folder: string): Promise<Plan> {
  const path = join(folder, folderOf(suite));
  const names = readdirSync(path).map(file => file.replace(/\.ts$/, ''));
  const found: Case[] = [];
  for (const name of names.sort()) {
    if (scenarios.length > 0 && !scenarios.includes(name)) continue;
    const scenario = await readScenario(join(path, `${name}.ts`));
    if (!scenario) continue;
    for (const size of scenario.sizes) {
      const scaled = Math.max(1, Math.round(size * scale));
      found.push({ scenario: name, title: scenario.title, size: scaled, measuresStart: !scenario.run });
    }
  }
  const recorders = RECORDERS.filter(name => only.length === 0 || only.includes(name));
  if (found.length === 0 || recorders.length === 0) throw new Error('there is nothing by that name');
  return { cases: found, recorders: [BASELINE, ...recorders] };
}

export const folderOf = (suite: Arguments['suite']) => (suite === 'app' ? 'apps' : 'scenarios');

/** Runs the file here for its description alone: scenarios touch the page only when they are called. */
async function readScenario(file: string): Promise<Scenario | undefined> {
  const code = await bundleForPage(file, 'exported');
  // The file is our own, and made for a page: it runs in no module here.
  const exported: { scenario?: Scenario } = new Function(`${code}; return exported;`)();
  return exported.scenario;
}
