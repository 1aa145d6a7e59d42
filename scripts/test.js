// `npm test`: everything. Builds what is stale, finds or installs a browser, runs every check and test.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './ensureBrowser.js';
import { conclude, runSteps, steps } from './runSteps.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
console.log(`Browser: ${ensureBrowser()}`);
execFileSync(process.execPath, ['scripts/build.js', '--if-stale'], { stdio: 'inherit' });
conclude(
  await runSteps([
    steps.lint(),
    ...steps.allTypes(),
    steps.units(),
    steps.minified(),
    steps.packages(),
    steps.sizes(),
    steps.scenarios(),
  ]),
);
