import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests of what was built and packed. They need a build, so `npm run check` leaves them out. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/package/*.test.ts'],
    globalSetup: 'test/package/packOnce.ts',
    sequence: { shuffle: true },
    // They start compilers and bundlers, on two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
