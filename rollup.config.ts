import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser, { type Options as MinifyOptions } from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import type { OutputOptions, Plugin, RollupOptions } from 'rollup';
import type { BuiltFile } from './src/customer/session/sessionHost.js';

/** What is built, one function per product. scripts/build.js calls them in order and passes on file names. */

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
};

type Product = RollupOptions & { output: OutputOptions };

/** Size counts here and nobody steps through it: the readable form is the ESM build. */
const minify = (mangle: MinifyOptions['mangle'] = true) =>
  terser({ module: true, ecma: 2020, compress: { passes: 3, pure_getters: true }, mangle });

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

/**
 * Parts of the socket library that nothing of ours comes to: WebTransport, since we name our transports, and messages
 * in binary, since ours are JSON. One that came all the same would end the connection, as it does with the whole library.
 */
const UNUSED_OF_SOCKETS: Readonly<Record<string, string>> = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  'engine.io-client/build/esm/globals.js': `
    export const nextTick = then => void Promise.resolve().then(then);
    export const globalThisShim = self;
    export const defaultBinaryType = 'arraybuffer';
    export const createCookieJar = () => undefined;`,
  'engine.io-client/build/esm/contrib/has-cors.js': 'export const hasCORS = true;',
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
    'export const decode = () => new ArrayBuffer(0);',
  'engine.io-parser/build/esm/encodePacket.browser.js': `
    import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _, callback) => callback(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = undefined;`,
  'socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false, hasBinary = isBinary;',
  'socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = undefined, reconstructPacket = undefined;',
};

/**
 * Methods of the socket library, by file, that nobody calls who uses it as `openSocket` does: with no acknowledgements, no
 * queue, no change of transport once one is open. Bundlers keep all of a class.
 */
const UNCALLED_OF_SOCKETS: Readonly<Record<string, string>> = {
  'socket.io-client/build/esm/socket.js': `onAny prependAny offAny listenersAny onAnyOutgoing prependAnyOutgoing
    offAnyOutgoing listenersAnyOutgoing timeout compress volatile emitWithAck disconnected send close _addToQueue
    _registerAckCallback`,
  'socket.io-client/build/esm/manager.js': 'disconnect connect',
  'engine.io-client/build/esm/socket.js': 'send _probe',
  'engine.io-client/build/esm/transports/polling.js': 'pause',
  'socket.io-parser/build/esm/index.js': 'encodeAsBinary takeBinaryData',
};

const leaveOutOfSockets: Plugin = {
  name: 'leave-out-of-sockets',
  load: id => UNUSED_OF_SOCKETS[nameInPackage(id)] ?? null,
  transform(code, id) {
    const names = UNCALLED_OF_SOCKETS[nameInPackage(id)]?.split(/\s+/);
    if (!names) return null;
    let kept = '';
    let at = 0;
    for (const statement of this.parse(code).body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type !== 'ClassDeclaration') continue;
      for (const member of declared.body.body) {
        const name = 'key' in member && member.key.type === 'Identifier' ? member.key.name : '';
        if (!names.includes(name)) continue;
        names.splice(names.indexOf(name), 1);
        const { start, end } = member as typeof member & { start: number; end: number };
        kept += code.slice(at, start);
        at = end;
      }
    }
    if (names.length > 0) this.error(`socket.io is built differently now: ${names.join(', ')} in ${id}`);
    return { code: kept + code.slice(at), map: null };
  },
};

/** What the socket library has for Node, React Native and browsers that we do not support. */
const OTHER_HOSTS_OF_SOCKETS: Readonly<Record<string, readonly [pattern: RegExp, instead: string][]>> = {
  'engine.io-client/build/esm/transports/websocket.js': [
    [/pick\(this\.\w+, "agent", [^)]*\)/, '{}'],
    [/const isReactNative = [^;]*;/, 'const isReactNative = false;'],
  ],
  'engine.io-client/build/esm/transports/polling-xhr.js': [
    [/pick\(this\.\w+, "agent", [^)]*\)/, '{}'],
    [/try \{\s*if \(this\._opts\.extraHeaders\) [\s\S]*?catch \(e\) \{ \}/, ''],
    [/const hasXHR2 = [\s\S]*?\}\)\(\);/, 'const hasXHR2 = true;'],
    [/function newRequest\(opts\) [\s\S]*$/, 'function newRequest() { return new XMLHttpRequest(); }'],
  ],
};

const leaveOutOfTransports: Plugin = {
  name: 'leave-out-of-transports',
  transform(code, id) {
    const patterns = OTHER_HOSTS_OF_SOCKETS[nameInPackage(id)];
    if (!patterns) return null;
    let kept = code;
    for (const [pattern, instead] of patterns) {
      if (!pattern.test(kept)) this.error(`engine.io is built differently now: ${pattern} in ${id}`);
      kept = kept.replace(pattern, instead);
    }
    return { code: kept, map: null };
  },
};

/** Such as `valibot/dist/index.mjs`. */
const nameInPackage = (id: string): string => id.replaceAll('\\', '/').replace(/^.*\/node_modules\//, '');

/**
 * What valibot carries for schemas of other libraries, for messages in many languages and for values that stand in for
 * missing ones. We use none of it, and what is parsed, and said of a fault, stays the same.
 */
const UNUSED_OF_VALIBOT: readonly [pattern: RegExp, instead: string][] = [
  [/^\s*(reference: \w+|async: false),\n/gm, ''],
  [/(function _standardSchema\(schema\) \{\n)[\s\S]*?(\treturn schema;\n\})/, '$1$2'],
  [/ \?\? (\/\* @__PURE__ \*\/ )?getSpecificMessage\(.*;$/m, ';'],
  [/(\} )else if \(valueSchema\.fallback !== void 0\) .*\n\s*(?=else if)/g, '$1'],
];

const leaveOutOfValibot: Plugin = {
  name: 'leave-out-of-valibot',
  transform(code, id) {
    if (!/[\\/]valibot[\\/]dist[\\/]index\.mjs$/.test(id)) return null;
    let kept = code;
    for (const [pattern, instead] of UNUSED_OF_VALIBOT) {
      const before = kept;
      kept = kept.replace(pattern, instead);
      if (kept === before) this.error(`valibot is built differently now: see UNUSED_OF_VALIBOT, ${pattern}`);
    }
    return { code: kept, map: null };
  },
};

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
  letRrwebShake,
  leaveOutOfSockets,
  leaveOutOfTransports,
  leaveOutOfValibot,
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

/** What a page, or a page in a frame, loads when a frame of another origin takes part in what is recorded. */
export const frames = (): Product => sessionFile('frames', 'src/customer/entry/wireFrames.ts');

/** What a page in a frame loads when it is recorded. */
export const frame = (): Product => sessionFile('frame', 'src/customer/entry/wireFrame.ts');

/** What a session loads when an agent is given control. */
export const control = (): Product => sessionFile('control', 'src/customer/entry/wireControl.ts');

export const session = (locales: Record<string, BuiltFile>, control: BuiltFile): Product =>
  sessionFile(
    'session',
    'src/customer/entry/scriptSession.ts',
    { __LOCALES__: JSON.stringify(locales), __CONTROL__: JSON.stringify(control) },
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
