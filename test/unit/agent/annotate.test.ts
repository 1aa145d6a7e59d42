// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { annotateView } from '../../../src/agent/annotate/annotateView.js';
import { findAnchor, widenAnchor } from '../../../src/agent/annotate/findAnchor.js';
import { cursorOf } from '../../../src/agent/annotate/toolCursors.js';
import { type Annotation, FIRST_FOREIGN_NUMBER, LIMITS } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeTimers } from './createFakeTimers.js';

const PAGE = 'p'.repeat(22);
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** A page of boxes: left, top, width, height; an element's number is that of its attribute. */
function open(html: string) {
  const overlay = document.body.appendChild(document.createElement('div'));
  const content = document.body.appendChild(document.createElement('main'));
  content.innerHTML = html;
  const timers = createFakeTimers();
  const drawn: Annotation[] = [];
  const box = (element: Element) => {
    const [left = 0, top = 0, width = 0, height = 0] = (element.getAttribute('data-box') ?? '')
      .split(' ')
      .map(Number);
    return { left, top, width, height };
  };
  const get = (id: number) => document.querySelector(`[data-id="${id}"]`);
  const within = ({ x, y }: { x: number; y: number }, element: Element) => {
    const { left, top, width, height } = box(element);
    return x >= left && x < left + width && y >= top && y < top + height;
  };
  let last = 0;
  let left = false;
  const surface = {
    ...{ overlay, timers, boxOf: box, nodeOf: (id: number) => (left ? null : get(id)) },
    idOf: (node: Node) => Number((node as Element).getAttribute('data-id') ?? -1),
    locate(point: { x: number; y: number }) {
      const element = [...content.querySelectorAll('*')].filter(each => within(point, each)).at(-1);
      return element ? { node: Number(element.getAttribute('data-id')), x: 0, y: 0 } : null;
    },
    annotate: (annotation: Annotation) => Boolean(drawn.push(annotation)),
    nextId() {
      last += 1;
      return last;
    },
  };
  const view = annotateView(surface, window as Window & typeof globalThis, createTestLog());
  stops.push(view.stop);
  /** Another page is on its way. */
  const leave = () => {
    left = true;
  };
  const fire = (type: string, x: number, y: number) =>
    overlay.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y, cancelable: true }));
  return { overlay, timers, drawn, surface, view, fire, get: (id: number) => get(id) as Element, leave };
}

const TWO = `<section data-id="1" data-box="0 0 200 200">
  <p data-id="2" data-box="0 0 100 50">One</p><p data-id="3" data-box="0 100 100 50">Two</p></section>`;

describe('annotateView', () => {
  it('[ANN42] nothing is drawn while the tool is to point, and the pointer shows the tool', () => {
    const { view, overlay, fire, drawn } = open(TWO);
    fire('pointerdown', 10, 10);
    fire('pointerup', 10, 10);
    expect(drawn).toEqual([]);
    const cursors = (['point', 'laser', 'ink', 'box', 'highlight'] as const).map(cursorOf);
    expect(new Set(cursors).size).toBe(4);
    view.setTool('highlight');
    expect(overlay.style.cursor).toBe('cell');
    view.setTool('point');
    expect(overlay.style.cursor).toBe('crosshair');
    expect(overlay.attributes.getNamedItem('tabindex')).toBeNull();
  });

  it('[ANN43] a stroke goes from press to release, in fractions of what it was begun on', () => {
    const { view, fire, drawn, timers } = open(TWO);
    view.setTool('ink');
    fire('pointermove', 5, 5);
    fire('pointerdown', 10, 10);
    fire('pointermove', 11, 10);
    fire('pointermove', 20, 10);
    timers.advance(50);
    fire('pointermove', 50, 25);
    fire('pointerup', 50, 25);
    fire('pointermove', 90, 25);
    expect(drawn).toEqual([
      { do: 'draw', id: 1, kind: 'ink', node: 2, from: 0, points: [[0.1, 0.2]] },
      { do: 'draw', id: 1, kind: 'ink', node: 2, from: 1, points: [[0.2, 0.2]] },
      { do: 'draw', id: 1, kind: 'ink', node: 2, from: 2, points: [[0.5, 0.5]] },
    ]);
  });

  it('[ANN43] is sent at most twenty times a second, and goes on as another one where it grows too long', () => {
    const { view, fire, drawn, timers } = open(TWO);
    view.setTool('ink');
    fire('pointerdown', 10, 10);
    for (let each = 1; each <= LIMITS.drawnPoints + 50; each += 1) {
      fire('pointermove', 10 + (each % 2) * 5, 10);
      timers.advance(1);
    }
    fire('pointerup', 10, 10);
    expect(drawn.length).toBeLessThan(28);
    const draws = drawn.flatMap(each => (each.do === 'draw' ? [each] : []));
    expect(new Set(draws.map(({ id }) => id)).size).toBe(2);
    for (const { from, points } of draws)
      expect(from + points.length).toBeLessThanOrEqual(LIMITS.drawnPoints);
  });

  it('[ANN44] hangs on the innermost element that holds all of it; a laser stays where it was begun', () => {
    const { view, fire, drawn } = open(TWO);
    view.setTool('box');
    fire('pointerdown', 50, 25);
    fire('pointermove', 50, 125);
    fire('pointerup', 50, 125);
    expect(drawn).toEqual([
      {
        do: 'draw',
        id: 1,
        kind: 'box',
        node: 1,
        from: 0,
        points: [
          [0.25, 0.125],
          [0.25, 0.625],
        ],
      },
    ]);
    view.setTool('laser');
    fire('pointerdown', 50, 25);
    fire('pointermove', 50, 125);
    fire('pointerup', 50, 125);
    expect(drawn.at(-1)).toMatchObject({ node: 2, points: [[0.5, 2.5]] });
  });

  it('[ANN44] never on a scroller around, and in frames of other origins on the frame', () => {
    const foreign = FIRST_FOREIGN_NUMBER + 4;
    const { surface, get } = open(`<div data-id="1" data-box="0 0 200 200" style="overflow: auto">
      <p data-id="2" data-box="0 0 100 50"><b data-id="${foreign}" data-box="5 5 9 9"></b></p></div>`);
    const scroller = get(1);
    vi.spyOn(scroller, 'scrollHeight', 'get').mockReturnValue(900);
    expect(widenAnchor(get(2), { x: 150, y: 150 }, surface)).toBe(get(2));
    vi.spyOn(scroller, 'scrollHeight', 'get').mockReturnValue(0);
    expect(widenAnchor(get(2), { x: 150, y: 150 }, surface)).toBe(scroller);
    expect(findAnchor(get(foreign), surface)).toBe(get(2));
  });

  it('[ANN45] a box or an arrow without a size is none; what goes away under the hand ends the stroke', () => {
    const { view, fire, drawn, get } = open(TWO);
    view.setTool('arrow');
    fire('pointerdown', 10, 10);
    fire('pointermove', 13, 12);
    fire('pointerup', 13, 12);
    expect(drawn).toEqual([]);
    view.setTool('ink');
    fire('pointerdown', 10, 10);
    get(2).remove();
    fire('pointermove', 50, 30);
    fire('pointerup', 50, 30);
    expect(drawn).toHaveLength(1);
  });

  it('[ANN45] and so does another page that is on its way', () => {
    const { view, fire, drawn, leave } = open(TWO);
    view.setTool('ink');
    fire('pointerdown', 10, 10);
    leave();
    fire('pointermove', 50, 30);
    fire('pointerup', 50, 30);
    expect(drawn).toHaveLength(1);
  });

  it('[ANN46] an element is highlighted by a press: the whole of what the parts belong to', () => {
    const { view, fire, drawn } = open(
      '<button data-id="1" data-box="0 0 100 50"><b data-id="2" data-box="10 10 20 20">Pay</b></button>',
    );
    view.setTool('highlight');
    fire('pointermove', 15, 15);
    fire('pointerdown', 15, 15);
    expect(drawn).toEqual([{ do: 'draw', id: 1, kind: 'highlight', node: 1, from: 0, points: [] }]);
  });

  it('[ANN47] shows what is drawn over the page that is shown, until another one is', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
    const { view, overlay } = open(TWO);
    const annotation: Annotation = { do: 'draw', id: 1, kind: 'highlight', node: 2, from: 0, points: [] };
    const count = () => {
      vi.advanceTimersToNextFrame();
      return overlay.querySelectorAll('g').length;
    };
    view.show(PAGE, 'bob', annotation);
    expect(count()).toBe(0);
    view.setPage(PAGE);
    view.show(PAGE, 'bob', annotation);
    expect(count()).toBe(1);
    view.setPage(PAGE);
    expect(count()).toBe(1);
    view.setPage('q'.repeat(22));
    expect(count()).toBe(0);
    vi.useRealTimers();
  });
});
