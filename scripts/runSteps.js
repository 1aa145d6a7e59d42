// Runs the steps of a check one after the other and counts what passed, so that one line can say it all.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The script behind a package's command, so that no shell and no PATH is needed. */
export function binOf(packageName, command = packageName) {
  const file = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(file, 'utf8'));
  return join(dirname(file), typeof bin === 'string' ? bin : bin[command]);
}

const node = (file, ...args) => [process.execPath, file, ...args];
const tsc = project =>
  node(join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'), '-p', project);

const vitest = (name, config) => ({
  name,
  command: node(binOf('vitest'), 'run', '--config', config, '--reporter=default', '--reporter=json'),
  args: report => [`--outputFile.json=${report}`],
  count: countVitest,
});

const PROJECTS = [
  'tsconfig.json',
  'tsconfig.protocol.json',
  'tsconfig.examples.json',
  'server/tsconfig.json',
];
/** The benchmark has dependencies of its own, which are there only where it has run. */
const BENCH = { project: 'bench/tsconfig.json', needs: 'bench/node_modules' };

export const steps = {
  lint: () => ({ name: 'lint', command: node(binOf('@biomejs/biome', 'biome'), 'check', '.') }),
  types: project => ({ name: `types ${project}`, command: tsc(project) }),
  allTypes: () => [...PROJECTS, ...(existsSync(BENCH.needs) ? [BENCH.project] : [])].map(steps.types),
  units: () => vitest('unit, contract, architecture and type tests', 'vitest.config.ts'),
  minified: () => vitest('unit tests of the browser side, minified', 'test/minified/vitest.config.ts'),
  packages: () => vitest('tests of what is packed', 'test/package/vitest.config.ts'),
  sizes: () => ({ name: 'sizes', command: node(binOf('size-limit')) }),
  scenarios: () => ({
    name: 'scenario and fuzz tests in Chromium',
    command: node(binOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json'),
    env: report => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    count: countPlaywright,
  }),
};

/** Runs all steps even when one fails. Resolves with the totals; a step that counts nothing counts as one. */
export async function runSteps(list) {
  const folder = mkdtempSync(join(tmpdir(), 'opencobrowse-report-'));
  const total = { passed: 0, failed: 0 };
  try {
    for (const [index, step] of list.entries()) {
      console.log(`\n— ${step.name}`);
      const report = join(folder, `${index}.json`);
      const code = await run([...step.command, ...(step.args?.(report) ?? [])], step.env?.(report) ?? {});
      const counted =
        step.count && existsSync(report) ? step.count(JSON.parse(readFileSync(report, 'utf8'))) : null;
      const result = counted ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
      // A runner that fails outside of its tests must not look like success.
      if (code !== 0 && result.failed === 0) result.failed = 1;
      total.passed += result.passed;
      total.failed += result.failed;
      console.log(`  ${result.passed} passed, ${result.failed} failed (${step.name})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

/** Prints the closing line and ends the process. */
export function conclude({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

function run([file, ...args], env) {
  return new Promise(resolve => {
    const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('exit', code => resolve(code ?? 1));
  });
}

function countVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const brokenFiles = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests + brokenFiles };
}

function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}
