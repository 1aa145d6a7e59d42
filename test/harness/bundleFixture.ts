import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';

export const FRAMEWORKS = {
  'React 19': 'reactPage.ts',
  'Vue 3': 'vuePage.ts',
  'Svelte 5': 'sveltePage.ts',
  'jQuery 4': 'jqueryPage.js',
  'plain HTML': 'plainPage.ts',
} as const;
export type Framework = keyof typeof FRAMEWORKS;

/** Rich text editors that people write in on real pages. */
export const EDITORS = {
  ProseMirror: 'proseMirrorPage.ts',
  Lexical: 'lexicalPage.ts',
  Slate: 'slatePage.ts',
} as const;
export type EditorName = keyof typeof EDITORS;

const PAGES = { ...FRAMEWORKS, ...EDITORS };
export type FixtureName = keyof typeof PAGES;

const FOLDER = resolve(import.meta.dirname, '../fixtures');
const made = new Map<FixtureName, Promise<string>>();

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: basename(path), generate: 'client' });
      return { contents: js.code, loader: 'js' };
    });
  },
};

/** The script of a page of `test/fixtures`, with its framework or editor, as a company's own build makes it. */
export function bundleFixture(name: FixtureName): Promise<string> {
  const script =
    made.get(name) ??
    build({
      entryPoints: [resolve(FOLDER, PAGES[name])],
      bundle: true,
      write: false,
      format: 'iife',
      conditions: ['browser'],
      logLevel: 'error',
      // With Vue's compiler: its page is a template.
      alias: { vue: 'vue/dist/vue.esm-bundler.js' },
      define: {
        'process.env.NODE_ENV': '"production"',
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      plugins: [svelte],
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  made.set(name, script);
  return script;
}
