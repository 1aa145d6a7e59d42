// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrawingLayer } from '../../../src/drawing/createDrawingLayer.js';
import type { Box } from '../../../src/drawing/drawing.js';
import type { Annotation } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const draw = (over: Partial<Annotation & { do: 'draw' }> = {}): Annotation => ({
  ...{
    do: 'draw',
    id: 1,
    kind: 'ink',
    node: 5,
    from: 0,
    points: [
      [0, 0],
      [1, 1],
    ],
  },
  ...over,
});

function open({ still = false } = {}) {
  vi.stubGlobal('matchMedia', () => ({ matches: still }));
  const surface = document.body.appendChild(document.createElement('div'));
  const element = document.body.appendChild(document.createElement('p'));
  const log = createTestLog();
  const drawn: boolean[] = [];
  let box: Box | null = { left: 10, top: 20, width: 100, height: 40 };
  const boxOf = vi.fn(() => box);
  const layer = createDrawingLayer({
    window: window as Window & typeof globalThis,
    surface: () => (surface.isConnected ? surface : null),
    elementOf: node => (node === 5 ? element : null),
    boxOf,
    drawn: any => void drawn.push(any),
    log,
  });
  const frame = () => vi.advanceTimersToNextFrame();
  const groups = () => [...surface.querySelectorAll('g')];
  return {
    ...{ layer, surface, element, boxOf, drawn, log, frame, groups },
    outline: () => groups()[0]?.lastElementChild?.getAttribute('d') ?? '',
    move(next: Box | null) {
      box = next;
    },
  };
}

describe('createDrawingLayer', () => {
  it('[ANN10] draws at the box of its node, in its proportions, with a light edge under the colour', () => {
    const { layer, frame, groups, outline, move } = open();
    layer.take(
      'ann',
      draw({
        kind: 'box',
        points: [
          [0, 0],
          [0.5, 1],
        ],
      }),
    );
    frame();
    expect(groups()[0]?.getAttribute('transform')).toBe('translate(10 20)');
    expect(outline()).toBe('M0 0H50V40H0Z');
    expect([...(groups()[0]?.children ?? [])].map(path => path.getAttribute('stroke'))).toEqual([
      '#fff',
      '#b3176b',
    ]);
    move({ left: -5, top: 0, width: 200, height: 10 });
    frame();
    expect(groups()[0]?.getAttribute('transform')).toBe('translate(-5 0)');
    expect(outline()).toBe('M0 0H100V10H0Z');
  });

  it('[ANN10] has a shape for each kind', () => {
    const { layer, frame, outline } = open();
    const shapes: Record<string, RegExp> = {
      ink: /^M0 0Q0 0 50 20L100 40$/,
      arrow: /^M0 0L100 40M.+L100 40L.+$/,
      highlight: /^M-4 -4H104V44H-4Z$/,
      laser: /^M.+Z.+Z$/,
    };
    for (const [kind, shape] of Object.entries(shapes)) {
      layer.take('ann', draw({ kind: kind as 'ink', ...(kind === 'highlight' && { points: [] }) }));
      frame();
      expect(outline()).toMatch(shape);
      layer.clear();
      frame();
    }
  });

  it('[ANN11] runs only while something is drawn, asks for each box once a frame, and writes only what is new', () => {
    const asked = vi.spyOn(window, 'requestAnimationFrame');
    const { layer, frame, boxOf, surface, groups, drawn } = open();
    expect(asked).not.toHaveBeenCalled();
    layer.take('ann', draw());
    layer.take('ann', draw({ id: 2 }));
    expect(asked).toHaveBeenCalledTimes(1);
    frame();
    expect(boxOf).toHaveBeenCalledTimes(1);
    expect(drawn).toEqual([true]);
    const [group] = groups();
    if (!group) throw new Error('nothing is drawn');
    const written = vi.spyOn(group, 'setAttribute');
    frame();
    expect(boxOf).toHaveBeenCalledTimes(2);
    expect(written).not.toHaveBeenCalled();
    layer.clear();
    frame();
    expect(surface.childElementCount).toBe(0);
    expect(drawn.at(-1)).toBe(false);
    const before = asked.mock.calls.length;
    vi.advanceTimersByTime(100);
    expect(asked).toHaveBeenCalledTimes(before);
  });

  it('[ANN12] is not seen where its element is not, and gone with the surface', () => {
    const { layer, frame, groups, move, element, surface } = open();
    layer.take('ann', draw());
    layer.take('ann', draw({ id: 2, node: 6 }));
    frame();
    expect(groups().map(group => group.style.display)).toEqual(['', 'none']);
    move(null);
    frame();
    expect(groups()[0]?.style.display).toBe('none');
    move({ left: 1, top: 1, width: 1, height: 1 });
    frame();
    expect(groups()[0]?.style.display).toBe('');
    element.remove();
    frame();
    expect(groups()[0]?.style.display).toBe('none');
    surface.remove();
    frame();
    document.body.append(surface);
    frame();
    expect(surface.childElementCount).toBe(0);
  });

  it('[ANN12] is not seen where its element is scrolled away within a scroller', () => {
    let tell: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observe = () => undefined;
        disconnect = () => undefined;
        constructor(callback: typeof tell) {
          tell = callback;
        }
      },
    );
    const { layer, frame, groups, element } = open();
    layer.take('ann', draw());
    frame();
    tell([{ target: element, isIntersecting: false }]);
    frame();
    expect(groups()[0]?.style.display).toBe('none');
    tell([{ target: element, isIntersecting: true }]);
    frame();
    expect(groups()[0]?.style.display).toBe('');
  });

  it('[ANN13] the trail of a laser grows shorter and is gone after 1.2 seconds', () => {
    const { layer, frame, groups, outline } = open();
    layer.take('ann', draw({ kind: 'laser' }));
    frame();
    const first = outline();
    vi.advanceTimersByTime(600);
    layer.take('ann', draw({ kind: 'laser', from: 2, points: [[2, 2]] }));
    frame();
    expect(outline()).not.toBe(first);
    vi.advanceTimersByTime(700);
    expect(groups()).toHaveLength(1);
    vi.advanceTimersByTime(600);
    expect(groups()).toHaveLength(0);
  });

  it('[ANN13] for those who want no movement it stays as it is until it goes', () => {
    const { layer, frame, groups, outline } = open({ still: true });
    layer.take('ann', draw({ kind: 'laser' }));
    frame();
    const first = outline();
    expect(first).not.toBe('');
    vi.advanceTimersByTime(1000);
    expect(outline()).toBe(first);
    vi.advanceTimersByTime(300);
    expect(groups()).toHaveLength(0);
  });

  it('[ANN14] takes no pointer and is no news for screen readers; stopped, it leaves nothing', () => {
    const { layer, frame, surface } = open();
    layer.take('ann', draw());
    frame();
    const svg = surface.querySelector('svg');
    expect(svg?.getAttribute('aria-hidden')).toBe('true');
    expect(svg?.style.pointerEvents).toBe('none');
    layer.stop();
    expect(surface.childElementCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[ANN14] what goes wrong in a frame is an error of ours', () => {
    const { layer, frame, boxOf, log } = open();
    boxOf.mockImplementation(() => {
      throw new Error('no box');
    });
    layer.take('ann', draw());
    frame();
    expect(log.codes('error')).toEqual(['drawingFailed']);
  });
});
