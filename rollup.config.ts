import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import type { OutputOptions, Plugin, RollupOptions } from 'rollup';

/** What is built, one function per product. scripts/build.js calls them in order and passes on file names. */

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
};

/** Size counts here and nobody steps through it: the readable form is the ESM build. */
const minify = () => terser({ module: true, ecma: 2020, compress: { passes: 3, pure_getters: true } });

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

/**
 * rrweb comes as one file with two copies of a CSS parser that only its replayer needs. They are called
 * into being at the top level; marking those calls as pure lets the bundler drop them (36 kB → 20 kB).
 */
const letRrwebShake: Plugin = {
  name: 'let-rrweb-shake',
  transform(code, id) {
    if (!/[\\/]rrweb[\\/]dist[\\/]rrweb\.js$/.test(id)) return null;
    const pattern = /(__toESM(?:\$\d)?\()(\(\/\* @__PURE__ \*\/ __commonJSMin)/g;
    if (!pattern.test(code)) this.error('rrweb is built differently now: see letRrwebShake');
    return { code: code.replaceAll(pattern, '$1/* @__PURE__ */ $2'), map: null };
  },
};

const shake: RollupOptions['treeshake'] = {
  moduleSideEffects: false,
  propertyReadSideEffects: false,
  tryCatchDeoptimization: false,
};

const browser = (define: Record<string, string> = {}): Plugin[] => [
  letRrwebShake,
  typescript('es2020', define),
  nodeResolve({ browser: true, preferBuiltins: false }),
  commonjs(),
];

/** What a session loads, as modules named by their content. */
export function sessionFiles(): RollupOptions & { output: OutputOptions } {
  return {
    input: {
      session: 'src/customer/entry/wireSession.ts',
      recorder: 'src/customer/recorder/startRecording.ts',
      frame: 'src/customer/entry/wireFrame.ts',
    },
    treeshake: shake,
    plugins: [...browser(), minify()],
    output: {
      dir: 'dist/js',
      format: 'es',
      entryFileNames: 'gcb-[name]-[hash].js',
      chunkFileNames: 'gcb-[name]-[hash].js',
      // One file, and not one for each little thing that two of them share.
      manualChunks: id => (/src\/(browser|guard|protocol|customer\/frames)\//.test(id) ? 'shared' : null),
    },
  };
}

/** `gcb.min.js`: a classic script, all that a page without a session pays for. */
export function scriptTag(files: {
  session: string;
  recorder: string;
  frame: string;
}): RollupOptions & { output: OutputOptions } {
  const names = {
    __SESSION_FILE__: JSON.stringify(files.session),
    __RECORDER_FILE__: JSON.stringify(files.recorder),
    __FRAME_FILE__: JSON.stringify(files.frame),
  };
  return {
    input: 'src/customer/entry/scriptTag.ts',
    plugins: [...browser(names), minify()],
    output: { file: 'dist/js/gcb.min.js', format: 'iife' },
  };
}

/** The representative's console. */
export function agentConsole(): RollupOptions & { output: OutputOptions } {
  return {
    input: 'src/agent/entry/console.ts',
    plugins: [...browser(), minify()],
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
    plugins: [...browser({ __VERSION__: JSON.stringify(version) }), minify()],
    output: { dir, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  };
}

const external = (id: string) => !/^[./]/.test(id) && !/^[A-Za-z]:/.test(id);

/** What `npm install opencobrowse` gives: modules, readable, with their dependencies left outside. */
export function npmModules(): RollupOptions & { output: OutputOptions } {
  return {
    input: { index: 'src/customer/entry/npm.ts', agent: 'src/agent/entry/npm.ts' },
    external,
    plugins: [typescript('es2020')],
    output: { dir: 'dist/esm', format: 'es', chunkFileNames: '[name]-[hash].js', sourcemap: true },
  };
}

/** The server, with the protocol inside and its dependencies outside. */
export function server(): RollupOptions & { output: OutputOptions } {
  return {
    input: { bin: 'server/src/bin.ts', start: 'server/src/start.ts' },
    external,
    plugins: [typescript('node20')],
    output: { dir: 'server/dist', format: 'es', chunkFileNames: '[name]-[hash].js', sourcemap: true },
  };
}
