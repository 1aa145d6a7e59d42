// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { countClicks } from '../../../../src/customer/remoteControl/countClicks.js';
import { dragRange } from '../../../../src/customer/remoteControl/dragRange.js';
import { findWord } from '../../../../src/customer/remoteControl/findWord.js';
import { focusFromPointer } from '../../../../src/customer/remoteControl/focusFromPointer.js';
import { openControlledPage } from './openControlledPage.js';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

const pointing = (x: number, y = 0) => ({ x, y, movementX: 0, movementY: 0, buttons: 1, held: 0 });
const noteEvents = (types: string[]): string[] => {
  const seen: string[] = [];
  for (const type of types)
    document.body.addEventListener(
      type,
      event => {
        const { relatedTarget } = event as FocusEvent;
        const to = relatedTarget ? ` ${(relatedTarget as Element).id}` : '';
        seen.push(`${event.type} ${(event.target as Element).id}${to}`);
      },
      true,
    );
  return seen;
};

describe('an agent’s pointer', () => {
  it('[PTR4] leaves the focus where it is rather than give it to what is masked', () => {
    const page = openControlledPage('<input id="1"><div id="2" tabindex="0" data-masked></div>');
    page.find(1).focus();
    const masked = page.find(2);
    focusFromPointer(page, masked);
    expect(document.activeElement).toBe(page.find(1));
  });

  it('[PTR14] counts presses that follow each other at one place, each button for itself', () => {
    let now = 0;
    const count = countClicks(() => now);
    const at = (x: number, button = 0) => count({ button, x, y: 0 });
    expect([at(0), at(3), at(4)]).toEqual([1, 2, 3]);
    expect([at(30), at(30, 2), at(30)]).toEqual([1, 1, 1]);
    now = 501;
    expect(at(30)).toBe(1);
    now = 1001;
    expect(at(30)).toBe(2);
  });

  it('[PTR15] moves a slider past the setters of frameworks, with one change at the end', () => {
    const page = openControlledPage('<input id="1" type="range" min="-10" max="10" step="5" value="0">');
    const range = page.find(1) as HTMLInputElement;
    range.getBoundingClientRect = () => new DOMRect(100, 0, 216, 20);
    const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const tracked = vi.fn();
    Object.defineProperty(range, 'value', {
      configurable: true,
      get: () => native?.get?.call(range),
      set: tracked,
    });
    const seen = noteEvents(['input', 'change']);
    const drag = dragRange(window, range, pointing(208));
    drag.end();
    expect(seen).toEqual([]);
    const other = dragRange(window, range, pointing(258));
    expect(range.value).toBe('5');
    other.move(pointing(258, 40));
    other.move(pointing(900));
    expect(range.value).toBe('10');
    expect(seen).toEqual(['input 1', 'input 1']);
    other.end();
    expect(seen).toEqual(['input 1', 'input 1', 'change 1']);
    expect(tracked).not.toHaveBeenCalled();
    range.style.direction = 'rtl';
    dragRange(window, range, pointing(0));
    expect(range.value).toBe('10');
    dragRange(window, range, pointing(900));
    expect(range.value).toBe('-10');
  });

  it('[PTR16] finds words', () => {
    expect(findWord('two words', 5)).toEqual([4, 9]);
    expect(findWord('two words', 3)).toEqual([3, 4]);
    expect(findWord('two', 3)).toEqual([0, 3]);
    expect(findWord('', 0)).toEqual([0, 0]);
  });
});
