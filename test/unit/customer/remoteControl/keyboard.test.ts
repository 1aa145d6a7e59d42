import { describe, expect, it } from 'vitest';
import { createKeyboard } from '../../../../src/customer/remoteControl/createKeyboard.js';
import { createKeyEvent, textOf } from '../../../../src/customer/remoteControl/describeKey.js';
import { openPage, type TestPage } from './openPage.js';

/** Types, with keys that are let go again. */
function press(keyboard: ReturnType<typeof createKeyboard>, ...keys: string[]) {
  return keys.map(key => {
    const command = { key, code: '', held: 0 };
    const down = keyboard.keyDown({ do: 'keyDown', ...command, repeat: false });
    return keyboard.keyUp({ do: 'keyUp', ...command }) ?? down;
  });
}

function open(html: string): { page: TestPage; keyboard: ReturnType<typeof createKeyboard> } {
  const page = openPage(html);
  return { page, keyboard: createKeyboard(page) };
}

describe('keys', () => {
  it('[KEYB8] have the numbers, places and texts of real ones', () => {
    const { page } = open('');
    const numbers = (key: string, code: string, type: 'keydown' | 'keypress' = 'keydown') => {
      const event = createKeyEvent(page.window, type, { key, code, held: 0, repeat: false });
      return [event.keyCode, event.charCode, event.location];
    };
    expect(numbers('a', 'KeyA')).toEqual([65, 0, 0]);
    expect(numbers('a', 'KeyA', 'keypress')).toEqual([97, 97, 0]);
    expect(numbers('!', 'Digit1')).toEqual([49, 0, 0]);
    expect(numbers('7', 'Numpad7')).toEqual([103, 0, 3]);
    expect(numbers('ф', 'KeyA')).toEqual([65, 0, 0]);
    expect(numbers('q', 'KeyA')).toEqual([81, 0, 0]);
    expect(numbers('F5', 'F5')).toEqual([116, 0, 0]);
    expect(numbers('-', 'Minus')).toEqual([189, 0, 0]);
    expect(numbers('Shift', 'ShiftRight')).toEqual([16, 0, 2]);
    expect(numbers('Unidentified', '')).toEqual([0, 0, 0]);

    const typed = (key: string, held: number, code = '') => textOf({ key, code, held, repeat: false }, code);
    expect(typed('a', 0)).toBe('a');
    expect(typed('A', 8)).toBe('A');
    expect(typed('a', 2)).toBe(null);
    expect(typed('a', 4)).toBe(null);
    expect(typed('€', 3, 'KeyE')).toBe('€');
    expect(typed('@', 1, 'KeyL')).toBe('@');
    expect(typed('f', 1, 'KeyF')).toBe(null);
    expect(typed('Enter', 0)).toBe(null);
    expect(typed('😀', 0)).toBe('😀');
  });

  it('[KEYB9] that are held are let go by `release`; those that are not held do nothing', () => {
    const { page, keyboard } = open('<input id=a>');
    page.get('a').focus();
    page.heard();
    expect(keyboard.keyUp({ do: 'keyUp', key: 'x', code: 'KeyX', held: 0 })).toBe(null);
    expect(page.heard()).toEqual([]);
    keyboard.keyDown({ do: 'keyDown', key: 'Shift', code: 'ShiftLeft', held: 8, repeat: false });
    keyboard.keyDown({ do: 'keyDown', key: 'F2', code: 'F2', held: 8, repeat: false });
    page.heard();
    keyboard.release();
    expect(page.heard()).toEqual(['keyup a', 'keyup a']);
    keyboard.release();
    expect(page.heard()).toEqual([]);
  });

  it('[KEYB9] `release` presses nothing that Space was held on', () => {
    const { page, keyboard } = open('<button id=a type=button></button>');
    page.get('a').focus();
    keyboard.keyDown({ do: 'keyDown', key: ' ', code: 'Space', held: 0, repeat: false });
    keyboard.stop();
    expect(page.heard()).not.toContain('click a');
  });
});

describe('what keys press', () => {
  it('[KEYB11] Enter sends a form only where the rules allow it; what was typed is told', () => {
    const { page, keyboard } = open('<form id=f><input id=a><button id=b data-no-submit></button></form>');
    page.get('a').focus();
    expect(press(keyboard, 'x', 'Enter')).toEqual([null, 'submit']);
    const heard = page.heard();
    expect(heard).toContain('change a');
    expect(heard).not.toContain('submit f');
    page.get('b').removeAttribute('data-no-submit');
    expect(press(keyboard, 'Enter')).toEqual([null]);
    expect(page.heard()).toContain('submit f');
    page.get('b').setAttribute('data-rule', 'masked');
    expect(press(keyboard, 'Enter')).toEqual(['masked']);
    page.get('b').remove();
    page.get('f').setAttribute('data-no-submit', '');
    expect(press(keyboard, 'Enter')).toEqual(['submit']);
    page.get('f').removeAttribute('data-no-submit');
    expect(press(keyboard, 'Enter')).toEqual([null]);
    expect(page.heard()).toContain('submit f');
  });

  it('[KEYB11] nor do Enter and Space on its button, wherever that stands', () => {
    const { page, keyboard } = open(
      '<form id=f><input name=elements></form><button id=b form=f data-no-submit></button>',
    );
    page.get('b').focus();
    expect(press(keyboard, 'Enter', ' ')).toEqual(['submit', 'submit']);
    expect(page.heard()).not.toContain('click b');
  });

  it('[KEYB12] a link leads only where agents may lead customers', () => {
    const { page, keyboard } = open(
      '<a id=a href="https://elsewhere.example/"></a><a id=b href="javascript:1"></a><a id=c href="#x"></a>',
    );
    for (const [id, outcome] of [
      ['a', 'address'],
      ['b', 'address'],
      ['c', null],
    ] as const) {
      page.get(id).focus();
      expect(press(keyboard, 'Enter')).toEqual([outcome]);
      expect(page.heard().includes(`click ${id}`)).toBe(outcome === null);
    }
  });

  it('[KEYB13] files are the customer’s, and what opens a picker of the browser’s is for people', () => {
    const { page, keyboard } = open('<input id=a type=file><input id=b type=color><input id=c type=date>');
    for (const [id, key, outcome] of [
      ['a', 'Enter', 'file'],
      ['a', ' ', 'file'],
      ['b', ' ', 'customerOnly'],
      ['c', 'ArrowUp', 'customerOnly'],
      ['c', '1', 'customerOnly'],
    ] as const) {
      page.get(id).focus();
      expect(press(keyboard, key)).toEqual([outcome]);
      expect(page.heard()).not.toContain(`click ${id}`);
    }
  });

  it('[KEYB14] nothing is pressed that changes what is kept from agents', () => {
    const { page, keyboard } = open(
      `<form><input id=a value=old data-rule=masked><button id=b type=reset></button></form>
       <form><input type=hidden data-rule=masked><button id=r type=reset></button></form>
       <input type=radio name=g data-rule=control checked id=c><input type=radio name=g id=d>
       <input type=radio name=h id=e checked><input type=radio name=h data-rule=masked id=f>`,
    );
    page.get('a').value = 'new';
    page.get('b').focus();
    expect(press(keyboard, ' ')).toEqual(['masked']);
    expect(page.get('a').value).toBe('new');
    // No reset changes what is hidden.
    page.get('r').focus();
    expect(press(keyboard, ' ')).toEqual([null]);
    page.get('d').focus();
    expect(press(keyboard, ' ')).toEqual(['denied']);
    expect(page.get('c').checked).toBe(true);
    page.get('e').focus();
    expect(press(keyboard, 'ArrowDown')).toEqual([null]);
    expect(page.get('e').checked).toBe(true);
  });
});

describe('text where the browser does not edit at a script’s word', () => {
  it('[KEYB23] goes into the field as typed, with `input`, within its limits', () => {
    const { page, keyboard } = open(
      '<input id=a maxlength=3><input id=n type=number><textarea id=t></textarea>',
    );
    page.get('a').focus();
    press(keyboard, 'a', 'b', 'c', 'd', 'Backspace', 'ArrowLeft', 'x', 'Home', 'Delete');
    expect(page.get('a').value).toBe('xb');
    expect(page.heard().filter(line => line === 'input a')).toHaveLength(6);
    page.get('n').focus();
    press(keyboard, '1', 'x', '2');
    expect(page.get('n').value).toBe('12');
    page.get('t').focus();
    press(keyboard, 'a', 'Enter', 'b', 'ArrowUp', 'c');
    expect(page.get('t').value).toBe('ac\nb');
  });

  it('[KEYB23] words and lines are deleted, and it can be taken back', () => {
    const { page, keyboard } = open('<input id=a value="one two three">');
    const down = (key: string, held: number) =>
      keyboard.keyDown({ do: 'keyDown', key, code: key, held, repeat: false });
    page.get('a').focus();
    page.get('a').setSelectionRange(13, 13);
    down('Backspace', 2);
    expect(page.get('a').value).toBe('one two ');
    down('Backspace', 4);
    expect(page.get('a').value).toBe('');
    down('z', 2);
    expect(page.get('a').value).toBe('one two ');
    down('z', 2);
    expect(page.get('a').value).toBe('one two three');
    expect(down('z', 2)).toBe('impossible');
    down('z', 10);
    expect(page.get('a').value).toBe('one two ');
  });

  it('[KEYB24] `change` comes once: on Enter, or when the focus leaves', () => {
    const { page, keyboard } = open('<input id=a><input id=b>');
    page.get('a').focus();
    press(keyboard, 'x', 'Enter');
    expect(page.heard().filter(line => line === 'change a')).toHaveLength(1);
    page.get('b').focus();
    expect(page.heard()).not.toContain('change a');
    page.get('a').focus();
    press(keyboard, 'y');
    page.get('b').focus();
    expect(page.heard().filter(line => line === 'change a')).toHaveLength(1);
    page.get('a').focus();
    press(keyboard, 'y', 'Backspace');
    page.get('b').focus();
    expect(page.heard()).not.toContain('change a');
  });
});

describe('text that no key types', () => {
  it('[KEYB21] is refused where nothing can be written', () => {
    const { page, keyboard } = open('<input id=a readonly><input id=b type=checkbox><input id=c>');
    for (const id of ['a', 'b']) {
      page.get(id).focus();
      for (const from of ['clipboard', 'inputMethod'] as const)
        expect(keyboard.insert({ do: 'insert', text: 'x', from })).toBe('impossible');
    }
    page.get('c').focus();
    expect(keyboard.insert({ do: 'insert', text: 'x', from: 'inputMethod' })).toBe(null);
    expect(page.get('c').value).toBe('x');
  });
});

it('[KEYB27] the focus goes to what can have it, and is refused otherwise', () => {
  const { page, keyboard } = open('<input id=a><p id=b></p><input id=c disabled>');
  const focus = (node: number) => keyboard.focus({ do: 'focus', node });
  expect(focus(page.number('a'))).toBe(null);
  expect(page.document.activeElement?.id).toBe('a');
  expect(focus(page.number('b'))).toBe('impossible');
  expect(focus(page.number('c'))).toBe('impossible');
  expect(focus(999)).toBe('gone');
});
