import config from '../../playwright.config.js';

/** The browser's options for tests that see scroll bars, as people do; Playwright hides them otherwise. */
export const showScrollBars = {
  ...config.use?.launchOptions,
  ignoreDefaultArgs: ['--hide-scrollbars'],
};
