// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdLiveStates } from '../../../src/agent/replay/holdLiveStates.js';
import { LIVE_STATE_TAG } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A copy whose nodes have the numbers that their `data-id` says; the document is 1. */
function open(html: string) {
  document.body.innerHTML = html;
  const getNode = (id: number): Node | null =>
    id === 1 ? document : document.querySelector(`[data-id="${id}"]`);
  const log = createTestLog();
  const hold = holdLiveStates({ getNode, getId: () => -1 }, log);
  const tell = (payload: unknown) =>
    hold.apply({ type: 5, timestamp: 1, data: { tag: LIVE_STATE_TAG, payload } });
  const mutate = () => hold.apply({ type: 3, timestamp: 1, data: { source: 0 } });
  const get = (id: number) => getNode(id) as HTMLElement;
  return { log, tell, mutate, get };
}

/** The test browser has no top layer: this one says what was done with it. */
function fakeTopLayer() {
  const done: string[] = [];
  const shown = new Map<Element, string>();
  const original = Element.prototype.matches;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector) {
    return selector.startsWith(':') ? shown.get(this) === selector : original.call(this, selector);
  });
  const act = (name: string, state?: string) =>
    function (this: HTMLElement) {
      done.push(`${name} ${this.dataset.id}`);
      // As in browsers, an `auto` popover closes the others of its kind.
      if (state === ':popover-open' && this.getAttribute('popover') === 'auto')
        for (const element of shown.keys())
          if (element.getAttribute('popover') === 'auto') shown.delete(element);
      if (state) shown.set(this, state);
      else shown.delete(this);
    };
  Object.assign(HTMLElement.prototype, {
    showPopover: act('show', ':popover-open'),
    hidePopover: act('hide'),
    showModal: act('modal', ':modal'),
    close: act('close'),
  });
  const take = () => done.splice(0);
  const order = () => [...shown.keys()].map(element => (element as HTMLElement).dataset.id);
  return { take, order };
}

const TOP =
  '<p data-id="2" popover="manual"></p><dialog data-id="3"></dialog><p data-id="4" popover="manual"></p>';

describe('the top layer of the copy', () => {
  it('[REP70] shows what is open, and moves only what is above the first difference', () => {
    const { tell } = open(TOP);
    const { take } = fakeTopLayer();
    const top = (...nodes: object[]) => tell({ kind: 'top', id: 1, nodes });
    top({ id: 2 }, { id: 3, modal: true });
    expect(take()).toEqual(['show 2', 'modal 3']);
    top({ id: 2 }, { id: 3, modal: true }, { id: 4 });
    expect(take()).toEqual(['show 4']);
    top({ id: 2 }, { id: 4 }, { id: 3, modal: true });
    expect(take()).toEqual(['hide 4', 'close 3', 'show 4', 'modal 3']);
    top({ id: 2 });
    expect(take()).toEqual(['close 3', 'hide 4']);
  });

  it('[REP70] shows it again where nodes were built anew', () => {
    const { tell, mutate, get } = open(TOP);
    const { take } = fakeTopLayer();
    tell({ kind: 'top', id: 1, nodes: [{ id: 2 }] });
    take();
    mutate();
    expect(take()).toEqual([]);
    get(2).replaceWith(get(2).cloneNode());
    mutate();
    expect(take()).toContain('show 2');
  });

  it('[REP71] shows popovers that would close each other, and gives them their kind back', () => {
    const { tell, get } = open('<p data-id="2" popover="auto"></p><p data-id="3" popover="auto"></p>');
    const { order } = fakeTopLayer();
    tell({ kind: 'top', id: 1, nodes: [{ id: 2 }, { id: 3 }] });
    expect(order()).toEqual(['2', '3']);
    tell({ kind: 'top', id: 1, nodes: [] });
    expect(order()).toEqual([]);
    expect(get(2).getAttribute('popover')).toBe('auto');
  });
});

describe('animations of the copy', () => {
  const effect = {
    keyframes: [{ opacity: '0' }],
    timing: { duration: 5, iterations: null },
    pseudo: '::before',
  };
  const state = { kind: 'animation', id: 2, number: 1, state: 'running', time: 7, rate: 1 };

  function fakeAnimate() {
    const made: Record<string, unknown>[] = [];
    const animate = vi.fn(function (this: Element) {
      const animation: Record<string, unknown> = { playState: 'running', currentTime: 0, playbackRate: 1 };
      animation.play = () => Object.assign(animation, { playState: 'running' });
      animation.pause = () => Object.assign(animation, { playState: 'paused' });
      animation.cancel = () => Object.assign(animation, { playState: 'idle' });
      made.push(animation);
      return animation;
    });
    Object.assign(Element.prototype, { animate });
    return { made, animate };
  }

  it('[REP72] run as on the page, and stop, go on and end with it', () => {
    const { tell } = open('<p data-id="2"></p>');
    const { made, animate } = fakeAnimate();
    tell({ ...state, effect });
    expect(animate).toHaveBeenCalledWith(effect.keyframes, {
      duration: 5,
      iterations: Number.POSITIVE_INFINITY,
      pseudoElement: '::before',
    });
    tell({ ...state, state: 'paused', time: 3, rate: 2 });
    expect(made).toMatchObject([{ playState: 'paused', currentTime: 3, playbackRate: 2 }]);
    tell(state);
    expect(made).toMatchObject([{ playState: 'running', currentTime: 7 }]);
    tell({ ...state, state: 'idle' });
    tell(state);
    expect(made).toMatchObject([{ playState: 'idle' }]);
    expect(animate).toHaveBeenCalledTimes(1);
  });

  it('[REP72] go on where they were on an element that was built anew', () => {
    const { tell, mutate, get } = open('<p data-id="2"></p>');
    const { made } = fakeAnimate();
    tell({ ...state, effect });
    get(2).replaceWith(get(2).cloneNode());
    mutate();
    mutate();
    expect(made).toMatchObject([{ playState: 'idle' }, { playState: 'running', currentTime: 7 }]);
  });
});

describe('other live states of the copy', () => {
  it('[REP73] go to the target within the document, and leave its id and the history as they are', () => {
    const { tell, get } = open('<div><p data-id="2" id="own"></p><p data-id="3"></p></div>');
    const before = window.history.length;
    Element.prototype.scrollTo = () => undefined;
    const address = window.location.href.split('#')[0];
    tell({ kind: 'target', id: 1, node: 2 });
    expect(window.location.href).toBe(`${address}#opencobrowse-target`);
    expect(get(2).id).toBe('own');
    tell({ kind: 'target', id: 1, node: 3 });
    expect(get(3).hasAttribute('id')).toBe(false);
    tell({ kind: 'target', id: 1, node: null });
    expect(window.location.hash).toBe('');
    expect(window.history.length).toBe(before);
  });

  it('[REP74] define elements by the name of one of them', () => {
    const { tell } = open('<copied-one data-id="2"></copied-one><p data-id="3"></p>');
    tell({ kind: 'defined', id: 2 });
    tell({ kind: 'defined', id: 2 });
    tell({ kind: 'defined', id: 3 });
    tell({ kind: 'defined', id: 9 });
    expect(customElements.get('copied-one')).toBeDefined();
    expect(customElements.get('p')).toBeUndefined();
  });

  it.each([
    ['no payload', undefined],
    ['an unknown kind', { kind: 'script', id: 2 }],
    ['no number', { kind: 'target', id: 'x', node: 2 }],
    ['no list', { kind: 'top', id: 1, nodes: 2 }],
    ['an unknown state', { kind: 'animation', id: 2, number: 1, state: 'x', time: 1, rate: 1 }],
  ])('[REP75] does nothing with %s', (_name, payload) => {
    const { tell, log } = open('<p data-id="2" popover></p>');
    const before = document.body.innerHTML;
    tell(payload);
    expect(document.body.innerHTML).toBe(before);
    expect(log.lines).toEqual([]);
  });

  it('[REP75] logs without content what cannot be shown, and goes on', () => {
    const { tell, log } = open('<p data-id="2"></p>');
    Object.assign(Element.prototype, {
      animate() {
        throw new TypeError('secret');
      },
    });
    tell({
      kind: 'animation',
      id: 2,
      number: 1,
      state: 'running',
      time: 0,
      rate: 1,
      effect: { keyframes: [], timing: {} },
    });
    expect(JSON.stringify(log.lines)).toContain('liveStateNotShown');
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });
});
