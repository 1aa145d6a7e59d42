// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { captureInput } from '../../../src/agent/control/captureInput.js';
import type { Command } from '../../../src/protocol/index.js';
import { createFakeTimers } from './createFakeTimers.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

const SELECT = `<label>Country <select>
  <option>Austria</option><option>Belgium</option><option disabled>Canada</option>
  <optgroup label="Far away"><option>Chile</option><option>Chad</option></optgroup></select></label>`;

/** A view of a page with one field, which the agent points at. */
function open(html: string) {
  const page = document.body.appendChild(document.createElement('div'));
  page.innerHTML = html;
  const element = page.querySelector('select, input');
  if (!element) throw new Error('no field');
  const overlay = document.body.appendChild(document.createElement('div'));
  const timers = createFakeTimers();
  const sent: Command[] = [];
  let focused: Element | null = null;
  let over: Node | null = element;
  const input = captureInput({
    overlay,
    locate: () => ({ node: 7, x: 0.5, y: 0.5 }),
    nodeOf: id => (id === 7 && over?.isConnected ? over : null),
    idOf: () => 7,
    boxOf: () => ({ left: 0, top: 0, width: 10, height: 10 }),
    focused: () => focused,
    hover: () => undefined,
    send: command => Boolean(sent.push(command)),
    timers,
  });
  stops.push(input.stop);
  input.setActive(true);
  const popup = () => document.querySelector('[data-gcb="view-popup"]')?.shadowRoot ?? null;
  const find = <T extends HTMLElement = HTMLElement>(selector: string): T => {
    const found = popup()?.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const press = (target: EventTarget, key: string, init: KeyboardEventInit = {}) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        code: key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      }),
    );
  const field = () => {
    const found = overlay.querySelector('textarea');
    if (!found) throw new Error('no field');
    return found;
  };
  return {
    ...{ element, overlay, timers, sent, input, popup, find, press, field },
    pointer: () => void overlay.dispatchEvent(new MouseEvent('pointerdown', { button: 0, cancelable: true })),
    lift: () => void overlay.dispatchEvent(new MouseEvent('pointerup', { button: 0 })),
    type: (key: string, init?: KeyboardEventInit) => press(field(), key, init),
    list: (key: string, init?: KeyboardEventInit) => press(find('[role=listbox]'), key, init),
    active: () => popup()?.querySelector('[data-active]')?.textContent,
    made: (kind: Command['do']) => sent.filter(command => command.do === kind),
    focus(next: Element | null) {
      focused = next;
    },
    goTo(next: Node | null) {
      over = next;
    },
  };
}

describe('a select', () => {
  it('[AGC1] opens its options when it is pressed, and sends what is chosen', () => {
    const { pointer, find, made, popup, element, field } = open(SELECT);
    pointer();
    expect(made('down')).toHaveLength(1);
    expect(find('[role=listbox]').getAttribute('aria-label')).toBe('Country');
    find('#option-1').click();
    expect(made('choose')).toEqual([{ do: 'choose', node: 7, options: [1] }]);
    expect(popup()).toBeNull();
    expect(document.activeElement).toBe(field());
    // What is shown comes from the customer's page only.
    expect((element as HTMLSelectElement).selectedIndex).toBe(0);
  });

  it('[AGC1] opens by keys while it has the focus, which are not sent then', () => {
    const keys: [string, KeyboardEventInit?][] = [
      ['Enter'],
      [' '],
      ['F4'],
      ['ArrowDown', { altKey: true }],
      ['ArrowUp', { altKey: true }],
    ];
    for (const [key, init] of keys) {
      const { type, focus, element, popup, made, list } = open(SELECT);
      type(key, init);
      expect(popup()).toBeNull();
      expect(made('keyDown')).toHaveLength(1);
      focus(element);
      expect(type(key, init)).toBe(false);
      expect(popup()).not.toBeNull();
      expect(made('keyDown')).toHaveLength(1);
      list('Escape');
    }
  });

  it('[AGC1] does not take keys of a hand that has gone on already', () => {
    const { type, focus, element, popup, made, timers } = open(SELECT);
    focus(element);
    type('Tab');
    type(' ');
    expect(popup()).toBeNull();
    expect(made('keyDown')).toHaveLength(2);
    // There was nothing to go on to.
    timers.advance(1100);
    type(' ');
    expect(popup()).not.toBeNull();
  });

  it('[AGC2] is a list with groups, in which keys and letters go', () => {
    const { pointer, find, list, active, made, popup, timers } = open(SELECT);
    pointer();
    expect(find('[role=group]').getAttribute('aria-label')).toBe('Far away');
    expect(find('#option-2').getAttribute('aria-disabled')).toBe('true');
    expect(find('#option-0').getAttribute('aria-selected')).toBe('true');
    expect(active()).toBe('Austria');
    list('ArrowDown');
    list('ArrowDown');
    expect(active()).toBe('Chile');
    expect(find('[role=listbox]').getAttribute('aria-activedescendant')).toBe('option-3');
    list('Home');
    list('ArrowUp');
    expect(active()).toBe('Austria');
    list('End');
    expect(active()).toBe('Chad');
    list('b');
    expect(active()).toBe('Belgium');
    timers.advance(1100);
    list('c');
    expect(active()).toBe('Chile');
    list('c');
    expect(active()).toBe('Chad');
    timers.advance(1100);
    list('c');
    list('h');
    list('i');
    expect(active()).toBe('Chile');
    timers.advance(1100);
    find('#option-2').click();
    expect(popup()).not.toBeNull();
    list('Enter');
    expect(made('choose')).toEqual([{ do: 'choose', node: 7, options: [3] }]);
    expect(popup()).toBeNull();
  });

  it('[AGC2] closes by Escape, Tab and a press, and gives the keyboard back', () => {
    const { pointer, lift, list, popup, made, field, goTo } = open(SELECT);
    for (const key of ['Escape', 'Tab']) {
      pointer();
      lift();
      list(key);
      expect(popup()).toBeNull();
      expect(document.activeElement).toBe(field());
    }
    pointer();
    lift();
    // The same place again: it was open.
    pointer();
    expect(popup()).toBeNull();
    lift();
    pointer();
    lift();
    goTo(document.body);
    pointer();
    expect(popup()).toBeNull();
    expect(made('choose')).toEqual([]);
  });

  it('[AGC3] that takes several stays open, and sends all that are chosen', () => {
    const { pointer, find, list, made, popup } = open(
      '<select multiple><option selected>Red</option><option>Green</option><option>Blue</option></select>',
    );
    pointer();
    expect(find('[role=listbox]').getAttribute('aria-multiselectable')).toBe('true');
    find('#option-2').click();
    list(' ');
    list('ArrowUp');
    list('Enter');
    const chosen = made('choose').map(command => command.do === 'choose' && command.options);
    expect(chosen).toEqual([[0, 2], [0], [0, 1]]);
    expect(popup()).not.toBeNull();
  });

  it('[AGC6] closes when it goes, and when control ends', () => {
    const { pointer, lift, popup, input, element, list } = open(SELECT);
    pointer();
    lift();
    input.refresh();
    expect(popup()).not.toBeNull();
    element.remove();
    input.refresh();
    expect(popup()).toBeNull();
    document.body.append(element);
    pointer();
    expect(list('ArrowDown')).toBe(false);
    input.setActive(false);
    expect(popup()).toBeNull();
    input.refresh();
  });
});

describe('a field with a picker', () => {
  const DATE =
    '<label>Born on <input type="date" value="2001-02-03" min="2000-01-01" max="2010-01-01" step="1"></label>';

  it('[AGC4] opens an input of its kind with its value and limits; what is confirmed is sent', () => {
    const { pointer, lift, find, made, popup } = open(DATE);
    pointer();
    lift();
    const input = find<HTMLInputElement>('input');
    expect([input.type, input.value, input.min, input.max, input.step]).toEqual([
      'date',
      '2001-02-03',
      '2000-01-01',
      '2010-01-01',
      '1',
    ]);
    expect(find('[role=dialog]').getAttribute('aria-label')).toBe('Born on');
    input.value = '2020-01-01';
    find<HTMLFormElement>('form').requestSubmit();
    expect(made('set')).toEqual([]);
    input.value = '2002-02-02';
    find<HTMLFormElement>('form').requestSubmit();
    expect(made('set')).toEqual([{ do: 'set', node: 7, value: '2002-02-02' }]);
    expect(popup()).toBeNull();
    pointer();
    find('button[type=button]').click();
    expect(popup()).toBeNull();
    expect(made('set')).toHaveLength(1);
  });

  it('[AGC4] opens by Space, and by what edits a part of a date', () => {
    for (const key of [' ', '7', 'ArrowUp', 'F4']) {
      const { focus, element, type, popup, made, press, find } = open(DATE);
      focus(element);
      // What is typed goes on into the popup.
      expect(type(key)).toBe(/7|ArrowUp/.test(key));
      expect(popup()).not.toBeNull();
      expect(made('keyDown')).toEqual([]);
      press(find('input'), 'Escape');
      expect(popup()).toBeNull();
    }
    const { focus, element, type, popup } = open(DATE);
    focus(element);
    type('Enter');
    expect(popup()).toBeNull();
  });

  it('[AGC4] knows dates, times and colours, and lets others be', () => {
    for (const [type, opens] of Object.entries({
      ...{ date: true, time: true, 'datetime-local': true, month: true, week: true, color: true },
      ...{ range: false, number: false, text: false, file: false, checkbox: false },
    })) {
      const { pointer, popup } = open(`<input type="${type}">`);
      pointer();
      expect([type, popup() !== null]).toEqual([type, opens]);
      for (const stop of stops.splice(0)) stop();
    }
  });
});

describe('what is kept from agents', () => {
  it.each([
    '<select data-gcb-privacy="masked"><option>*</option></select>',
    '<div data-gcb-privacy="control"><select><option>One</option></select></div>',
    '<select disabled><option>One</option></select>',
    '<fieldset disabled><input type="date"></fieldset>',
    '<input type="date" readonly>',
  ])('[AGC5] opens nothing; the press is sent: %s', html => {
    const { pointer, popup, made, focus, element, type } = open(html);
    pointer();
    expect(made('down')).toHaveLength(1);
    expect(popup()).toBeNull();
    focus(element);
    type(' ');
    expect(made('keyDown')).toHaveLength(1);
    expect(popup()).toBeNull();
  });

  it('[AGC5] cannot be chosen where it is an option', () => {
    const { pointer, find, made } = open(
      '<select><option>One</option><option data-gcb-privacy="masked">***</option></select>',
    );
    pointer();
    find('#option-1').click();
    expect(made('choose')).toEqual([]);
  });
});
