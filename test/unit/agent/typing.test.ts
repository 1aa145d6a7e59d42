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

function open(over: Node | null = null) {
  const overlay = document.body.appendChild(document.createElement('div'));
  overlay.style.cursor = 'crosshair';
  const sent: Command[] = [];
  const hovered: (Node | null)[] = [];
  const input = captureInput({
    overlay,
    locate: () => over && { node: 7, x: 0.5, y: 0.5 },
    nodeOf: () => over,
    idOf: () => 7,
    boxOf: () => null,
    focused: () => null,
    hover: node => void hovered.push(node),
    send: command => Boolean(sent.push(command)),
    timers: createFakeTimers(),
  });
  stops.push(input.stop);
  input.setActive(true);
  const field = overlay.querySelector('textarea');
  if (!field) throw new Error('no field');
  return { overlay, sent, hovered, input, field };
}

describe('the field that takes the keyboard', () => {
  it('[AGC10] has the focus when the view was pressed, a name, and is gone with control', () => {
    const { overlay, field, input } = open(document.body);
    overlay.dispatchEvent(new MouseEvent('pointerdown', { button: 0, cancelable: true }));
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-label')).toContain('F6 leaves it');
    input.setActive(false);
    expect(overlay.querySelector('textarea')).toBeNull();
  });

  it('[AGC39] has the keyboard as soon as control is given, if the view has it, and the view has it again at its end', () => {
    const { overlay, input } = open(document.body);
    const field = () => overlay.querySelector('textarea');
    overlay.tabIndex = 0;
    field()?.focus();
    input.setActive(false);
    expect(document.activeElement).toBe(overlay);
    input.setActive(true);
    expect(document.activeElement).toBe(field());
    const other = overlay.parentElement?.appendChild(document.createElement('button'));
    other?.focus();
    input.setActive(false);
    input.setActive(true);
    expect(document.activeElement).toBe(other);
  });

  it('[AGC11] sends what is composed once, when it is done, and keeps nothing', () => {
    const { field, sent } = open();
    const key = (init: KeyboardEventInit) =>
      field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    expect(key({ key: 'Dead', code: 'Quote' })).toBe(true);
    expect(key({ key: 'Process', code: 'KeyN', keyCode: 229 })).toBe(true);
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.value = 'に';
    const written = { bubbles: true, isComposing: true, inputType: 'insertCompositionText', data: 'に' };
    field.dispatchEvent(new InputEvent('beforeinput', { ...written, cancelable: true }));
    field.dispatchEvent(new InputEvent('input', written));
    expect(field.value).toBe('に');
    expect(sent).toEqual([]);
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日' }));
    expect(sent).toEqual([{ do: 'insert', text: '日', from: 'inputMethod' }]);
    expect(field.value).toBe('');
  });

  it('[AGC11] sends what comes without a key: of pickers and of keyboards on screens', () => {
    const { field, sent } = open();
    const write = (inputType: string, data: string | null) =>
      field.dispatchEvent(
        new InputEvent('beforeinput', { bubbles: true, cancelable: true, inputType, data }),
      );
    expect(write('insertText', '🙂')).toBe(false);
    expect(write('deleteContentBackward', null)).toBe(false);
    expect(write('insertLineBreak', null)).toBe(false);
    expect(sent).toEqual([
      { do: 'insert', text: '🙂', from: 'inputMethod' },
      { do: 'keyDown', key: 'Backspace', code: 'Backspace', held: 0, repeat: false },
      { do: 'keyUp', key: 'Backspace', code: 'Backspace', held: 0 },
      { do: 'keyDown', key: 'Enter', code: 'Enter', held: 0, repeat: false },
      { do: 'keyUp', key: 'Enter', code: 'Enter', held: 0 },
    ]);
    field.value = 'x';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: 'x' }));
    expect(field.value).toBe('');
  });
});

describe('the pointer over the view', () => {
  const move = (overlay: HTMLElement, type = 'pointermove') =>
    overlay.dispatchEvent(new MouseEvent(type, { bubbles: true }));

  it.each([
    ['text', '<input>'],
    ['text', '<textarea></textarea>'],
    ['pointer', '<a href="#" style="cursor: pointer">x</a>'],
    ['default', '<p>x</p>'],
    ['grab', '<p style="cursor: url(x.png), grab">x</p>'],
    ['not-allowed', '<input data-gcb-privacy="masked">'],
    ['not-allowed', '<p data-gcb-privacy="control" style="cursor: pointer">x</p>'],
  ])('[AGC21] has the cursor %s over %s, and its own again without control', (cursor, html) => {
    const page = document.body.appendChild(document.createElement('div'));
    page.innerHTML = html;
    const { overlay, input } = open(page.firstElementChild);
    move(overlay);
    expect(overlay.style.cursor).toBe(cursor);
    move(overlay, 'pointerleave');
    expect(overlay.style.cursor).toBe('default');
    input.setActive(false);
    expect(overlay.style.cursor).toBe('crosshair');
  });

  it('[AGC20] hovers what it is over, and nothing when it leaves', () => {
    const { overlay, hovered, input } = open(document.body);
    move(overlay);
    move(overlay);
    move(overlay, 'pointerleave');
    move(overlay);
    input.setActive(false);
    expect(hovered).toEqual([document.body, document.body, null, document.body, null]);
  });
});
