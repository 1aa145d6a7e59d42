// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LiveWatch } from '../../../../src/customer/recorder/liveWatch.js';
import { watchTarget } from '../../../../src/customer/recorder/watchTarget.js';
import { openLive } from './openLive.js';

let watch: LiveWatch | null = null;
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.restoreAllMocks();
  window.history.replaceState(null, '', '/');
});

function open() {
  const live = openLive('<p id="a"></p><p id="b" data-mask></p>');
  const opened = watchTarget(live.context);
  watch = opened;
  const go = (id: string) => {
    window.history.replaceState(null, '', `/#${id}`);
    vi.spyOn(document, 'querySelector').mockReturnValue(id === '' ? null : live.get(id));
    window.dispatchEvent(new Event('hashchange'));
  };
  return { ...live, opened, go };
}

describe('watchTarget', () => {
  it('[REC88] tells what the fragment has led to, once, and when it leads to nothing', () => {
    const { opened, go, book, idOf, onChange } = open();
    expect(opened.write()).toEqual([]);
    go('a');
    expect(onChange).toHaveBeenCalledTimes(1);
    const id = book.idOf(document);
    expect(opened.write()).toEqual([{ kind: 'target', id, node: idOf('a') }]);
    expect(opened.write()).toEqual([]);
    opened.clear();
    expect(opened.write()).toEqual([{ kind: 'target', id, node: idOf('a') }]);
    go('');
    expect(opened.write()).toEqual([{ kind: 'target', id, node: null }]);
  });

  it('[REC88] stops without an error in a frame that has gone to another origin', () => {
    const { opened } = open();
    vi.spyOn(window, 'removeEventListener').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    expect(opened.stop).not.toThrow();
  });

  it('[REC88] tells nothing of what is masked, also when it is masked later', () => {
    const { opened, go, get } = open();
    go('b');
    expect(opened.write()).toEqual([]);
    go('a');
    opened.write();
    get('a').setAttribute('data-mask', '');
    expect(opened.write()).toMatchObject([{ node: null }]);
  });
});
