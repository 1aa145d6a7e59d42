// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { find, openPolicy } from './openPolicy.js';

let opened: ReturnType<typeof openPolicy> | undefined;
afterEach(() => {
  opened?.stop();
  document.body.innerHTML = '';
});

const PAGE =
  '<main data-gcb-show><div id=m data-gcb-mask><p id=a><b id=b><i id=i></i></b></p></div><div id=o></div></main>';
const MASKS = [false, true];

function open(privateByDefault = false, html = PAGE) {
  document.body.innerHTML = html;
  opened = openPolicy([], { privateByDefault });
  const { of, refresh, watch } = opened;
  refresh();
  const judge = () => {
    for (const element of Array.from(document.querySelectorAll('*'))) of(element);
  };
  judge();
  const show = (...nodes: Node[]) => {
    find('o').append(...nodes);
    refresh();
    return nodes.map(of);
  };
  return { of, refresh, watch, judge, show, policy: opened.policy };
}
const make = (html: string): HTMLElement => {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box.firstElementChild as HTMLElement;
};

it.each(MASKS)(
  '[PRV120] parts of what was in a mask for a moment stay masked, private by default: %s',
  async isPrivate => {
    const { show, of } = open(isPrivate);
    const [whole, part] = [make('<div><p></p></div>'), make('<b></b>')];
    whole.firstElementChild?.append(part);
    find('m').append(whole);
    whole.remove();
    // The observer is told, and watches what is gone no more.
    await Promise.resolve();
    part.remove();
    expect(show(part)).toEqual(['masked']);
    const fresh = make('<b></b>');
    expect(show(fresh)).toEqual(['visible']);
    expect(of(find('o'))).toBe('visible');
  },
);

it('[PRV120] also when the mask came with it, or has left with it', async () => {
  const { show } = open();
  const [late, part] = [make('<div></div>'), make('<b></b>')];
  find('o').append(late);
  late.append(part);
  late.setAttribute('data-gcb-mask', '');
  part.remove();
  await Promise.resolve();
  expect(show(part)).toEqual(['masked']);
});

it.each(MASKS)('[PRV121] parts of a copy stay masked, private by default: %s', isPrivate => {
  const { show } = open(isPrivate);
  const copy = find('m').cloneNode(true) as Element;
  expect(show(copy.querySelector('b') as Element)).toEqual(['masked']);
  // The original has gone, and nobody was asked about it.
  const whole = make('<div><b></b></div>');
  find('m').append(whole);
  whole.remove();
  const other = document.importNode(whole, true);
  const inner = other.firstElementChild as Element;
  expect(show(inner, other)).toEqual(['masked', 'masked']);
});

it('[PRV121] of what was hidden and was put into something new, so do copies of the new', () => {
  const { show, refresh } = open();
  const [wrapper, b] = [document.createElement('div'), find('b')];
  find('a').remove();
  refresh();
  wrapper.append(b);
  const copy = wrapper.cloneNode(true);
  expect(show(copy, copy.firstChild as Node)).toEqual(['visible', 'masked']);
});

it.each(MASKS)(
  '[PRV122] what was hidden comes masked inside of something new, private by default: %s',
  isPrivate => {
    const { of, refresh, show } = open(isPrivate);
    const [wrapper, b] = [document.createElement('div'), find('b')];
    find('a').remove();
    refresh();
    wrapper.append(b);
    // Judged where it is in no page.
    for (const node of [wrapper, b]) of(node);
    refresh();
    for (const node of [b, wrapper]) of(node);
    expect(show(wrapper)).toEqual(['visible']);
    expect(of(b)).toBe('masked');
    expect(of(b.firstChild as Node)).toBe('masked');
  },
);

it('[PRV123] what a service element holds and nobody was asked about stays masked', () => {
  document.body.innerHTML =
    '<div id=s data-gcb-service-node="true"><p><b></b></p></div><div data-gcb-mask></div><div id=o></div>';
  opened = openPolicy();
  const { of, refresh } = opened;
  const [s, b] = [find('s'), document.querySelector('b') as Element];
  expect(of(s)).toBe('service');
  s.remove();
  refresh();
  b.remove();
  find('o').append(b);
  refresh();
  expect(of(b)).toBe('masked');
});

it('[PRV124] a mask that goes from a copy shows what it held', () => {
  const { of, refresh } = open(false, '<div id=w><div data-gcb-mask><b></b></div></div><div id=o></div>');
  const copy = find('w').cloneNode(true) as Element;
  find('o').append(copy);
  refresh();
  const b = copy.querySelector('b') as Element;
  expect(of(b)).toBe('masked');
  copy.firstElementChild?.removeAttribute('data-gcb-mask');
  refresh();
  expect(of(b)).toBe('visible');
});

it('[PRV126] private by default: what stands in a slot that comes to show is shown, what gets such a slot is not', () => {
  const { of, watch, refresh } = open(true, '<div id=h><b id=a slot=a></b><b id=b slot=b></b></div>');
  const shadow = find('h').attachShadow({ mode: 'open' });
  shadow.innerHTML = '<slot name=a></slot><p data-gcb-show><slot name=c></slot></p>';
  watch(shadow);
  refresh();
  const [a, b] = [find('a'), find('b')];
  expect([a, b].map(of)).toEqual(['masked', 'masked']);
  shadow.querySelector('slot')?.setAttribute('data-gcb-show', '');
  b.slot = 'c';
  refresh();
  expect([a, b].map(of)).toEqual(['visible', 'masked']);
});

it('[PRV127] what stood in a masked slot between two looks stays masked, also inside of its host', () => {
  const { watch, show } = open(false, '<div id=h></div><div id=o></div>');
  const shadow = find('h').attachShadow({ mode: 'open' });
  shadow.innerHTML = '<p data-gcb-mask><slot name=a></slot></p><slot></slot>';
  watch(shadow);
  const [alone, inside, seen] = [make('<b slot=a></b>'), make('<b slot=a></b>'), make('<b></b>')];
  find('h').append(alone, seen);
  alone.remove();
  expect(show(alone, seen)).toEqual(['masked', 'visible']);
  const host = find('h');
  host.append(inside);
  host.remove();
  opened?.refresh();
  expect(show(inside)).toEqual(['masked']);
});

it('[PRV130] a mask that was set while the element was in no page holds, whenever it was asked about', async () => {
  const { show, refresh, of } = open();
  const copied = make('<div></div>');
  copied.cloneNode(true);
  copied.setAttribute('data-gcb-mask', '');
  expect(show(copied)).toEqual(['masked']);
  const seen = make('<div><p></p></div>');
  expect(show(seen)).toEqual(['visible']);
  expect(of(seen.firstElementChild as Element)).toBe('visible');
  seen.remove();
  await Promise.resolve();
  refresh();
  seen.setAttribute('data-gcb-mask', '');
  expect(of(seen)).toBe('masked');
  expect(show(seen)).toEqual(['masked']);
  seen.remove();
  await Promise.resolve();
  refresh();
  seen.removeAttribute('data-gcb-mask');
  seen.firstElementChild?.setAttribute('data-gcb-mask', '');
  expect(show(seen)).toEqual(['visible']);
  expect(of(seen.firstElementChild as Element)).toBe('masked');
});

it.each(MASKS)(
  '[PRV131] what has left a mask comes back masked when the mask has gone meanwhile, private by default: %s',
  async isPrivate => {
    const { show, refresh, of } = open(isPrivate);
    const [box, part] = [make('<div></div>'), find('i')];
    make('<div></div>').append(find('b'));
    await Promise.resolve();
    refresh();
    // Nobody sees this.
    box.append(part);
    find('m').removeAttribute('data-gcb-mask');
    refresh();
    expect(of(find('a'))).toBe('visible');
    // As what is in something new, about which the observer says nothing.
    expect([...show(box), of(part)]).toEqual(['visible', 'masked']);
  },
);

it('[PRV132] a copy that is put into its mask out of the page stays masked when it is taken out of that', async () => {
  const { show, refresh, policy } = open();
  const source = find('b');
  find('m').remove();
  await Promise.resolve();
  refresh();
  const copy = source.cloneNode(true) as Element;
  source.append(copy);
  policy.refresh({ attributes: [], added: [copy], removed: [] });
  copy.remove();
  expect(show(copy)).toEqual(['masked']);
});

it('[PRV134] what was in another mask between two looks stays masked when the one goes that it came back to', () => {
  const { refresh, of } = open(false, `${PAGE}<div id=n data-gcb-mask></div>`);
  const [mask, moved] = [find('m'), find('b')];
  find('n').append(moved);
  mask.append(moved);
  refresh();
  mask.removeAttribute('data-gcb-mask');
  refresh();
  expect([of(mask), of(moved)]).toEqual(['visible', 'masked']);
});
