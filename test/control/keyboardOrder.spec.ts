import { expect, test } from '@playwright/test';
import { openControlled } from './openControlled.js';

const FORM = `<form id=form onsubmit="return false">
  <input id=text><input id=number type=number step=2 value=4><input id=range type=range value=50>
  <input type=radio name=g id=radio1 checked><input type=radio name=g id=radio2><input type=radio name=g id=radio3>
  <select id=select><option>Ada<option disabled>Bea<option>Cid<option>Cora</select>
  <select id=multiple multiple><option>A<option>B<option>C</select>
  <input type=checkbox id=check><textarea id=area></textarea><div contenteditable id=rich>one two</div>
  <a id=link href="#there">link</a><button id=send>send</button><button id=plain type=button>plain</button>
  <details id=details><summary id=summary>more</summary><input id=closed></details>
  <input id=search type=search><input id=short maxlength=3><input id=readonly readonly value=fixed>
  <input id=mail type=email></form>`;

/** What no script can do as the browser does, each with its reason. */
const UNLIKE: readonly [find: RegExp, replace: string][] = [
  // What was closed loses the focus when the page is drawn next: before `keyup`, or after it.
  [/^keyup \w+ (.*key="Escape".*) active=\w+$/, 'keyup $1'],
  // Scripts have no word for it: an old event without a constructor.
  [/^(textInput .*) composed=true/, '$1'],
  // `execCommand` deletes what is selected; that it was a word only `beforeinput` says.
  [/^(input .*)inputType="delete(?:Word|SoftLine)(Backward|Forward)"/, '$1inputType="deleteContent$2"'],
  // Chromium's own rich text deletes a word's white space with care for what is around it: the same text, another white space.
  [/\u00a0|&nbsp;/g, ' '],
];

function alike(log: readonly string[]): string[] {
  const lines = log.map(line => UNLIKE.reduce((text, [find, replace]) => text.replace(find, replace), line));
  // These come some time later, in tasks of their own, and once for several changes or once for each;
  // or, for Escape, before or after the page is drawn.
  const isLate = (line: string) => /^(select|toggle|close) |^keyup .*key="Escape"/.test(line);
  const late = lines.filter(isLate).map(line => line.split(' ').slice(0, 3).join(' '));
  return [...lines.filter(line => !isLate(line)), ...[...new Set(late)].sort()];
}

const CASES: Readonly<Record<string, { html?: string; start: string; keys: string[] }>> = {
  typing: { start: 'text', keys: ['a', 'B', '5', 'Space', 'x'] },
  'Backspace and Delete': {
    start: 'text',
    keys: ['a', 'b', 'Backspace', 'ArrowLeft', 'Delete', 'Backspace'],
  },
  'deleting words': {
    start: 'area',
    keys: ['a', 'Space', 'b', 'b', 'Control+Backspace', 'c', 'Control+ArrowLeft', 'Control+Delete'],
  },
  'Enter in a form': { start: 'text', keys: ['a', 'Enter', 'b', 'Enter', 'Tab'] },
  'Enter, and back to what was': {
    start: 'text',
    keys: ['a', 'Enter', 'Tab', 'Shift+Tab', 'b', 'Backspace', 'Tab'],
  },
  'Enter in a form without a button': {
    html: '<form id=form onsubmit="return false"><input id=text></form>',
    start: 'text',
    keys: ['a', 'Enter'],
  },
  'Enter in one of several fields without a button': {
    html: '<form id=form onsubmit="return false"><input id=text><input></form>',
    start: 'text',
    keys: ['a', 'Enter'],
  },
  'Enter before a button that is disabled': {
    html: '<form id=form onsubmit="return false"><input id=text><button disabled></button></form>',
    start: 'text',
    keys: ['a', 'Enter'],
  },
  'a form that is not valid': {
    html: '<form id=form onsubmit="return false"><input id=text required><button id=b></button></form>',
    start: 'text',
    keys: ['Enter'],
  },
  'Tab through a form': { start: 'text', keys: ['a', ...Array<string>(16).fill('Tab')] },
  'Tab backwards': { start: 'mail', keys: Array<string>(15).fill('Shift+Tab') },
  'arrows in a radio group': {
    start: 'radio1',
    keys: ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft'],
  },
  'a slider': {
    start: 'range',
    keys: ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'Home', 'End'],
  },
  'a number': { start: 'number', keys: ['ArrowUp', 'ArrowDown', 'ArrowDown', '5', 'x', 'Backspace', 'Tab'] },
  'a select': {
    start: 'text',
    keys: ['Tab', 'Tab', 'Tab', 'Tab', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'a'],
  },
  'letters in a select': { start: 'text', keys: ['Tab', 'Tab', 'Tab', 'Tab', 'c', 'o', 'Tab'] },
  'a multiple select': {
    start: 'text',
    keys: ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'ArrowDown', 'ArrowDown', 'ArrowUp'],
  },
  'Space on a checkbox': { start: 'check', keys: ['Space', 'Space', 'Enter'] },
  'Space on a radio button': { start: 'radio1', keys: ['Space'] },
  'a text area': { start: 'area', keys: ['a', 'Enter', 'b', 'ArrowUp', 'c', 'End', 'd', 'Tab'] },
  'rich text': {
    start: 'rich',
    keys: ['Control+End', 'a', 'Enter', 'b', 'Shift+Enter', 'c', 'Backspace', 'Tab'],
  },
  'words of rich text': { start: 'rich', keys: ['Control+End', 'Control+Backspace', 'x'] },
  'marks of rich text': {
    start: 'rich',
    keys: ['Control+a', 'Control+b', 'Control+i', 'Control+b', 'Control+End', 'Control+u', 'x'],
  },
  'Enter on a link': { start: 'send', keys: ['Shift+Tab', 'Enter'] },
  'Enter and Space on a button': { start: 'plain', keys: ['Enter', 'Space'] },
  'Enter and Space on a submit button': { start: 'send', keys: ['Enter', 'Space'] },
  'Enter and Space on a summary': { start: 'plain', keys: ['Tab', 'Enter', 'Tab', 'Shift+Tab', 'Space'] },
  'select all and type over': { start: 'text', keys: ['a', 'b', 'Control+a', 'c', 'Control+a', 'Delete'] },
  'undo and redo': { start: 'text', keys: ['a', 'b', 'Control+z', 'Control+Shift+z'] },
  'Escape in a search': { start: 'search', keys: ['a', 'Escape', 'Tab'] },
  'the longest text': { start: 'short', keys: ['a', 'b', 'c', 'd', 'Tab'] },
  'a field to read': { start: 'readonly', keys: ['a', 'Backspace', 'Control+ArrowLeft'] },
  'an address': { start: 'mail', keys: ['a', 'b', 'ArrowLeft', 'c', 'Shift+Home', 'Backspace', 'Shift+Tab'] },
  'selecting with shift': {
    start: 'text',
    keys: ['a', 'b', 'c', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'd', 'Home', 'Shift+End', 'e'],
  },
  'keys without a focus': {
    html: '<p id=text>text</p><input id=first>',
    start: 'text',
    keys: ['a', 'Escape', 'Control+b', 'F2', 'Tab'],
  },
  'a modal dialog': {
    html: '<input id=out><dialog id=dialog><input id=in><button id=ok>ok</button></dialog><script>dialog.showModal()</script>',
    start: 'in',
    keys: ['a', 'Tab', 'Escape'],
  },
};

test.describe('the order of events equals that of real keys', () => {
  for (const [name, { html = FORM, start, keys }] of Object.entries(CASES)) {
    test(`[KEYB1] ${name}`, async ({ page }) => {
      const real = await openControlled(page, html);
      await page.locator(`#${start}`).click();
      for (const key of keys) await page.keyboard.press(key);
      const wanted = { heard: alike(await real.heard()), state: await readState(page) };

      await page.goto('about:blank');
      const ours = await openControlled(page, html);
      await page.locator(`#${start}`).click();
      await ours.press(...keys);
      expect({ heard: alike(await ours.heard()), state: await readState(page) }).toEqual(wanted);
    });
  }
});

/** All that the page is in the end. */
function readState(page: import('@playwright/test').Page): Promise<unknown> {
  return page.evaluate(() => ({
    fields: [...document.querySelectorAll<HTMLInputElement>('input,select,textarea')].map(field => [
      field.id,
      field.value,
      field.checked,
      /^(text|search|textarea)$/.test(field.type) ? [field.selectionStart, field.selectionEnd] : null,
    ]),
    chosen: [...document.querySelectorAll('option')].map(option => option.selected),
    rich: document.querySelector('[contenteditable]')?.innerHTML.replace(/&nbsp;/g, ' '),
    open: [...document.querySelectorAll('[open]')].map(element => element.id),
    hash: location.hash,
    active: document.activeElement?.id,
  }));
}
