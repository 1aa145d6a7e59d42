// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type TopLayerWatch, watchTopLayer } from '../../../../src/customer/recorder/watchTopLayer.js';
import { openLive } from './openLive.js';

let watch: TopLayerWatch | null = null;
afterEach(() => {
  watch?.stop();
  watch = null;
  vi.restoreAllMocks();
});

/** The test browser has no top layer: what is in it is said here. */
function open(html: string) {
  const live = openLive(html);
  const shown = new Map<Element, ':popover-open' | ':modal'>();
  const original = Element.prototype.matches;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector) {
    return selector.startsWith(':') ? shown.get(this) === selector : original.call(this, selector);
  });
  const opened = watchTopLayer(live.context);
  watch = opened;
  const show = (id: string, how: ':popover-open' | ':modal') => shown.set(live.get(id), how);
  const toggle = (id: string, how?: ':popover-open' | ':modal') => {
    shown.delete(live.get(id));
    if (how) show(id, how);
    opened.toggled(live.get(id));
  };
  const order = () => opened.write().map(state => (state.kind === 'top' ? state.nodes : []));
  return { ...live, opened, show, toggle, order };
}

const PAGE = '<p id="a" popover></p><dialog id="b" open></dialog><p id="c" popover></p>';

describe('watchTopLayer', () => {
  it('[REC86] tells what is open in the order of opening, once until it is another', () => {
    const { toggle, order, idOf, onChange } = open(PAGE);
    toggle('c', ':popover-open');
    toggle('b', ':modal');
    toggle('a', ':popover-open');
    expect(onChange).toHaveBeenCalledTimes(3);
    expect(order()).toEqual([[{ id: idOf('c') }, { id: idOf('b'), modal: true }, { id: idOf('a') }]]);
    expect(order()).toEqual([]);
    toggle('c');
    expect(order()).toEqual([[{ id: idOf('b'), modal: true }, { id: idOf('a') }]]);
    toggle('b', ':modal');
    expect(order()).toEqual([[{ id: idOf('a') }, { id: idOf('b'), modal: true }]]);
  });

  it('[REC86] tells what was open before in the order of the document, below what was opened since', () => {
    const { opened, show, toggle, order, idOf } = open(PAGE);
    show('b', ':modal');
    show('c', ':popover-open');
    toggle('a', ':popover-open');
    opened.meet(document);
    expect(order()).toEqual([[{ id: idOf('b'), modal: true }, { id: idOf('c') }, { id: idOf('a') }]]);
  });

  it('[REC86] keeps the order for the next snapshot', () => {
    const { opened, toggle, order, idOf } = open(PAGE);
    toggle('c', ':popover-open');
    toggle('a', ':popover-open');
    order();
    opened.clear();
    expect(order()).toEqual([[{ id: idOf('c') }, { id: idOf('a') }]]);
  });

  it('[REC86] tells when something was taken out of the page, and nothing of service elements', () => {
    const { toggle, order, get, idOf } = open(`${PAGE}<p data-service id="ours" popover></p>`);
    toggle('ours', ':popover-open');
    toggle('a', ':popover-open');
    expect(order()).toEqual([[{ id: idOf('a') }]]);
    get('a').remove();
    expect(order()).toEqual([[]]);
  });
});
