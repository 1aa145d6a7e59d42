// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { watchDocumentReplaced } from '../../../src/customer/recorder/watchDocumentReplaced.js';
import { trackListeners } from './trackListeners.js';

describe('watchDocumentReplaced', () => {
  function setUp() {
    const page = document.implementation.createHTMLDocument('');
    let readyState = 'complete';
    Object.defineProperty(page, 'readyState', { get: () => readyState });
    const listeners = trackListeners(page);
    const onReplaced = vi.fn();
    const replace = async () => {
      page.replaceChild(page.createElement('html'), page.documentElement);
      await Promise.resolve();
    };
    return {
      ...{ page, listeners, onReplaced, replace },
      ...watchDocumentReplaced(page, onReplaced),
      loading() {
        readyState = 'loading';
      },
      loaded() {
        readyState = 'interactive';
        page.dispatchEvent(new Event('DOMContentLoaded'));
      },
    };
  }

  it('[REC20] calls back each time the document has a new root element', async () => {
    const { onReplaced, replace, stop } = setUp();
    await replace();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    await replace();
    expect(onReplaced).toHaveBeenCalledTimes(2);
    stop();
  });

  it('[REC20] waits until there is a root element', async () => {
    const { page, onReplaced, stop } = setUp();
    page.documentElement.remove();
    await Promise.resolve();
    expect(onReplaced).not.toHaveBeenCalled();
    page.append(page.createElement('html'));
    await Promise.resolve();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    stop();
  });

  it('[REC21] waits until the new content is there, and calls back once for it', async () => {
    const { onReplaced, replace, loading, loaded, listeners, stop } = setUp();
    loading();
    await replace();
    await replace();
    expect(onReplaced).not.toHaveBeenCalled();
    loaded();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    loaded();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    stop();
    expect(listeners.open()).toEqual([]);
  });

  it('[REC22] is not disturbed by what happens beside or below the root element', async () => {
    const { page, onReplaced, replace, stop } = setUp();
    page.body.replaceChildren(page.createElement('main'));
    page.append(page.createComment('x'));
    const root = page.documentElement;
    root.remove();
    page.append(root);
    await Promise.resolve();
    expect(onReplaced).not.toHaveBeenCalled();
    await replace();
    page.append(page.createComment('y'));
    await Promise.resolve();
    expect(onReplaced).toHaveBeenCalledTimes(1);
    stop();
  });

  it('[REC23] hears nothing after stop, and leaves no listener', async () => {
    const { onReplaced, replace, loading, loaded, listeners, stop } = setUp();
    loading();
    await replace();
    expect(listeners.open()).toEqual(['DOMContentLoaded']);
    stop();
    expect(listeners.open()).toEqual([]);
    loaded();
    await replace();
    expect(onReplaced).not.toHaveBeenCalled();
  });
});
