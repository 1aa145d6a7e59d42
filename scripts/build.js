// Builds everything that is shipped: the SDK's files, the console, the npm modules and types, the server.
// `--if-stale` does nothing when no source is newer than the last build.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describeTypes } from './describeTypes.js';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const STAMP = 'dist/.built';

if (process.argv.includes('--if-stale') && !isStale()) process.exit(0);
const begun = Date.now();
await build();
console.log(`built in ${((Date.now() - begun) / 1000).toFixed(1)} s`);

async function build() {
  for (const folder of ['dist', 'server/dist']) rmSync(folder, { recursive: true, force: true });
  const products = await loadProducts();
  const session = await bundle(products.sessionFiles());
  const fileOf = name => {
    const chunk = session.find(file => file.type === 'chunk' && file.isEntry && file.name === name);
    if (!chunk) throw new Error(`the build made no file for "${name}"`);
    return chunk.fileName;
  };
  const files = { session: fileOf('session'), recorder: fileOf('recorder'), frame: fileOf('frame') };
  await bundle(products.scriptTag(files));
  await bundle(products.agentConsole());
  await bundle(products.npmModules());
  await bundle(products.server());
  declareTypes();
  cpSync('src/agent/console/public', 'dist/agent', { recursive: true });
  // The server's package carries what it serves.
  for (const name of ['js', 'agent'])
    cpSync(join('dist', name), join('server/dist/public', name), { recursive: true });
  writeFileSync(STAMP, '');
}

/** One file of declarations for each entry, so that what ships shows the public types and nothing else. */
function declareTypes() {
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const emit = (project, out) =>
    execFileSync(process.execPath, [tsc, '-p', project, '--outDir', out], { stdio: 'inherit' });
  // Not below node_modules: what lies there would count as somebody else's and be left outside.
  const browser = 'dist/.types';
  const server = 'server/dist/.types';
  emit('tsconfig.types.json', browser);
  emit('server/tsconfig.types.json', server);
  const entries = [
    { name: 'opencobrowse', from: `${browser}/customer/entry/npm.d.ts`, to: 'dist/types/index.d.ts' },
    { name: 'opencobrowse-agent', from: `${browser}/agent/entry/npm.d.ts`, to: 'dist/types/agent.d.ts' },
    {
      name: 'opencobrowse-server',
      from: `${server}/server/src/start.d.ts`,
      to: 'server/dist/start.d.ts',
      types: ['node'],
    },
  ];
  for (const entry of entries)
    describeTypes({ types: [], ...entry, report: `dist/api/${entry.name}.api.md` });
  for (const folder of [browser, server, 'dist/api/.made']) rmSync(folder, { recursive: true, force: true });
}

async function loadProducts() {
  const { build: compile } = await import('esbuild');
  const out = 'node_modules/.cache/opencobrowse/rollup.config.mjs';
  mkdirSync('node_modules/.cache/opencobrowse', { recursive: true });
  await compile({
    entryPoints: ['rollup.config.ts'],
    outfile: out,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return import(pathToFileURL(out).href);
}

async function bundle({ output, ...input }) {
  const { rollup } = await import('rollup');
  const built = await rollup({
    ...input,
    onwarn(warning) {
      // Dependencies reference themselves in circles; that is theirs to mend.
      if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every(id => id.includes('node_modules')))
        return;
      throw new Error(`${warning.code}: ${warning.message}`);
    },
  });
  const { output: files } = await built.write(output);
  await built.close();
  return files;
}

function isStale() {
  if (!existsSync(STAMP)) return true;
  const since = statSync(STAMP).mtimeMs;
  const newer = path => {
    const info = statSync(path);
    if (!info.isDirectory()) return info.mtimeMs > since;
    return readdirSync(path).some(name => newer(join(path, name)));
  };
  return [
    'src',
    'server/src',
    'package.json',
    'rollup.config.ts',
    'scripts/build.js',
    'scripts/describeTypes.js',
    'package-lock.json',
  ].some(newer);
}
