import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0-test') },
  // The examples name the package as everybody does.
  resolve: { alias: [{ find: /^opencobrowse$/, replacement: resolve('src/customer/entry/npm.ts') }] },
  test: {
    include: ['test/{unit,contract,architecture,types}/**/*.test.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
    // Real servers and an embedded database start in some of them, on two cores.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
