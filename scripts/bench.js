// `npm run bench:recorder`, `bench:app`, `bench:smoke`: installs what the recorder is measured against, if it
// is missing, compiles the benchmark and runs it. Options are in docs/PERFORMANCE.md.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ensureBrowser } from './ensureBrowser.js';

const folder = fileURLToPath(new URL('../bench', import.meta.url));

if (!existsSync(join(folder, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
const outfile = join(folder, 'node_modules/.cache/runBench.mjs');
await build({
  entryPoints: [join(folder, 'runner/runBench.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
});
const { runBench } = await import(pathToFileURL(outfile).href);
await runBench(process.argv.slice(2), { folder, browser: ensureBrowser() });
