import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/findBrowser.js';

export default defineConfig({
  testDir: 'test',
  testMatch: ['scenario/**/*.spec.ts', 'control/**/*.spec.ts', 'fuzz/**/*.spec.ts', 'leak/**/*.spec.ts'],
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    viewport: { width: 1280, height: 800 },
    // Every step is slower by a quarter with them: `TRACE=1 npx playwright test …` for one that fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
      ],
    },
  },
});
