// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { createKeyboard } from '../../../../src/customer/remoteControl/createKeyboard.js';
import { refuseTarget } from '../../../../src/customer/remoteControl/findTarget.js';
import { pressElement } from '../../../../src/customer/remoteControl/pressElement.js';
import { refuseFocused } from '../../../../src/customer/remoteControl/refuseFocused.js';
import { openControlledPage } from './openControlledPage.js';

it('[WRS26] a key presses no link that a click would not be let to follow', () => {
  const page = openControlledPage(`<a id="1" href="/x" target="_blank">new window</a>
    <a id="2" href="/x" download>saved</a><a id="3" href="javascript:void 0">script</a>
    <a id="4" href="#here">here</a><button id="5">no form</button>`);
  const clicked: string[] = [];
  document.body.onclick = event => void clicked.push((event.target as Element).id);
  expect([1, 2, 3, 4, 5].map(id => pressElement(page, page.find(id)))).toEqual([
    'customerOnly',
    'file',
    'address',
    null,
    null,
  ]);
  expect(clicked).toEqual(['4', '5']);
  document.body.onclick = null;
});

it('[WRS27] what is in a file field is hidden, but the agent is told that it is a file', () => {
  const page = openControlledPage('<p data-masked><input id="1" type="file"><input id="2"></p>');
  expect([1, 2].map(id => refuseTarget(page, page.find(id)))).toEqual(['file', 'masked']);
});

it('[WRS22] a frame that agents cannot act in takes no keys and no focus', () => {
  const page = openControlledPage('<iframe id="1"></iframe><iframe id="2"></iframe><input id="3">');
  Object.defineProperty(page.find(1), 'contentDocument', { value: null });
  expect([1, 2, 3].map(id => refuseFocused(page, page.find(id)))).toEqual(['impossible', null, null]);
  const keyboard = createKeyboard(page);
  expect(keyboard.focus({ do: 'focus', node: 1 })).toBe('impossible');
  keyboard.stop();
});
