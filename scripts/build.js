// Builds everything that is shipped: the SDK's files, the console, the npm modules and types, the server.
// `--if-stale` does nothing when no source is newer than the last build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
  const locales = { de: await bundleOne(products.locale('de')), fr: await bundleOne(products.locale('fr')) };
  const recorder = await bundleOne(products.recorder());
  const frames = await bundleOne(products.frames());
  const onDemand = {
    control: await bundleOne(products.control()),
    hints: await bundleOne(products.hints()),
    media: await bundleOne(products.media()),
    annotations: await bundleOne(products.annotations()),
  };
  const frame = await bundleOne(products.frame(onDemand.control));
  const session = await bundleOne(products.session(locales, onDemand));
  await bundle(products.scriptTag({ session, recorder, frame, frames }));
  writeIntegrity();
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

/**
 * A product that is one file: a second one would be loaded unchecked, and could not be tried again.
 * The shorter hash, because each page of each site carries it.
 */
async function bundleOne(product) {
  const [file, another] = await bundle(product);
  if (another) throw new Error(`${file.fileName} has become two files: ${another.fileName}`);
  return { name: file.fileName, integrity: integrityOf(file.fileName, 'sha256') };
}

/** As the attribute `integrity` of a page has it. */
function integrityOf(name, kind = 'sha384') {
  return `${kind}-${createHash(kind)
    .update(readFileSync(join('dist/js', name)))
    .digest('base64')}`;
}

/** For those who write the snippet, or serve the files themselves: the hash of each file. */
function writeIntegrity() {
  const hashes = readdirSync('dist/js').map(name => [name, integrityOf(name)]);
  writeFileSync('dist/js/integrity.json', `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
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
    'scripts/bundle',
    'scripts/describeTypes.js',
    'package-lock.json',
  ].some(newer);
}
