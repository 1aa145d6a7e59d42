// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { judgeClick } from '../../../../src/customer/remoteControl/judgeClick.js';
import { pressElement } from '../../../../src/customer/remoteControl/pressElement.js';
import { openControlledPage } from './openControlledPage.js';

afterEach(() => document.body.replaceChildren());

it('[CTF14] what leads the page around a frame elsewhere is left to the customer', () => {
  const page =
    openControlledPage(`<a id="1" href="/a" target="_top">a</a><a id="2" href="/a" target="_self">b</a>
    <form target="_PARENT"><button id="3">Send</button></form><form><button id="4" formtarget="_top">Send</button></form>`);
  const click = (id: number) => judgeClick(page, page.find(id), { button: 0, held: 0 });
  page.allowsSubmit = () => true;
  expect([1, 2, 3, 4].map(click)).toEqual([null, null, null, null]);
  page.leave = () => undefined;
  expect([1, 2, 3, 4].map(click)).toEqual(['customerOnly', null, 'customerOnly', 'customerOnly']);
  for (const id of [1, 3, 4]) expect(pressElement(page, page.find(id))).toBe('customerOnly');
});
