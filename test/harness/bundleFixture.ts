import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';

export const FRAMEWORKS = {
  'React 19': 'reactPage.ts',
  'Vue 3': 'vuePage.ts',
  'Angular 21': 'angularPage.ts',
  'Svelte 5': 'sveltePage.ts',
  'jQuery 4': 'jqueryPage.js',
  'plain HTML': 'plainPage.ts',
} as const;
export type Framework = keyof typeof FRAMEWORKS;

const FOLDER = resolve(import.meta.dirname, '../fixtures');
const made = new Map<Framework, Promise<string>>();

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: basename(path), generate: 'client' });
      return { contents: js.code, loader: 'js' };
    });
  },
};

/** The script of a page of `test/fixtures`, with its framework, as a company's own build makes it. */
export function bundleFixture(framework: Framework): Promise<string> {
  const script =
    made.get(framework) ??
    build({
      entryPoints: [resolve(FOLDER, FRAMEWORKS[framework])],
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
  made.set(framework, script);
  return script;
}
