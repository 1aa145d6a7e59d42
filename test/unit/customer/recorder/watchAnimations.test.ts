// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveWatch } from '../../../../src/customer/recorder/liveWatch.js';
import { watchAnimations } from '../../../../src/customer/recorder/watchAnimations.js';
import { openLive } from './openLive.js';

class FakeEffect {
  pseudoElement = null;
  constructor(
    readonly target: Element,
    readonly frames: object[],
  ) {}
  getKeyframes() {
    return this.frames;
  }
  getTiming() {
    return { delay: 0, duration: 100, fill: 'auto', iterations: Number.POSITIVE_INFINITY };
  }
}

class FakeAnimation {
  playState = 'running';
  currentTime: number | null = 12.4;
  playbackRate = 1;
  constructor(readonly effect: FakeEffect) {}
  pause() {
    this.playState = 'paused';
  }
  cancel() {
    this.playState = 'idle';
    this.currentTime = null;
  }
}

function animate(this: Element, frames: object[]) {
  return new FakeAnimation(new FakeEffect(this, frames));
}

let watch: LiveWatch | null = null;
beforeEach(() => {
  vi.stubGlobal('Animation', FakeAnimation);
  Object.defineProperty(Element.prototype, 'animate', { value: animate, configurable: true, writable: true });
});
afterEach(() => {
  watch?.stop();
  watch = null;
  expect(Element.prototype.animate).toBe(animate);
  vi.unstubAllGlobals();
  Reflect.deleteProperty(Element.prototype, 'animate');
  Reflect.deleteProperty(document, 'getAnimations');
});

const FRAMES = [
  { offset: 0, computedOffset: 0, easing: 'linear', composite: 'auto', marginLeft: '1px' },
  { offset: 1, computedOffset: 1, easing: 'linear', composite: 'auto', marginLeft: '9px' },
];

function open(html: string) {
  const live = openLive(html);
  const opened = watchAnimations(live.context);
  watch = opened;
  const begin = (id: string) => live.get(id).animate(FRAMES as Keyframe[]) as unknown as FakeAnimation;
  return { ...live, opened, begin };
}

describe('watchAnimations', () => {
  it('[REC87] tells what an animation does and how far it is, and then only what has changed', () => {
    const { opened, begin, idOf, onChange } = open('<p id="a"></p>');
    const animation = begin('a');
    const about = { kind: 'animation', id: idOf('a'), number: 1, rate: 1 };
    expect(opened.write()).toEqual([
      {
        ...about,
        state: 'running',
        time: 12,
        effect: {
          keyframes: [
            { offset: 0, easing: 'linear', marginLeft: '1px' },
            { offset: 1, easing: 'linear', marginLeft: '9px' },
          ],
          timing: { delay: 0, duration: 100, fill: 'auto', iterations: null },
        },
      },
    ]);
    expect(opened.write()).toEqual([]);
    animation.pause();
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(opened.write()).toEqual([{ ...about, state: 'paused', time: 12 }]);
    animation.cancel();
    expect(opened.write()).toEqual([{ ...about, state: 'idle', time: 0 }]);
    expect(opened.write()).toEqual([]);
  });

  it('[REC87] tells nothing of what has come and gone, nor of masked and service elements', () => {
    const { opened, begin } = open('<p id="a"></p><p data-mask id="b"></p><p data-service id="c"></p>');
    begin('a').cancel();
    begin('b');
    begin('c').pause();
    expect(opened.write()).toEqual([]);
  });

  it('[REC87] tells of it again when the element is recorded anew, and at the next snapshot', () => {
    const { opened, begin, book, get } = open('<p id="a"></p>');
    const animation = begin('a');
    opened.write();
    book.forget(get('a'));
    expect(opened.write()).toEqual([]);
    const { id } = book.enter(get('a'), null);
    expect(opened.write()).toMatchObject([{ id, effect: {} }]);
    opened.clear();
    Object.assign(document, { getAnimations: () => [animation] });
    expect(opened.write()).toMatchObject([{ id, effect: {} }]);
  });

  it('[REC87] leaves animations of style sheets to the style sheets', () => {
    const { opened, get } = open('<p id="a"></p>');
    const animation = new FakeAnimation(new FakeEffect(get('a'), FRAMES));
    Object.assign(document, { getAnimations: () => [Object.assign(animation, { animationName: 'fade' })] });
    opened.clear();
    expect(opened.write()).toEqual([]);
  });
});
