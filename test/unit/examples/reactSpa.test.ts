import { createElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { App } from '../../../examples/react-spa/src/App.js';

it('[EX23] the single-page app renders on a server: no window, no co-browsing, no help button yet', () => {
  expect(typeof window).toBe('undefined');
  const html = renderToString(createElement(StrictMode, null, createElement(App)));
  expect(html).toContain('Tell us about your home');
  expect(html).not.toContain('Fill it in with an adviser');
});
