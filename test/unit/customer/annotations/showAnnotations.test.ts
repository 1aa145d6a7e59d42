// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadAnnotations } from '../../../../src/customer/annotations/loadAnnotations.js';
import { showAnnotations } from '../../../../src/customer/annotations/showAnnotations.js';
import type { AnnotateMessage } from '../../../../src/customer/session/pageAnnotations.js';
import { LIMITS } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';

const PAGE = 'p'.repeat(22);

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const message = (annotation: unknown, page = PAGE): AnnotateMessage => ({
  ...{ t: 'annotate', agentId: 'ann', page, annotation },
});
const draw = (over: object = {}) =>
  message({
    ...{
      do: 'draw',
      id: 1,
      kind: 'box',
      node: 5,
      from: 0,
      points: [
        [0, 0],
        [1, 1],
      ],
    },
    ...over,
  });

function open({ built = true } = {}) {
  const host = document.body.appendChild(document.createElement('div'));
  const surface = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  surface.innerHTML =
    '<div class="toolbar"><button class="move"></button><button class="downgrade"></button><button class="exit"></button></div>';
  const element = document.body.appendChild(document.createElement('p'));
  vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 20, 100, 40));
  const sent: unknown[] = [];
  const log = createTestLog();
  const nodeOf = vi.fn((id: number): Node | null => (id === 5 ? element : null));
  let page = PAGE;
  const options = {
    window: window as Window & typeof globalThis,
    page: () => page,
    nodeOf,
    send: (said: unknown) => Boolean(sent.push(said)),
    overlay: () => (built ? surface : null),
    clearName: 'Clear drawings',
    log,
  };
  const frame = () => vi.advanceTimersToNextFrame();
  return {
    ...{ options, surface, element, sent, log, nodeOf, frame },
    show: showAnnotations(options),
    drawn: () => surface.querySelectorAll('g').length,
    button: () => surface.querySelector<HTMLButtonElement>('.toolbar .clear'),
    navigate() {
      page = 'q'.repeat(22);
    },
  };
}

describe('showAnnotations', () => {
  it('[ANN30] draws under the other parts of the interface, and nothing without one', () => {
    const { show, surface, frame, drawn } = open();
    show(draw());
    frame();
    expect(drawn()).toBe(1);
    expect(surface.firstElementChild?.localName).toBe('svg');
    const bare = open({ built: false });
    bare.show(draw());
    bare.frame();
    expect(bare.drawn()).toBe(0);
  });

  it('[ANN31] has a button in the toolbar as long as something is drawn, which clears and tells the agents', () => {
    const { show, frame, drawn, button, sent, surface } = open();
    show(draw());
    frame();
    expect(button()?.getAttribute('aria-label')).toBe('Clear drawings');
    expect([...surface.querySelectorAll('button')].map(({ className }) => className)).toEqual([
      ...['move', 'clear', 'downgrade', 'exit'],
    ]);
    button()?.focus();
    button()?.click();
    frame();
    expect(drawn()).toBe(0);
    expect(sent).toEqual([{ t: 'clearAnnotations', page: PAGE }]);
    expect(button()).toBeNull();
    // Whoever used the keyboard is still in the bar.
    expect((surface.getRootNode() as ShadowRoot).activeElement?.className).toBe('move');
  });

  it('[ANN32] takes drawings for the recording that agents see, on its elements; they go with it', () => {
    const { show, frame, drawn, navigate, button } = open();
    show(message({ do: 'draw', id: 1, kind: 'ink', node: 5, from: 0, points: [] }, 'x'.repeat(22)));
    show(draw({ node: 99 }));
    show(draw({ kind: 'circle' }));
    frame();
    expect(drawn()).toBe(0);
    show(draw());
    frame();
    expect(drawn()).toBe(1);
    navigate();
    frame();
    expect(drawn()).toBe(0);
    expect(button()).toBeNull();
  });

  it('[ANN33] a flood is cut off before it costs: few are read, fewer looked for, and little is kept', () => {
    const { show, frame, drawn, nodeOf, log } = open();
    for (let id = 1; id <= 10_000; id += 1) show(draw({ id, node: 1000 + id }));
    expect(nodeOf.mock.calls.length).toBeLessThan(40);
    vi.advanceTimersByTime(5000);
    for (let id = 1; id <= 10_000; id += 1) show(draw({ id }));
    frame();
    expect(drawn()).toBeLessThanOrEqual(LIMITS.drawings);
    expect(drawn()).toBeGreaterThan(10);
    expect(log.codes('error')).toEqual([]);
  });

  it('[ANN34] changes nothing in the page', () => {
    const { show, frame, element } = open();
    const before = document.documentElement.outerHTML;
    show(draw({ kind: 'highlight', points: [] }));
    frame();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(element.attributes).toHaveLength(0);
  });
});

describe('loadAnnotations', () => {
  const settle = () => new Promise(resolve => setImmediate(resolve));

  it('[ANN35] loads the part that draws with the first drawing, which waits for it; others follow in order', async () => {
    const { options } = open();
    const seen: unknown[] = [];
    const load = vi.fn(async () => ({
      openAnnotations: () => (said: AnnotateMessage) => void seen.push(said.annotation),
    }));
    const show = loadAnnotations({ ...options, load })(options);
    expect(load).not.toHaveBeenCalled();
    for (const annotation of [1, 2]) show(message(annotation));
    await settle();
    show(message(3));
    await settle();
    expect(seen).toEqual([1, 2, 3]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('[ANN35] few wait; a part that could not be loaded is an error of ours, and asked for again', async () => {
    const { options, log } = open();
    const seen: unknown[] = [];
    let fails = true;
    const load = async () => {
      if (fails) throw new Error('offline');
      return { openAnnotations: () => (said: AnnotateMessage) => void seen.push(said.annotation) };
    };
    const show = loadAnnotations({ ...options, load })(options);
    show(message(0));
    await settle();
    expect(log.codes('error')).toEqual(['annotationsUnavailable']);
    fails = false;
    for (let each = 1; each <= 10_000; each += 1) show(message(each));
    await settle();
    expect(seen).toHaveLength(50);
  });
});
