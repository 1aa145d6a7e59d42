import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { bundleModules } from './bundleModules.js';
import { useMinified } from './useMinified.js';

/** The unit tests of the browser side once more, against one bundle that is minified as the shipped files are. */
const FOLDERS = ['agent', 'browser', 'customer', 'guard', 'protocol', 'signal'].map(
  name => `test/unit/${name}`,
);

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [useMinified(await bundleModules([...FOLDERS, 'test/minified'], '0.0.0-test'))],
  test: {
    include: [...FOLDERS, 'test/minified'].map(folder => `${folder}/**/*.test.ts`),
    sequence: { shuffle: true },
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
