import { describe, expect, it } from 'vitest';
import { createKeyboard } from '../../../../src/customer/remoteControl/createKeyboard.js';
import { refuseTarget } from '../../../../src/customer/remoteControl/findTarget.js';
import { openPage } from './openPage.js';

describe('keys for menus', () => {
  it('[AGC31] tell the page that its menu is asked for, where the focus is', () => {
    const page = openPage('<button id="a">A</button><button id="b" data-rule="masked">B</button>');
    const keyboard = createKeyboard(page);
    const heard: string[] = [];
    page.document.addEventListener('contextmenu', event => heard.push((event.target as Element).id));
    const press = (key: string, held = 0) =>
      keyboard.keyDown({ do: 'keyDown', key, code: key, held, repeat: false });
    page.get('a').focus();
    expect([press('ContextMenu'), press('F10', 8), press('F10')]).toEqual([null, null, null]);
    expect(heard).toEqual(['a', 'a']);
    page.get('b').focus();
    expect(press('ContextMenu')).toBe('masked');
    expect(heard).toHaveLength(2);
    keyboard.stop();
  });

  it('[AGC5] files are refused as files, though their names are masked', () => {
    const page = openPage('<input type="file" id="a" data-rule="masked"><input id="b" data-rule="masked">');
    expect([refuseTarget(page, page.get('a')), refuseTarget(page, page.get('b'))]).toEqual([
      'file',
      'masked',
    ]);
  });
});
