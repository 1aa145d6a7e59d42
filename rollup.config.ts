import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser, { type Options as MinifyOptions } from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import type { OutputOptions, Plugin, RollupOptions } from 'rollup';
import { letRrwebShake } from './scripts/bundle/letRrwebShake.js';
import { trimSockets } from './scripts/bundle/trimSockets.js';
import { trimValibot } from './scripts/bundle/trimValibot.js';
import type { BuiltFile } from './src/customer/session/sessionHost.js';

/** What is built, one function per product. scripts/build.js calls them in order and passes on file names. */

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
};

type Product = RollupOptions & { output: OutputOptions };

/** Size counts here and nobody steps through it: the readable form is the ESM build. */
const minify = (mangle: MinifyOptions['mangle'] = true) =>
  terser({
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, hoist_vars: true, unsafe_methods: true },
    mangle,
  });

/** The socket library begins the names of what it keeps to itself with `_`; nothing of ours does. */
const SHORT_PRIVATE_NAMES = { properties: { regex: /^_[a-z]/, reserved: ['_genesys'] } };

/** Our own sources: types are taken out, `./x.js` means `./x.ts`. Packages are left to node-resolve. */
const typescript = (target: string, define: Record<string, string> = {}): Plugin => ({
  name: 'typescript',
  resolveId(specifier, importer) {
    if (!specifier.startsWith('.') || !importer?.endsWith('.ts')) return null;
    return resolve(dirname(importer), specifier.replace(/\.js$/, '.ts'));
  },
  async transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    return transform(code, {
      loader: 'ts',
      target,
      sourcemap: true,
      sourcefile: id,
      define: { __VERSION__: JSON.stringify(version), ...define },
    });
  },
});

/** The look of the interface, as short as browsers need it. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  async transform(code, id) {
    if (!/[\\/]ui[\\/]styles\.ts$/.test(id)) return null;
    const [written, css = ''] = /(?<== )`([^`]*)`/.exec(code) ?? [];
    if (!written) this.error('no style sheet is found in styles.ts: see minifyStyles');
    const { code: short } = await transform(css, { loader: 'css', minify: true });
    return { code: code.replace(written, () => JSON.stringify(short.trim())), map: null };
  },
};

const shake: RollupOptions['treeshake'] = {
  moduleSideEffects: false,
  propertyReadSideEffects: false,
  tryCatchDeoptimization: false,
};

const browser = (define: Record<string, string> = {}): Plugin[] => [
  ...trimSockets,
  trimValibot,
  minifyStyles,
  typescript('es2020', define),
  nodeResolve({ browser: true, preferBuiltins: false }),
  commonjs(),
];

/** What a session loads: one file with all that it needs at once, so that a load that failed can be tried again. */
const sessionFile = (
  name: string,
  input: string,
  define: Record<string, string> = {},
  mangle: MinifyOptions['mangle'] = true,
): Product => ({
  input: { [name]: input },
  treeshake: shake,
  plugins: [...browser(define), minify(mangle)],
  output: {
    dir: 'dist/js',
    format: 'es',
    entryFileNames: 'gcb-[name]-[hash].js',
    chunkFileNames: 'gcb-[name]-[hash].js',
  },
});

/** A language of the interface, such as `de`. */
export const locale = (name: string): Product => sessionFile(name, `src/customer/ui/locales/${name}.ts`);

export const recorder = (): Product => sessionFile('recorder', 'src/customer/entry/wireRecorder.ts');

/** What a page, or a page in a frame, loads when it has a frame. */
export const frames = (): Product => sessionFile('frames', 'src/customer/entry/wireFrames.ts');

/** What a page in a frame loads when it is recorded. */
export const frame = (control: BuiltFile): Product =>
  sessionFile('frame', 'src/customer/entry/scriptFrame.ts', { __CONTROL__: JSON.stringify(control) });

/** What a session loads when an agent is given control. */
export const control = (): Product => sessionFile('control', 'src/customer/entry/wireControl.ts');

/** What a session loads when something on the page is masked. */
export const hints = (): Product => sessionFile('hints', 'src/customer/entry/wireHints.ts');

/** What a session loads where the site has connected a medium. */
export const media = (): Product => sessionFile('media', 'src/customer/entry/wireMedia.ts');

/** What a session loads when an agent draws. */
export const annotations = (): Product => sessionFile('annotations', 'src/customer/entry/wireAnnotations.ts');

export const session = (
  locales: Record<string, BuiltFile>,
  files: Record<'control' | 'hints' | 'media' | 'annotations', BuiltFile>,
): Product =>
  sessionFile(
    'session',
    'src/customer/entry/scriptSession.ts',
    {
      __LOCALES__: JSON.stringify(locales),
      __CONTROL__: JSON.stringify(files.control),
      __HINTS__: JSON.stringify(files.hints),
      __MEDIA__: JSON.stringify(files.media),
      __ANNOTATIONS__: JSON.stringify(files.annotations),
    },
    SHORT_PRIVATE_NAMES,
  );

/** `gcb.min.js`: a classic script, all that a page without a session pays for. */
export function scriptTag(files: Record<string, BuiltFile>): Product {
  return {
    input: 'src/customer/entry/scriptTag.ts',
    plugins: [...browser({ __FILES__: JSON.stringify(files) }), minify()],
    output: { file: 'dist/js/gcb.min.js', format: 'iife' },
  };
}

/** The representative's console. */
export function agentConsole(): Product {
  return {
    input: 'src/agent/entry/console.ts',
    plugins: [letRrwebShake, ...browser(), minify()],
    output: { file: 'dist/agent/console.js', format: 'es' },
  };
}

/**
 * Modules of ours by name, in one bundle made as the shipped ones are: what unit tests run against. The socket
 * library stays outside: those tests run in Node, where it needs its build for Node.
 */
export function minifiedModules(
  entry: string,
  dir: string,
  version: string,
): RollupOptions & { output: OutputOptions } {
  return {
    input: { modules: entry },
    external: /^socket\.io-/,
    treeshake: shake,
    plugins: [letRrwebShake, ...browser({ __VERSION__: JSON.stringify(version) }), minify()],
    output: { dir, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  };
}

const external = (id: string) => !/^[./]/.test(id) && !/^[A-Za-z]:/.test(id);

/** What `npm install opencobrowse` gives: modules, readable, with their dependencies left outside. */
export function npmModules(): Product {
  return {
    input: { index: 'src/customer/entry/npm.ts', agent: 'src/agent/entry/npm.ts' },
    external,
    plugins: [typescript('es2020')],
    output: { dir: 'dist/esm', format: 'es', chunkFileNames: '[name]-[hash].js', sourcemap: true },
  };
}

/** The server, with the protocol inside and its dependencies outside. */
export function server(): Product {
  return {
    input: { bin: 'server/src/bin.ts', start: 'server/src/start.ts' },
    external,
    plugins: [typescript('node20')],
    output: { dir: 'server/dist', format: 'es', chunkFileNames: '[name]-[hash].js', sourcemap: true },
  };
}
