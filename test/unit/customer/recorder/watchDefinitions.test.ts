// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveWatch } from '../../../../src/customer/recorder/liveWatch.js';
import { watchDefinitions } from '../../../../src/customer/recorder/watchDefinitions.js';
import { openLive } from './openLive.js';

let watch: LiveWatch | null = null;
beforeEach(() => {
  vi.stubGlobal('CSS', { escape: (name: string) => name });
});
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.unstubAllGlobals();
});

describe('watchDefinitions', () => {
  it('[REC89] tells of an element that is defined later, by a number and not by its name', () => {
    const { context, idOf, onChange } = openLive(
      '<new-one id="a"></new-one><hidden-one data-service></hidden-one>',
    );
    const opened = watchDefinitions(context);
    watch = opened;
    for (const name of ['new-one', 'hidden-one', 'other-one'])
      customElements.define(name, class extends HTMLElement {});
    expect(onChange).toHaveBeenCalledTimes(3);
    expect(opened.write()).toEqual([{ kind: 'defined', id: idOf('a') }]);
    expect(opened.write()).toEqual([]);
    opened.stop();
    customElements.define('last-one', class extends HTMLElement {});
    expect(onChange).toHaveBeenCalledTimes(3);
  });
});
