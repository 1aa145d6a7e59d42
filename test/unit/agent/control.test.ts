// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { captureInput } from '../../../src/agent/control/captureInput.js';
import type { Command, PointerPlace } from '../../../src/protocol/index.js';
import { createFakeTimers } from './createFakeTimers.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

function open() {
  const overlay = document.body.appendChild(document.createElement('div'));
  const timers = createFakeTimers();
  const sent: Command[] = [];
  let place: PointerPlace = { node: 7, x: 0.5, y: 0.5 };
  const input = captureInput({
    overlay,
    locate: () => place,
    nodeOf: () => null,
    idOf: () => -1,
    boxOf: () => null,
    focused: () => null,
    hover: () => undefined,
    send: command => Boolean(sent.push(command)),
    timers,
  });
  stops.push(input.stop);
  const fire = (type: string, init: MouseEventInit = {}) =>
    overlay.dispatchEvent(new MouseEvent(type, { cancelable: true, bubbles: true, ...init }));
  const field = () => overlay.querySelector('textarea') ?? overlay;
  const key = (type: string, init: KeyboardEventInit) =>
    field().dispatchEvent(new KeyboardEvent(type, { cancelable: true, bubbles: true, ...init }));
  return {
    ...{ overlay, timers, sent, input, fire, key, field },
    kinds: () => sent.map(command => command.do),
    goTo(next: PointerPlace) {
      place = next;
    },
  };
}

describe('captureInput', () => {
  it('[WRM43] sends nothing without control, and then what the hands do', () => {
    const { sent, input, fire, key, overlay } = open();
    fire('pointerdown', { button: 0 });
    key('keydown', { key: 'a', code: 'KeyA' });
    expect(sent).toEqual([]);
    expect(overlay.childElementCount).toBe(0);
    input.setActive(true);
    expect(overlay.querySelectorAll('textarea')).toHaveLength(1);
    fire('pointerdown', { button: 0, shiftKey: true });
    fire('pointerup', { button: 0 });
    expect(key('keydown', { key: 'a', code: 'KeyA', ctrlKey: true })).toBe(false);
    key('keyup', { key: 'a', code: 'KeyA' });
    const at = { node: 7, x: 0.5, y: 0.5 };
    expect(sent).toEqual([
      { do: 'move', at, held: 8 },
      { do: 'down', at, button: 0, held: 8 },
      { do: 'up', at, button: 0, held: 0 },
      { do: 'keyDown', key: 'a', code: 'KeyA', held: 2, repeat: false },
      { do: 'keyUp', key: 'a', code: 'KeyA', held: 0 },
    ]);
  });

  it('[WRM43] lets go of what is held when control ends', () => {
    const { sent, input, fire, key } = open();
    input.setActive(true);
    fire('pointerdown', { button: 2 });
    key('keydown', { key: 'Shift', code: 'ShiftLeft', shiftKey: true });
    sent.length = 0;
    input.setActive(false);
    expect(sent).toEqual([
      { do: 'keyUp', key: 'Shift', code: 'ShiftLeft', held: 0 },
      { do: 'up', at: null, button: 2, held: 0 },
    ]);
    fire('pointermove');
    expect(sent).toHaveLength(2);
  });

  it('[WRM44] sends moves now and then, and the last one before a press', () => {
    const { kinds, sent, input, fire, timers, goTo } = open();
    input.setActive(true);
    for (let count = 0; count < 50; count += 1) fire('pointermove');
    expect(kinds()).toEqual(['move']);
    goTo({ node: 8, x: 0, y: 0 });
    fire('pointermove');
    fire('pointerdown', { button: 0 });
    expect(kinds()).toEqual(['move', 'move', 'down']);
    expect(sent[1]).toMatchObject({ at: { node: 8 } });
    timers.advance(1000);
    fire('pointerup', { button: 0 });
    goTo(null);
    fire('pointerdown', { button: 0 });
    expect(kinds()).toEqual(['move', 'move', 'down', 'up']);
  });

  it('[WRM44] adds up what the wheel does', () => {
    const { overlay, sent, input, timers } = open();
    input.setActive(true);
    const turn = (deltaY: number, deltaMode = 0) =>
      overlay.dispatchEvent(new WheelEvent('wheel', { deltaY, deltaMode, cancelable: true }));
    expect(turn(10)).toBe(false);
    turn(5);
    turn(1, 1);
    timers.advance(1000);
    const wheels = sent.filter(command => command.do === 'wheel');
    expect(wheels.map(command => command.y)).toEqual([10, 21]);
  });

  it('[WRM45] inserts what is pasted, in pieces; leaves the key that leads out alone', () => {
    const { field, sent, input, key } = open();
    input.setActive(true);
    const pasted = Object.assign(new Event('paste', { cancelable: true, bubbles: true }), {
      clipboardData: { getData: () => 'x'.repeat(10_001) },
    });
    expect(key('keydown', { key: 'v', code: 'KeyV', ctrlKey: true })).toBe(true);
    field().dispatchEvent(pasted);
    expect(sent.map(command => (command.do === 'insert' ? command.text.length : command.do))).toEqual([
      10_000, 1,
    ]);
    expect(key('keydown', { key: 'F6', code: 'F6' })).toBe(true);
    expect(sent).toHaveLength(2);
  });
});
