import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/{unit,contract,architecture,types}/**/*.test.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
    // Real servers and an embedded database start in some of them, on two cores.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
