// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { createCobrowse } from '../../../../src/customer/entry/npm.js';
import { trackListeners } from '../trackListeners.js';
import { createForeignWindow } from './createFakeWindow.js';

it('[FRM16] from npm, a page in a frame takes part and begins nothing by itself', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const listeners = trackListeners(window, document);
  const parent = createForeignWindow();
  vi.spyOn(window, 'parent', 'get').mockReturnValue(parent.window);
  const cobrowse = createCobrowse({
    url: 'https://help.example/cobrowse',
    allowedFrameOrigins: ['https://bank.example'],
  });
  expect(cobrowse.isTopContext).toBe(false);
  expect(parent.postMessage).toHaveBeenCalledWith({ gcb: 'hello' }, 'https://bank.example');
  const initialized = vi.fn();
  cobrowse.onInitialized.add(initialized);
  if (cobrowse.isBrowserSupported()) cobrowse.startSession();
  cobrowse.exitSession();
  expect(initialized).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('a page in a frame begins and ends no session'));
  cobrowse.stop();
  expect(listeners.open()).toEqual([]);
});

it('[FRM16] on a top page it is the top context', () => {
  const cobrowse = createCobrowse({ url: 'https://help.example/cobrowse' });
  expect(cobrowse.isTopContext).toBe(true);
  cobrowse.stop();
});
