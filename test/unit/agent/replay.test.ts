// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { disarmEvent } from '../../../src/agent/replay/disarmEvent.js';
import { mountView, type ViewOptions } from '../../../src/agent/replay/mountView.js';
import type { PointerPlace, RecordedEvent } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeTimers } from './createFakeTimers.js';
import { addition, mutation, OTHER_PAGE, PAGE, snapshot } from './fixtures.js';

// jsdom knows no sandbox property; rrweb reads it, to make sure that it builds into nothing else.
Object.defineProperty(HTMLIFrameElement.prototype, 'sandbox', {
  get(this: HTMLIFrameElement) {
    return (this.getAttribute('sandbox') ?? '').split(' ');
  },
});

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  expect(document.querySelector('iframe')).toBeNull();
  document.body.replaceChildren();
});

function mount() {
  const container = document.body.appendChild(document.createElement('div'));
  const timers = createFakeTimers();
  const log = createTestLog();
  const broken: string[] = [];
  const strayed = vi.fn();
  const points: PointerPlace[] = [];
  const hands: string[] = [];
  const pages: (string | null)[] = [];
  let surface: Parameters<ViewOptions['control']>[0] | null = null;
  let refreshed = 0;
  const view = mountView({
    container,
    timers,
    log,
    point: at => points.push(at),
    broken: reason => broken.push(reason),
    diverged: strayed,
    control(given) {
      surface = given;
      const refresh = () => {
        refreshed += 1;
      };
      return {
        setActive: active => void hands.push(`control ${active}`),
        refresh,
        stop: () => undefined,
      };
    },
    keys: () => ({
      setUse: use => void hands.push(`keys ${use}`),
      refresh: () => undefined,
      stop: () => undefined,
    }),
    annotations: () => ({
      setTool: tool => void hands.push(tool),
      setPage: page => void pages.push(page),
      show: () => undefined,
      stop: () => undefined,
    }),
  });
  stops.push(view.stop);
  const frames = () => [...container.querySelectorAll('iframe')];
  const shown = () => container.querySelector<HTMLIFrameElement>('iframe[title="Customer page"]');
  const body = () => shown()?.contentDocument?.body.innerHTML;
  const take = (kind: 'snapshot' | 'changes', events: RecordedEvent[], page = PAGE) =>
    view.take({ page, kind, events });
  return {
    ...{ container, hands, pages, timers, log, broken, strayed, view, frames, shown, body, take },
    refreshed: () => refreshed,
    surface() {
      if (!surface) throw new Error('nothing has taken the hands');
      return surface;
    },
  };
}

const first = () => snapshot('https://bank.test/', [{ id: 10, tag: 'h1', text: 'Accounts' }]);

describe('mountView', () => {
  it('[ANN41] a tool has the hand to itself, in control too, and drawings know which page is shown', () => {
    const { view, hands, pages, take } = mount();
    view.setControl(true);
    expect(hands.splice(0)).not.toContain('control true');
    take('snapshot', first());
    expect(hands.splice(0)).toEqual(['keys act', 'point', 'control true']);
    view.setTool('ink');
    view.setControl(true);
    for (const _ of [1, 2])
      expect(hands.splice(0, 4)).toEqual(['keys draw', 'control false', 'ink', 'control false']);
    view.setTool('highlight');
    expect(hands.splice(0)).toContain('keys highlight');
    view.setTool('point');
    expect(hands.splice(0)).toEqual(['keys act', 'point', 'control true']);
    view.setControl(false);
    expect(hands.splice(0)).toEqual(['keys point', 'control false', 'point', 'control false']);
    take('snapshot', first(), OTHER_PAGE);
    hands.length = 0;
    view.clear();
    expect(hands).toContain('keys null');
    expect(pages[0]).toBe(PAGE);
    expect(pages.at(-1)).toBeNull();
  });

  it('[REP20] shows the page in a frame that may not run scripts', () => {
    const { take, shown, body } = mount();
    take('snapshot', first());
    expect(shown()?.getAttribute('sandbox')).toBe('allow-same-origin');
    expect(shown()?.tabIndex).toBe(-1);
    expect(shown()?.style.pointerEvents).toBe('none');
    expect(body()).toBe('<h1>Accounts</h1>');
  });

  it('[REP21] applies each event before it returns, in order, whatever the clocks say and without frames', () => {
    const frame = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    const { take, body } = mount();
    take('snapshot', first());
    take('changes', [addition(20, 'p', 9e12), addition(21, 'b', 5), addition(22, 'i', -3)]);
    expect(body()).toBe('<h1>Accounts</h1><p></p><b></b><i></i>');
    take('changes', [mutation({ removes: [{ parentId: 4, id: 21 }] }, 1)]);
    expect(body()).toBe('<h1>Accounts</h1><p></p><i></i>');
    frame.mockRestore();
  });

  it('[REP22] builds a new snapshot behind the old page, and then shows it alone', () => {
    const { take, frames, shown, body, timers } = mount();
    take('snapshot', first());
    const old = shown();
    take('snapshot', snapshot('https://bank.test/b', [{ id: 10, tag: 'h2', text: 'Next' }]), OTHER_PAGE);
    expect(frames()).toHaveLength(2);
    expect(body()).toBe('<h1>Accounts</h1>');
    take('changes', [addition(20, 'p')], OTHER_PAGE);
    timers.advance(0);
    expect(frames()).toHaveLength(1);
    expect(old?.isConnected).toBe(false);
    expect(body()).toBe('<h2>Next</h2><p></p>');
  });

  it('[REP23] waits for the style sheets of the new page, but not for ever', () => {
    const { take, shown, timers } = mount();
    take('snapshot', first());
    const old = shown();
    const link = { id: 11, tag: 'link', attributes: { rel: 'stylesheet', href: 'https://bank.test/a.css' } };
    take('snapshot', snapshot('https://bank.test/b', [link]), OTHER_PAGE);
    timers.advance(399);
    expect(old?.isConnected).toBe(true);
    timers.advance(1);
    expect(old?.isConnected).toBe(false);
  });

  it('[REP24] never has more than one page waiting', () => {
    const { take, frames, body, timers } = mount();
    take('snapshot', first());
    for (const tag of ['a', 'b', 'i']) take('snapshot', snapshot('https://bank.test/', [{ id: 10, tag }]));
    expect(frames()).toHaveLength(2);
    timers.advance(1000);
    expect(frames()).toHaveLength(1);
    expect(body()).toBe('<i></i>');
    expect(timers.waiting()).toBe(0);
  });

  it('[AGC20] [AGC23] hovers what the agent points at, and takes none of it for the customer’s pointer', () => {
    const { take, surface, shown, container, timers } = mount();
    take('snapshot', first());
    const { nodeOf, hover } = surface();
    const heading = () => shown()?.contentDocument?.querySelector('h1')?.className;
    const move = () =>
      take('changes', [
        { type: 3, timestamp: 2, data: { source: 1, positions: [{ x: 1, y: 1, id: 4, timeOffset: 0 }] } },
      ]);
    const cursor = () =>
      container.querySelector<HTMLElement>('[data-gcb="customer-cursor"]')?.style.visibility;
    hover(nodeOf(10));
    expect(heading()).toBe(':hover');
    move();
    take('changes', [{ type: 3, timestamp: 2, data: { source: 2, type: 2, id: 4, x: 1, y: 1 } }]);
    expect([heading(), cursor()]).toEqual([':hover', 'hidden']);
    timers.advance(1000);
    move();
    expect([heading(), cursor()]).toEqual(['', 'visible']);
  });

  it('[AGC1] [AGC6] knows what has the focus until the page is another one, and tells of changes', () => {
    const { take, surface, refreshed, view } = mount();
    const focus = (id: number | null) => ({
      ...{ type: 5, timestamp: 2 },
      data: { tag: 'opencobrowse.state', payload: { kind: 'focus', id } },
    });
    take('snapshot', first());
    const before = refreshed();
    take('changes', [focus(10)]);
    expect(surface().focused()?.localName).toBe('h1');
    expect(refreshed()).toBeGreaterThan(before);
    take('changes', [focus(null)]);
    expect(surface().focused()).toBeNull();
    take('changes', [focus(10)]);
    view.clear();
    expect(surface().focused()).toBeNull();
  });

  it('[REP50] notices a change that does not fit what it has built, and that others fit', () => {
    const { take, strayed } = mount();
    take('snapshot', first());
    take('changes', [addition(20, 'p')]);
    expect(strayed).not.toHaveBeenCalled();
    take('changes', [mutation({ removes: [{ parentId: 4, id: 777 }] }, 1)]);
    expect(strayed).toHaveBeenCalled();
  });

  it('[REP25] leaves out events of another page', () => {
    const { take, body, broken } = mount();
    take('snapshot', first());
    take('changes', [addition(20, 'p')], OTHER_PAGE);
    expect(body()).toBe('<h1>Accounts</h1>');
    expect(broken).toEqual([]);
  });

  it('[REP26] asks for the page when changes come without one', () => {
    const { take, broken } = mount();
    take('changes', [addition(20, 'p')]);
    expect(broken).toEqual(['noSnapshot']);
  });

  it('[REP27] says so when an event breaks the view, logs it without content, and goes on', () => {
    const { take, body, broken, strayed, log } = mount();
    take('snapshot', first());
    take('changes', [mutation({ adds: 7, texts: 'SECRET' }), addition(20, 'p')]);
    // The log would break it again: only the page itself can help.
    expect(strayed).toHaveBeenCalled();
    expect(broken).toEqual([]);
    expect(body()).toContain('<p></p>');
    take('changes', [{ type: 2, timestamp: 3, data: { node: null, SECRET: 1 } }]);
    expect(broken).toEqual(['replayFailed']);
    expect(log.lines.map(line => line.code)).toContain('replayFailed');
    expect(JSON.stringify(log.lines)).not.toContain('SECRET');
  });

  it('[REP28] shows typing, scrolling places and sizes as they come', () => {
    const { take, shown } = mount();
    take('snapshot', snapshot('https://bank.test/', [{ id: 10, tag: 'input' }], 640, 480));
    take('changes', [
      { type: 3, timestamp: 2, data: { source: 5, id: 10, text: 'Ann', isChecked: false } },
      { type: 3, timestamp: 3, data: { source: 4, width: 320, height: 200 } },
    ]);
    expect(shown()?.contentDocument?.querySelector('input')?.value).toBe('Ann');
    expect([shown()?.width, shown()?.height]).toEqual(['320', '200']);
  });

  it('[REP29] takes the document of a frame that was recorded empty and again when it had loaded', () => {
    const { take, shown } = mount();
    take('snapshot', snapshot('https://bank.test/', [{ id: 10, tag: 'iframe' }]));
    const attach = (childNodes: unknown[]) =>
      mutation({
        isAttachIframe: true,
        adds: [{ parentId: 10, nextId: null, node: { type: 0, id: 30, childNodes } }],
      });
    const html = {
      type: 2,
      id: 31,
      rootId: 30,
      tagName: 'html',
      attributes: {},
      childNodes: [{ type: 2, id: 32, rootId: 30, tagName: 'body', attributes: {}, childNodes: [] }],
    };
    take('changes', [attach([]), attach([html])]);
    const frame = shown()?.contentDocument?.querySelector('iframe');
    expect(frame?.contentDocument?.body).not.toBeNull();
    expect(frame?.contentDocument?.documentElement.localName).toBe('html');
  });

  it('[REP30] shows nothing when it is cleared, and a new page afterwards', () => {
    const { take, view, frames, body } = mount();
    take('snapshot', first());
    view.clear();
    expect(frames()).toHaveLength(0);
    take('snapshot', first());
    expect(body()).toBe('<h1>Accounts</h1>');
  });

  it('[REP31] leaves nothing behind when it is stopped', () => {
    const { take, view, container, timers } = mount();
    take('snapshot', first());
    take('snapshot', first());
    view.stop();
    expect(container.childNodes).toHaveLength(0);
    expect(timers.waiting()).toBe(0);
  });

  it('[REP32] marks nothing in the page that the customer does not have', () => {
    const { take, shown } = mount();
    take('snapshot', first());
    expect(shown()?.contentDocument?.documentElement.hasAttribute('class')).toBe(false);
  });
});

describe('disarmEvent', () => {
  const disarm = (event: RecordedEvent, tag: string | null = null) => {
    disarmEvent(event, () => tag);
    return event;
  };
  const attributesOf = (tag: string, attributes: Record<string, unknown>) => {
    disarm(snapshot('x', [{ id: 10, tag, attributes }])[1] ?? addition(1, 'p'));
    return attributes;
  };

  it('[REP33] takes out what would run, load a document, or take the focus', () => {
    expect(attributesOf('a', { href: ' java\nscript:alert(1)', class: 'x' })).toEqual({ class: 'x' });
    expect(attributesOf('a', { HREF: 'JAVASCRIPT:alert(1)', 'xlink:href': '\u0001javascript:1' })).toEqual(
      {},
    );
    expect(attributesOf('p', { onclick: '1', onpointerdown: '1', title: 'on' })).toEqual({ title: 'on' });
    expect(attributesOf('iframe', { src: '/x', srcdoc: '<p>', width: '5' })).toEqual({ width: '5' });
    expect(attributesOf('IFRAME', { SRC: '/x' })).toEqual({});
    expect(attributesOf('object', { data: '/x' })).toEqual({});
    expect(attributesOf('embed', { src: '/x' })).toEqual({});
    expect(attributesOf('meta', { 'http-equiv': 'refresh', content: '0' })).toEqual({ content: '0' });
    expect(attributesOf('input', { autofocus: true, formaction: 'x' })).toEqual({});
    const kept = { src: 'https://bank.test/a.png', href: 'https://bank.test/', 'data-x': '1' };
    expect(attributesOf('img', { ...kept })).toEqual(kept);
  });

  it('[REP34] takes it out of changes too, by the tag of the node that is there', () => {
    const change = () =>
      mutation({ attributes: [{ id: 10, attributes: { src: '/x', onload: '1', alt: 'a' } }] });
    expect(JSON.stringify(disarm(change(), 'iframe'))).toContain('"attributes":{"alt":"a"}');
    expect(JSON.stringify(disarm(change(), 'img'))).toContain('"attributes":{"src":"/x","alt":"a"}');
  });

  it('[REP35] builds no script, however it is spelt', () => {
    const event = snapshot('x', [
      { id: 10, tag: 'SCRIPT' },
      { id: 11, tag: 'svg:script' },
      { id: 12, tag: 'script' },
    ])[1];
    expect(JSON.stringify(event && disarm(event)).toLowerCase()).not.toContain('"tagname":"script"');
    expect(JSON.stringify(event)).not.toContain('svg:script');
  });

  it('[REP36] leaves events of any other shape alone', () => {
    for (const data of [{}, { node: 5 }, { source: 0, adds: 7, attributes: [null, { attributes: [] }] }])
      for (const type of [2, 3])
        expect(disarm({ type, timestamp: 1, data: structuredClone(data) }).data).toEqual(data);
  });
});
