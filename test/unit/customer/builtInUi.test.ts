// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/browser/openStore.js';
import { chooseLanguage } from '../../../src/customer/ui/chooseLanguage.js';
import { createMaskedBanner } from '../../../src/customer/ui/createMaskedBanner.js';
import { createNotices } from '../../../src/customer/ui/createNotices.js';
import { createToolbar } from '../../../src/customer/ui/createToolbar.js';
import { createUi } from '../../../src/customer/ui/createUi.js';
import { keepToolbarPlace } from '../../../src/customer/ui/keepToolbarPlace.js';
import { de } from '../../../src/customer/ui/locales/de.js';
import { showPlainNotice } from '../../../src/customer/ui/showPlainNotice.js';
import { createTexts, STRINGS_EN } from '../../../src/customer/ui/strings.js';
import { createUiOptions } from './createUiOptions.js';
import { trackListeners } from './trackListeners.js';

const texts = createTexts({});
const STATE = { token: '535176834', agents: [{ id: 'ann' }], online: true, mode: 'pointer' } as const;
const dialogs = HTMLDialogElement.prototype;
const before = { showModal: dialogs.showModal, close: dialogs.close };

beforeEach(() => {
  vi.useFakeTimers();
  dialogs.showModal = function showModal() {
    this.open = true;
  };
  dialogs.close = function close() {
    this.open = false;
  };
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  Object.assign(dialogs, before);
  for (const host of document.querySelectorAll('[data-gcb-service-node]')) host.remove();
  document.body.replaceChildren();
});

const press = (target: Element | null | undefined, key: string) =>
  target?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
const addField = () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  return field;
};

describe('the toolbar', () => {
  function setUp(stored: string | null = null) {
    const store = openStore([]);
    if (stored) store.set('gcb.toolbar', stored);
    const pressed: string[] = [];
    const toolbar = createToolbar(
      createUiOptions({
        places: keepToolbarPlace(store),
        onExit: () => void pressed.push('exit'),
        onDowngrade: () => void pressed.push('downgrade'),
      }),
    );
    document.body.append(toolbar.element);
    const find = (selector: string) => toolbar.element.querySelector<HTMLElement>(selector);
    const place = () => ['--gcb-x', '--gcb-y'].map(name => toolbar.element.style.getPropertyValue(name));
    return { ...toolbar, pressed, find, place, store };
  }

  it('[UI120] says that the representative has control, and takes it back, in Write Mode only', () => {
    const { show, find, pressed } = setUp();
    show(STATE);
    expect(find('.control')?.textContent).toBe('');
    expect(find('.downgrade')?.hidden).toBe(true);
    show({ ...STATE, mode: 'write' });
    expect(find('.control')?.textContent).toBe('Agent has control over the page.');
    expect(find('.downgrade')?.textContent).toBe('Revoke control');
    find('.downgrade')?.click();
    expect(pressed).toEqual(['downgrade']);
    show(STATE);
    expect(find('.downgrade')?.hidden).toBe(true);
    expect(find('.control')?.textContent).toBe('');
  });

  it('[UI121] a second press of the button that took control back does not end the session', () => {
    const { show, find } = setUp();
    show({ ...STATE, mode: 'write' });
    find('.downgrade')?.focus();
    show(STATE);
    expect(document.activeElement).toBe(find('.move'));
    find('.exit')?.focus();
    show({ ...STATE, online: false });
    expect(document.activeElement).toBe(find('.exit'));
  });

  it('[UI126] gives the focus back to the page when the session ends', () => {
    const { show, find } = setUp();
    const field = addField();
    show(STATE);
    find('.exit')?.focus();
    find('.move')?.focus();
    show(null);
    expect(document.activeElement).toBe(field);
  });

  it('[UI123] moves by a tenth with an arrow key, never out of the window, and leaves other keys alone', () => {
    const { show, find, place, store } = setUp();
    show(STATE);
    expect(place()).toEqual(['0.5', '1']);
    press(find('.move'), 'ArrowUp');
    press(find('.move'), 'ArrowRight');
    expect(place()).toEqual(['0.6', '0.9']);
    for (let presses = 0; presses < 20; presses += 1) press(find('.move'), 'ArrowLeft');
    expect(place()).toEqual(['0', '0.9']);
    expect(press(find('.move'), 'Tab')).toBe(true);
    expect(press(find('.move'), 'ArrowDown')).toBe(false);
    expect(store.get('gcb.toolbar')).toBe('0 1');
  });

  it.each([
    ['0.25 0', ['0.25', '0']],
    ['.5 1', ['0.5', '1']],
    ['2 0', ['0.5', '1']],
    ['-1 0', ['0.5', '1']],
    ['nonsense', ['0.5', '1']],
    ['0.5', ['0.5', '1']],
  ])(
    '[UI124] begins at the kept place, and in the lower middle where there is none: %s',
    (stored, wanted) => {
      expect(setUp(stored).place()).toEqual(wanted);
    },
  );

  it('[UI13] names to screen readers that a representative is there', () => {
    const { show, find } = setUp();
    show({ ...STATE, agents: [] });
    expect(find('.state')?.getAttribute('aria-hidden')).toBe('true');
    show(STATE);
    expect(find('.state')?.getAttribute('aria-hidden')).toBe('false');
    expect(find('.state')?.getAttribute('aria-label')).toBe('Representative has joined the session');
  });
});

describe('the language of the texts', () => {
  const all = Object.fromEntries(Object.keys(STRINGS_EN).map(key => [key, 'x']));
  const few = { modalYes: 'x' };

  it.each([
    ['English by default, whatever the page', undefined, {}, STRINGS_EN, 'fr', 'en', 'ltr'],
    ['English with a region', 'en_GB', few, STRINGS_EN, 'fr', 'en-GB', 'ltr'],
    ['a built-in one', 'de-AT', {}, de, 'fr', 'de-AT', 'ltr'],
    ['not that of an option without texts', 'ar', {}, STRINGS_EN, 'ar', 'en', 'ltr'],
    ['that of the option, with texts of the site', 'ar-EG', few, STRINGS_EN, 'en', 'ar-EG', 'rtl'],
    ['Hebrew', 'he', few, STRINGS_EN, 'en', 'he', 'rtl'],
    ['by its script', 'az-Arab', few, STRINGS_EN, 'en', 'az-Arab', 'rtl'],
    ['by its other script', 'ug-Latn', few, STRINGS_EN, 'en', 'ug-Latn', 'ltr'],
    ['one that only begins like another', 'arn', few, STRINGS_EN, 'en', 'arn', 'ltr'],
    ['the page’s, where the site gives most texts', undefined, all, STRINGS_EN, 'fa', 'fa', 'rtl'],
    ['English, where it gives a few', undefined, few, STRINGS_EN, 'fa', 'en', 'ltr'],
    ['English, where the page says nothing', undefined, all, STRINGS_EN, '', 'en', 'ltr'],
  ] as const)('[UI130] is %s', (_name, option, localization, locale, page, lang, dir) => {
    expect(chooseLanguage(option, localization, locale, page)).toEqual({ lang, dir });
  });

  it('[UI131] is said on the interface, not on the page', () => {
    const ui = createUi(createUiOptions({ language: { lang: 'ar', dir: 'rtl' } }));
    ui.show(STATE);
    const surface = document.querySelector('[data-gcb-service-node]')?.shadowRoot?.querySelector('.surface');
    expect([surface?.getAttribute('lang'), surface?.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['', '']);
    ui.stop();
  });
});

describe('questions, and the page around them', () => {
  const inside = () => document.querySelector('[data-gcb-service-node]')?.shadowRoot;

  it('[UI140] one that comes unasked has the focus on itself, so that a key meant for the page answers nothing', () => {
    const ui = createUi(createUiOptions());
    addField();
    void ui.ask('modeUpgradeRequested');
    expect(inside()?.activeElement?.localName).toBe('dialog');
    ui.stop();
  });

  it('[UI62] gives the focus back into a shadow tree', async () => {
    const ui = createUi(createUiOptions());
    const host = document.body.appendChild(document.createElement('div'));
    const button = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'));
    button.focus();
    const answer = ui.ask('areYouOnPhone');
    ui.dismissQuestion();
    expect(await answer).toBe(false);
    expect(host.shadowRoot?.activeElement).toBe(button);
  });

  it('[UI143] keys and focus in the interface are not heard by what the page listens to on its document', () => {
    const heard: string[] = [];
    const types = ['keydown', 'keyup', 'keypress', 'focusin', 'focusout', 'click'];
    const hear = ({ type }: Event) => void heard.push(type);
    for (const type of types) document.addEventListener(type, hear);
    const ui = createUi(createUiOptions());
    ui.show(STATE);
    const button = inside()?.querySelector<HTMLElement>('.move');
    button?.focus();
    // What the page's element before has lost is the page's. From the handle on, all is the interface's.
    heard.length = 0;
    inside()?.querySelector<HTMLElement>('.exit')?.focus();
    for (const type of types) button?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).toEqual(['click']);
    for (const type of types) document.removeEventListener(type, hear);
    ui.stop();
  });
});

describe('notices', () => {
  function setUp() {
    const notices = createNotices(document, texts, () => undefined);
    document.body.append(notices.element);
    const shown = () => [...notices.element.querySelectorAll('p')].map(p => p.textContent);
    const { element } = notices;
    return { ...notices, shown, buttons: () => [...element.querySelectorAll('button')] };
  }
  const mouse = (element: Element, type: string) => element.dispatchEvent(new MouseEvent(type));

  it('[UI145] stay while the mouse is on them, and have their whole time afterwards', () => {
    const { element, notify, shown } = setUp();
    notify('one', true);
    vi.advanceTimersByTime(7000);
    mouse(element, 'mouseenter');
    notify('two', true);
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['one', 'two']);
    mouse(element, 'mouseleave');
    vi.advanceTimersByTime(7999);
    expect(shown()).toEqual(['one', 'two']);
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual([]);
  });

  it('[UI145] stay while one has the focus', () => {
    const { notify, shown, buttons } = setUp();
    const field = addField();
    notify('one', true);
    buttons()[0]?.focus();
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['one']);
    field.focus();
    vi.advanceTimersByTime(8000);
    expect(shown()).toEqual([]);
  });

  it('[UI145] do not wait for a mouse that was on one that is gone', () => {
    const { element, notify, shown, buttons } = setUp();
    notify('one', true);
    mouse(element, 'mouseenter');
    buttons()[0]?.click();
    notify('two', true);
    vi.advanceTimersByTime(8000);
    expect(shown()).toEqual([]);
  });

  it('[UI146] go by Escape; the focus goes to the next one, and with the last one back to the page', () => {
    const { notify, shown, buttons } = setUp();
    const field = addField();
    notify('one', true);
    notify('two', true);
    buttons()[0]?.focus();
    press(document.activeElement, 'x');
    expect(shown()).toEqual(['one', 'two']);
    press(document.activeElement, 'Escape');
    expect(shown()).toEqual(['two']);
    expect(document.activeElement).toBe(buttons()[0]);
    press(document.activeElement, 'Escape');
    expect(shown()).toEqual([]);
    expect(document.activeElement).toBe(field);
  });

  it('[UI147] an end that the customer did not bring about interrupts; what they did themselves does not', () => {
    const ui = createUi(createUiOptions());
    const alerts = () =>
      document.querySelector('[data-gcb-service-node]')?.shadowRoot?.querySelectorAll('[role="alert"]');
    ui.show(STATE);
    vi.advanceTimersByTime(100);
    for (const text of ['agentJoined', 'modeUpgraded', 'youLeft'] as const) {
      ui.notify(text);
      expect(alerts(), text).toHaveLength(0);
    }
    for (const text of ['agentLeft', 'sessionTimedOut', 'sessionError', 'serverUnavailable'] as const) {
      ui.notify(text);
      expect(alerts(), text).toHaveLength(1);
    }
    // An alert in a polite region would be read twice.
    expect(alerts()?.[0]?.closest('[role="status"]')).toBeNull();
    ui.stop();
  });

  it('[UI148] one that comes with a new region waits until screen readers know the region', () => {
    const { element, notify, shown, isEmpty, clear } = setUp();
    notify('one', false);
    notify('two', false);
    expect(isEmpty()).toBe(false);
    expect(element.querySelector('[role="status"]')?.childNodes).toHaveLength(0);
    vi.advanceTimersByTime(100);
    expect(shown()).toEqual(['one', 'two']);
    clear();
    const next = setUp();
    next.notify('never', false);
    next.clear();
    vi.advanceTimersByTime(100);
    expect(next.shown()).toEqual([]);
  });

  it('[UI144] the one without an interface names its language, and stays while the mouse is on it', () => {
    showPlainNotice(document, 'gone', () => undefined, 'en');
    const box = document.documentElement.querySelector<HTMLElement>(':scope > [role="alert"]');
    expect(box?.lang).toBe('en');
    expect(box?.style.getPropertyPriority('position')).toBe('important');
    const matches = vi.spyOn(box as HTMLElement, 'matches').mockReturnValue(true);
    vi.advanceTimersByTime(60_000);
    expect(box?.isConnected).toBe(true);
    matches.mockReturnValue(false);
    vi.advanceTimersByTime(8000);
    expect(box?.isConnected).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the banner of masked content', () => {
  function setUp() {
    const listeners = trackListeners(document, window);
    const onEmpty = vi.fn();
    const banner = createMaskedBanner(document, window, texts, onEmpty);
    document.body.append(banner.element);
    const field = document.body.appendChild(document.createElement('input'));
    const place = { left: 40, top: 200, width: 100, height: 20 };
    field.getBoundingClientRect = () => place as DOMRect;
    const shown = () => banner.element.querySelector<HTMLElement>('p');
    vi.advanceTimersByTime(100);
    return { ...banner, field, place, shown, onEmpty, listeners };
  }

  it('[UI150] says whether all or a part of the content is hidden, above the element or else below it', () => {
    const { show, field, place, shown } = setUp();
    show('whole', field);
    expect(shown()?.textContent).toBe('Content is hidden from representative');
    expect(shown()?.style.transform).toBe('translate(140px, 192px)');
    show('part', field);
    expect(shown()?.textContent).toBe('Some content is hidden from representative');
    place.top = 3;
    window.dispatchEvent(new Event('resize'));
    expect(shown()?.style.transform).toBe('translate(140px, 31px)');
  });

  it('[UI151] goes when told to, and by Escape, and then listens to nothing', () => {
    const { show, field, shown, onEmpty, listeners, isEmpty } = setUp();
    show('whole', field);
    expect(isEmpty()).toBe(false);
    show(null, null);
    expect(shown()).toBeNull();
    show('whole', field);
    press(document.body, 'a');
    expect(shown()).not.toBeNull();
    press(document.body, 'Escape');
    expect(shown()).toBeNull();
    expect(isEmpty()).toBe(true);
    expect(onEmpty).toHaveBeenCalledTimes(2);
    expect(listeners.open()).toEqual([]);
    show('whole', field);
    expect(shown()).not.toBeNull();
  });

  it('[UI152] follows its element, and is hidden while that is out of view', () => {
    const { show, field, place, shown } = setUp();
    show('whole', field);
    place.top = -100;
    document.body.dispatchEvent(new Event('scroll'));
    expect(shown()?.hidden).toBe(true);
    place.top = 300;
    document.body.dispatchEvent(new Event('scroll'));
    expect(shown()?.hidden).toBe(false);
    field.remove();
    document.body.dispatchEvent(new Event('scroll'));
    expect(shown()?.hidden).toBe(true);
  });

  it('[UI153] is announced politely, once for each element', () => {
    const { show, field, shown, element } = setUp();
    expect(element.getAttribute('role')).toBe('status');
    show('whole', field);
    const first = shown();
    show('whole', field);
    expect(shown()).toBe(first);
    show('whole', document.body);
    expect(shown()).not.toBe(first);
    expect(element.children).toHaveLength(1);
  });

  it('[UI52] keeps the interface in the page for as long as it is shown', () => {
    const ui = createUi(createUiOptions());
    const hosts = () => document.querySelectorAll('[data-gcb-service-node]');
    ui.showMasked(null, null);
    expect(hosts()).toHaveLength(0);
    ui.showMasked('whole', document.body);
    expect(hosts()).toHaveLength(1);
    ui.showMasked(null, null);
    expect(hosts()).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
