import { describe, expect, it } from 'vitest';
import { chooseOptions } from '../../../../src/customer/remoteControl/chooseOptions.js';
import { setFieldValue } from '../../../../src/customer/remoteControl/setFieldValue.js';
import { openPage, type TestPage } from './openPage.js';

const choose = (page: TestPage, id: string, ...options: number[]) =>
  chooseOptions(page, { do: 'choose', node: page.number(id), options });
const set = (page: TestPage, id: string, value: string) =>
  setFieldValue(page, { do: 'set', node: page.number(id), value });

describe('options', () => {
  const html = `<select id=one><option>a<option disabled>b<optgroup disabled><option>c</optgroup><option id=d>d</select>
    <select id=many multiple><option selected>a<option>b<option data-rule=masked>c<option disabled selected>d</select>
    <select id=off disabled><option>a<option>b</select><div data-rule=control><select id=denied><option>a<option>b</select></div>
    <input id=text>`;

  it('[KEYB30] one or several are chosen, with `input` and `change`', () => {
    const page = openPage(html);
    expect(choose(page, 'one', 3)).toBe(null);
    expect(page.get<HTMLSelectElement>('one').selectedIndex).toBe(3);
    expect(page.heard()).toEqual(['focus one', 'input one', 'change one']);
    expect(choose(page, 'many', 1, 3)).toBe(null);
    expect([...page.get<HTMLSelectElement>('many').options].map(option => option.selected)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('[KEYB31] what is chosen already tells nothing', () => {
    const page = openPage(html);
    page.get('one').focus();
    page.heard();
    expect(choose(page, 'one', 0)).toBe(null);
    expect(page.heard()).toEqual([]);
  });

  it('[KEYB32] what is disabled, not there, or too many is refused; nothing changes', () => {
    const page = openPage(html);
    for (const options of [[1], [2], [9], [0, 3], []])
      expect(choose(page, 'one', ...options)).toBe('impossible');
    expect(choose(page, 'off', 1)).toBe('impossible');
    expect(choose(page, 'text', 0)).toBe('impossible');
    expect(choose(page, 'many', 0)).toBe('impossible');
    expect(chooseOptions(page, { do: 'choose', node: 999, options: [0] })).toBe('gone');
    expect(page.heard()).toEqual([]);
  });

  it('[KEYB33] so is what is kept from agents, one option included', () => {
    const page = openPage(html);
    expect(choose(page, 'denied', 1)).toBe('denied');
    expect(choose(page, 'many', 0, 2, 3)).toBe('masked');
    page.get('one').addEventListener('focus', () => page.get('d').setAttribute('data-rule', 'masked'));
    expect(choose(page, 'one', 3)).toBe('masked');
    expect(page.get<HTMLSelectElement>('one').selectedIndex).toBe(0);
  });
});

describe('values', () => {
  const html = `<input id=date type=date min=2026-01-01 max=2026-12-31><input id=time type=time><input id=month type=month>
    <input id=week type=week><input id=color type=color><input id=range type=range min=0 max=10 step=5 readonly>
    <input id=number type=number step=2><input id=local type=datetime-local><input id=file type=file>
    <input id=text value=x><input id=fixed type=date readonly><input id=hidden type=date data-rule=masked>`;

  it('[KEYB40] of fields with pickers are set, with `input` and `change`', () => {
    const page = openPage(html);
    const values = {
      date: '2026-02-28',
      time: '10:30',
      month: '2026-02',
      week: '2026-W07',
      color: '#00ff00',
      range: '10',
      number: '4',
      local: '2026-02-28T10:30',
    };
    for (const [id, value] of Object.entries(values)) {
      page.heard();
      expect(set(page, id, value)).toBe(null);
      expect(page.get(id).value).toBe(value);
      expect(page.heard().slice(-2)).toEqual([`input ${id}`, `change ${id}`]);
    }
    expect(set(page, 'date', '')).toBe(null);
    expect(page.get('date').value).toBe('');
  });

  it('[KEYB41] that no picker would give are refused', () => {
    const page = openPage(html);
    for (const [id, value] of [
      ['date', '2026-02-30'],
      ['date', '2025-12-31'],
      ['range', '7'],
      ['range', '15'],
      ['number', '3'],
      ['number', 'x'],
      ['color', 'red'],
      ['fixed', '2026-02-28'],
      ['text', 'y'],
    ] as const)
      expect([id, value, set(page, id, value)]).toEqual([id, value, 'impossible']);
    expect(page.heard()).toEqual([]);
  });

  it('[KEYB42] files, and what is kept from agents, are not set', () => {
    const page = openPage(html);
    expect(set(page, 'file', 'C:\\a')).toBe('file');
    expect(set(page, 'hidden', '2026-02-28')).toBe('masked');
    expect(setFieldValue(page, { do: 'set', node: 999, value: '' })).toBe('gone');
  });

  it('[KEYB44] a setter of the page’s own, as frameworks have, does not take it for the page’s doing', () => {
    const page = openPage(html);
    const field = page.get('range');
    let own = 0;
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => Reflect.get(page.window.HTMLInputElement.prototype, 'value', field),
      set: () => own++,
    });
    expect(set(page, 'range', '10')).toBe(null);
    expect(own).toBe(0);
    expect(field.value).toBe('10');
  });
});
