// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { captureInput } from '../../../src/agent/control/captureInput.js';
import { type Command, PRIVACY_MARK } from '../../../src/protocol/index.js';
import { createFakeTimers } from './createFakeTimers.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

/** A view of a box of 115 to 100 pixels with 1000 in it, and bars of 15 at its right. jsdom lays nothing out. */
function open(box: HTMLElement = document.body.appendChild(document.createElement('div'))) {
  Object.assign(box.style, { overflowX: 'auto', overflowY: 'auto' });
  const sizes = {
    ...{ offsetWidth: 115, offsetHeight: 100, clientWidth: 100, clientHeight: 100 },
    ...{ clientLeft: 0, clientTop: 0, scrollWidth: 100, scrollHeight: 1000 },
  };
  for (const [key, value] of Object.entries(sizes)) Object.defineProperty(box, key, { value });
  box.getBoundingClientRect = () => ({ left: 0, top: 0, width: 115, height: 100 }) as DOMRect;
  const overlay = document.body.appendChild(document.createElement('div'));
  const timers = createFakeTimers();
  const sent: Command[] = [];
  let isThere = true;
  const input = captureInput({
    overlay,
    locate: () => ({ node: 7, x: 0.5, y: 0.5 }),
    nodeOf: id => (isThere && id === 7 ? box : null),
    idOf: node => (isThere && node === box ? 7 : -1),
    // Drawn at half its size.
    boxOf: () => ({ left: 10, top: 20, width: 57.5, height: 50 }),
    focused: () => null,
    hover: () => undefined,
    send: command => Boolean(sent.push(command)),
    timers,
  });
  stops.push(input.stop);
  input.setActive(true);
  /** At a place of the box. */
  const at = (type: string, x: number, y: number, button = 0) =>
    overlay.dispatchEvent(
      new MouseEvent(type, { clientX: 10 + x / 2, clientY: 20 + y / 2, button, cancelable: true }),
    );
  return {
    ...{ box, overlay, timers, sent, input, at },
    made: () => sent.splice(0).map(command => (command.do === 'scroll' ? command.y : command.do)),
    leave() {
      isThere = false;
    },
  };
}

it('[AGC60] [AGC61] a drag is sent as places, now and then, and the last one at once', () => {
  const { at, made, timers, sent, overlay } = open();
  at('pointerdown', 107, 5);
  expect(document.activeElement).toBe(overlay.querySelector('textarea'));
  expect(made()).toEqual([]);
  at('pointermove', 107, 14.1);
  expect(sent).toEqual([{ do: 'scroll', node: 7, x: 0, y: 100 }]);
  made();
  at('pointermove', 107, 20);
  at('pointermove', 60, 25);
  expect(made()).toEqual([]);
  timers.advance(33);
  expect(made()).toEqual([220]);
  at('pointermove', 107, 900);
  at('pointerup', 107, -900);
  expect(made()).toEqual([0]);
  timers.advance(1000);
  at('pointermove', 107, 50);
  expect(made()).toEqual(['move']);
});

it('[AGC60] a press beside what is dragged brings it there', () => {
  const { at, made } = open();
  at('pointerdown', 107, 50);
  expect(made()).toEqual([450]);
});

it('[AGC61] what is dragged when control ends gets to where it was dragged', () => {
  const { at, made, input } = open();
  at('pointerdown', 107, 5);
  at('pointermove', 107, 10);
  at('pointermove', 107, 14.1);
  made();
  input.setActive(false);
  expect(made()).toEqual([100]);
});

it('[AGC61] the other buttons, and what is no bar, press the page', () => {
  const { at, made } = open();
  at('pointerdown', 107, 5, 2);
  at('pointerup', 107, 5, 2);
  expect(made()).toEqual(['move', 'down', 'up']);
  at('pointerdown', 99, 5);
  at('pointerup', 99, 5);
  expect(made()).toEqual(['move', 'down', 'up']);
});

it('[AGC61] room beside the content of what does not scroll presses the page', () => {
  const { at, made, box } = open();
  box.style.overflowY = 'visible';
  at('pointerdown', 107, 5);
  expect(made()).toEqual(['move', 'down']);
});

it('[AGC61] a page that is pressed itself is no bar, however long it is', () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const root = frame.contentDocument?.documentElement;
  if (!root) throw new Error('the frame is empty');
  const { at, made } = open(root);
  at('pointerdown', 107, 5);
  expect(made()).toEqual(['move', 'down']);
});

it('[AGC61] nothing is sent for what is gone from the page', () => {
  const { at, made, leave } = open();
  at('pointerdown', 107, 5);
  leave();
  at('pointermove', 107, 50);
  at('pointerup', 107, 50);
  expect(made()).toEqual([]);
});

it('[AGC62] bars of what is kept from agents, and of a select, are no bars', () => {
  const kept = open();
  kept.box.setAttribute(PRIVACY_MARK, 'denied');
  kept.at('pointerdown', 107, 5);
  expect(kept.made()).toEqual(['move', 'down']);
  kept.at('pointerup', 107, 5);
  const select = open(document.body.appendChild(document.createElement('select')));
  select.at('pointerdown', 107, 5);
  expect(select.made()).toEqual(['move', 'down']);
});
