// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotices } from '../../../src/customer/ui/createNotices.js';
import { createSilentUi } from '../../../src/customer/ui/createSilentUi.js';
import { createToolbar } from '../../../src/customer/ui/createToolbar.js';
import { listenForStart } from '../../../src/customer/ui/listenForStart.js';
import { locatePlace } from '../../../src/customer/ui/locatePlace.js';
import { showPlainNotice } from '../../../src/customer/ui/showPlainNotice.js';
import { createTexts, STRINGS_EN, type StringKey } from '../../../src/customer/ui/strings.js';
import { createUiOptions } from './createUiOptions.js';
import { trackListeners } from './trackListeners.js';

const texts = createTexts({});
const keys = Object.keys(STRINGS_EN) as StringKey[];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('strings', () => {
  it.each(keys)('[UI1] has a text for %s', key => {
    expect(texts(key, { sessionId: '535176834' }).trim()).not.toBe('');
  });

  it.each(keys)('[UI2] the site’s text for %s replaces ours, and only that', key => {
    const german = createTexts({ [key]: `statt ${key}` });
    for (const other of keys) expect(german(other)).toBe(other === key ? `statt ${key}` : texts(other));
  });

  it('[UI3] fills the number in, wherever and however often it stands, in the site’s texts too', () => {
    expect(texts('toolbarContent', { sessionId: '535176834' })).toBe('Session ID: 535176834');
    expect(texts('sessionStarted', { sessionId: '535176834' })).toContain('ID is 535176834.');
    const twice = createTexts({ toolbarContent: '{sessionId} ({sessionId})', agentJoined: 'hi {sessionId}' });
    expect(twice('toolbarContent', { sessionId: '1' })).toBe('1 (1)');
    expect(twice('agentJoined')).toBe('hi ');
  });
});

describe('createToolbar', () => {
  function setUp() {
    const onExit = vi.fn();
    const onDowngrade = vi.fn();
    const toolbar = createToolbar(createUiOptions({ onExit, onDowngrade }));
    document.body.append(toolbar.element);
    const find = (selector: string) => toolbar.element.querySelector<HTMLElement>(selector);
    return { ...toolbar, onExit, onDowngrade, find, button: toolbar.element.querySelector('button.exit') };
  }
  const state = { token: '535176834', agents: [], online: true, mode: 'pointer' } as const;

  it('[UI10] shows the number of the session, and hides when there is none', () => {
    const { element, show } = setUp();
    expect(element.hidden).toBe(true);
    show(state);
    expect(element.hidden).toBe(false);
    expect(element.textContent).toBe('Session ID: 535176834');
    show(null);
    expect(element.hidden).toBe(true);
  });

  it('[UI11] its button, and nothing else, is the way out, and says so', () => {
    const { element, show, onExit, button } = setUp();
    show(state);
    expect(button?.getAttribute('aria-label')).toBe('Exit Co-browse session');
    expect(button?.getAttribute('type')).toBe('button');
    element.click();
    expect(onExit).not.toHaveBeenCalled();
    (button as HTMLElement).click();
    expect(onExit).toHaveBeenCalledTimes(1);
  });

  it('[UI12] says that the connection is lost, as long as it is', () => {
    const { element, show } = setUp();
    show({ ...state, online: false });
    expect(element.querySelector('[role="status"]')?.textContent).toBe('Connection lost. Reconnecting…');
    expect(element.classList.contains('offline')).toBe(true);
    show(state);
    expect(element.querySelector('[role="status"]')?.textContent).toBe('');
    expect(element.classList.contains('offline')).toBe(false);
  });

  it('[UI13] marks whether a representative is there', () => {
    const { element, show } = setUp();
    show(state);
    expect(element.classList.contains('joined')).toBe(false);
    show({ ...state, agents: [{ id: 'ann' }] });
    expect(element.classList.contains('joined')).toBe(true);
    show(state);
    expect(element.classList.contains('joined')).toBe(false);
  });

  it('[UI14] text of the site stays text', () => {
    const { element, show } = createToolbar(
      createUiOptions({ texts: createTexts({ toolbarContent: '<img src=x>{sessionId}' }) }),
    );
    show(state);
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain('<img src=x>535176834');
  });
});

describe('createNotices', () => {
  function setUp() {
    const onEmpty = vi.fn();
    const notices = createNotices(document, texts, onEmpty);
    document.body.append(notices.element);
    vi.advanceTimersByTime(100);
    const shown = () => [...notices.element.querySelectorAll('p')].map(p => p.textContent);
    const notify = (text: string, urgent = false) => notices.notify(text, urgent);
    return { ...notices, notify, onEmpty, shown };
  }

  it('[UI20] shows a text for eight seconds', () => {
    const { notify, shown, isEmpty, onEmpty } = setUp();
    expect(isEmpty()).toBe(true);
    notify('one');
    expect(shown()).toEqual(['one']);
    expect(isEmpty()).toBe(false);
    vi.advanceTimersByTime(7999);
    expect(shown()).toEqual(['one']);
    expect(onEmpty).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual([]);
    expect(isEmpty()).toBe(true);
    expect(onEmpty).toHaveBeenCalledTimes(1);
  });

  it('[UI21] shows at most three: the oldest goes first', () => {
    const { notify, shown, onEmpty } = setUp();
    for (const text of ['1', '2', '3', '4', '5']) notify(text);
    expect(shown()).toEqual(['3', '4', '5']);
    expect(vi.getTimerCount()).toBe(3);
    expect(onEmpty).not.toHaveBeenCalled();
  });

  it('[UI22] each goes when the customer dismisses it, and its time does not run on', () => {
    const { notify, shown, element, onEmpty } = setUp();
    notify('one');
    notify('two');
    const [first, second] = element.querySelectorAll('button');
    expect(first?.getAttribute('aria-label')).toBe('Dismiss');
    first?.click();
    expect(shown()).toEqual(['two']);
    expect(vi.getTimerCount()).toBe(1);
    expect(onEmpty).not.toHaveBeenCalled();
    second?.click();
    expect(onEmpty).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[UI23] is a polite live region before its first text, and takes no HTML', () => {
    const { notify, element } = setUp();
    const region = element.querySelector('[role="status"]');
    expect(region?.getAttribute('aria-live')).toBe('polite');
    notify('<b>x</b>');
    expect(region?.textContent).toContain('<b>x</b>');
    expect(element.querySelector('b')).toBeNull();
  });

  it('[UI24] stop leaves neither element nor timer', () => {
    const { notify, stop, element } = setUp();
    notify('one');
    notify('two');
    stop();
    expect(element.isConnected).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('showPlainNotice', () => {
  it('[UI25] alerts with a service element outside of the body, for eight seconds', () => {
    const marked: Element[] = [];
    showPlainNotice(document, '<b>gone</b>', element => void marked.push(element));
    const box = document.documentElement.querySelector(':scope > [role="alert"]');
    expect(box?.textContent).toBe('<b>gone</b>');
    expect(marked).toEqual([box]);
    vi.advanceTimersByTime(7999);
    expect(box?.isConnected).toBe(true);
    vi.advanceTimersByTime(1);
    expect(box?.isConnected).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('createSilentUi', () => {
  it('[UI26] shows nothing, and answers every question with yes', async () => {
    const before = document.documentElement.outerHTML;
    const ui = createSilentUi();
    ui.notify('sessionStarted', { sessionId: '1' });
    ui.show({ token: '1', agents: [{ id: 'ann' }], online: true, mode: 'write' });
    ui.showMasked('whole', document.body);
    ui.point('ann', document.body, { node: 1, x: 0, y: 0 });
    expect(await ui.ask('areYouOnPhone')).toBe(true);
    expect(document.documentElement.outerHTML).toBe(before);
    ui.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('locatePlace', () => {
  const box = (left: number, top: number, width: number, height: number) =>
    ({ left, top, width, height }) as DOMRect;
  const put = (element: Element, ...place: [number, number, number, number]) => {
    element.getBoundingClientRect = () => box(...place);
    return element;
  };
  const at = (x: number, y: number) => ({ node: 1, x, y });
  const inBody = (root = document.body) => root.appendChild(root.ownerDocument.createElement('div'));

  it('[UI30] finds the place in the box of the node', () => {
    const element = put(inBody(), 100, 50, 200, 40);
    expect(locatePlace(element, at(0, 0), window)).toEqual({ x: 100, y: 50 });
    expect(locatePlace(element, at(0.5, 0.25), window)).toEqual({ x: 200, y: 60 });
    expect(locatePlace(element, at(1, 1), window)).toEqual({ x: 300, y: 90 });
  });

  it('[UI31] takes the box of the element that holds it for a text', () => {
    const element = put(inBody(), 100, 50, 200, 40);
    const text = element.appendChild(document.createTextNode('x'));
    expect(locatePlace(text, at(0.5, 0.5), window)).toEqual({ x: 200, y: 70 });
  });

  it('[UI32] finds nothing for no node, one that has left the page, or one without a box', () => {
    const element = put(inBody(), 100, 50, 200, 40);
    expect(locatePlace(null, at(0, 0), window)).toBeNull();
    expect(locatePlace(document, at(0, 0), window)).toBeNull();
    element.remove();
    expect(locatePlace(element, at(0, 0), window)).toBeNull();
    expect(locatePlace(put(inBody(), 0, 0, 0, 0), at(0, 0), window)).toBeNull();
    expect(locatePlace(put(inBody(), 5, 5, 10, 0), at(0, 0), window)).toEqual({ x: 5, y: 5 });
  });

  it('[UI33] moves places in frames by the boxes and borders of all their frames', () => {
    const openFrame = (root: HTMLElement, border: number, ...place: [number, number, number, number]) => {
      const frame = root.ownerDocument.createElement('iframe');
      root.append(frame);
      put(frame, ...place);
      Object.defineProperties(frame, { clientLeft: { value: border }, clientTop: { value: border + 1 } });
      const inner = frame.contentDocument?.body;
      if (!inner) throw new Error('the frame has no document');
      return inner;
    };
    const outer = openFrame(document.body, 2, 1000, 500, 400, 400);
    const inner = openFrame(outer, 5, 100, 50, 200, 200);
    const element = put(inBody(inner), 10, 5, 20, 20);
    expect(locatePlace(element, at(0.5, 0.5), window)).toEqual({
      x: 20 + 100 + 5 + 1000 + 2,
      y: 15 + 50 + 6 + 500 + 3,
    });
    expect(locatePlace(put(inBody(outer), 10, 5, 20, 20), at(0, 0), window)).toEqual({ x: 1012, y: 508 });
  });
});

describe('listenForStart', () => {
  function setUp(html: string) {
    document.body.innerHTML = html;
    const onStart = vi.fn();
    const listeners = trackListeners(document, window);
    return { onStart, listeners, ...listenForStart(document, onStart) };
  }
  const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

  it('[UI40] hears a click on a start button, and on what is in it, once each', () => {
    const { onStart, stop } = setUp(
      '<button class="big gcb-startCobrowse"><span><b>Go</b></span></button><a>other</a><p class="gcb-startChat">',
    );
    click('button');
    expect(onStart).toHaveBeenCalledTimes(1);
    click('b');
    expect(onStart).toHaveBeenCalledTimes(2);
    click('a');
    click('p');
    document.body.click();
    expect(onStart).toHaveBeenCalledTimes(2);
    stop();
  });

  it('[UI40] hears one click once, where start buttons lie in each other', () => {
    const { onStart, stop } = setUp('<div class="gcb-startCobrowse"><i class="gcb-startCobrowse"></i></div>');
    click('i');
    expect(onStart).toHaveBeenCalledTimes(1);
    stop();
  });

  it('[UI41] hears buttons that come later, and buttons in shadow trees', () => {
    const { onStart, stop } = setUp('<div id="host"></div>');
    const late = document.createElement('button');
    late.className = 'gcb-startCobrowse';
    document.body.append(late);
    late.click();
    expect(onStart).toHaveBeenCalledTimes(1);
    const shadow = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    const hidden = document.createElement('button');
    hidden.append(document.createElement('b'));
    shadow?.append(hidden);
    hidden.querySelector('b')?.click();
    expect(onStart).toHaveBeenCalledTimes(1);
    hidden.className = 'gcb-startCobrowse';
    hidden.querySelector('b')?.click();
    expect(onStart).toHaveBeenCalledTimes(2);
    stop();
  });

  it('[UI42] hears nothing after stop, and leaves no listener', () => {
    const { onStart, stop, listeners } = setUp('<button class="gcb-startCobrowse">Go</button>');
    expect(listeners.open()).toEqual(['click']);
    stop();
    expect(listeners.open()).toEqual([]);
    click('button');
    expect(onStart).not.toHaveBeenCalled();
  });
});
