// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { movePointerByKeys } from '../../../src/agent/pointerKeys/movePointerByKeys.js';
import type { PointerUse } from '../../../src/agent/pointerKeys/pointerKeysSurface.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

/** A view of 400 by 200 on a page of boxes: left, top, width, height; an element's number is that of its attribute. */
function open(html: string, use: PointerUse | null = 'act') {
  const overlay = document.body.appendChild(document.createElement('div'));
  const field = overlay.appendChild(document.createElement('textarea'));
  const content = document.body.appendChild(document.createElement('main'));
  content.innerHTML = html;
  vi.spyOn(overlay, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(overlay, 'clientHeight', 'get').mockReturnValue(200);
  const boxOf = (element: Element) => {
    const [left = 0, top = 0, width = 0, height = 0] = (element.getAttribute('data-box') ?? '')
      .split(' ')
      .map(Number);
    return { left, top, width, height };
  };
  let focused: Element | null = null;
  const keys = movePointerByKeys({
    ...{ overlay, boxOf, focused: () => focused, page: () => document },
    nodeOf: id => content.querySelector(`[data-id="${id}"]`),
    idOf: node => Number((node as Element).getAttribute('data-id') ?? -1),
    locate({ x, y }) {
      const at = [...content.querySelectorAll('[data-box]')].filter(each => {
        const { left, top, width, height } = boxOf(each);
        return x >= left && x < left + width && y >= top && y < top + height;
      });
      const id = Number(at.at(-1)?.getAttribute('data-id') ?? -1);
      return id > 0 ? { node: id, x: 0, y: 0 } : null;
    },
  });
  stops.push(keys.stop);
  const heard: string[] = [];
  const keysHeard: string[] = [];
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave'])
    overlay.addEventListener(type, event => {
      const { clientX, clientY, button, shiftKey, ctrlKey } = event as PointerEvent;
      const held = `${shiftKey ? ' shift' : ''}${ctrlKey ? ' ctrl' : ''}`;
      const which = /down|up/.test(type) ? ` ${button}` : '';
      heard.push(`${type.slice('pointer'.length)} ${clientX},${clientY}${which}${held}`);
    });
  overlay.addEventListener('wheel', ({ deltaX, deltaY }) => heard.push(`wheel ${deltaX},${deltaY}`));
  overlay.addEventListener('keydown', ({ key }) => keysHeard.push(key));
  keys.setUse(use);
  const enter = () => (use === 'act' ? field : overlay).focus();
  enter();
  const strike = (key: string, init: KeyboardEventInit = {}) =>
    (document.activeElement ?? overlay).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );
  const hand = () => overlay.querySelector<SVGSVGElement>('[data-gcb="view-hand"]');
  return {
    ...{ overlay, field, content, keys, heard, keysHeard, enter, strike },
    take: () => heard.splice(0),
    words: () => overlay.querySelector('[data-gcb="view-words"]')?.textContent,
    isDrawn: () => hand()?.style.display === 'block',
    isRinged: () => hand()?.querySelector('circle')?.style.display === '',
    hint() {
      const shown = overlay.querySelector<HTMLElement>('[data-gcb="view-keys"]');
      return shown?.style.display === 'none' ? null : (shown ?? null);
    },
    setFocused(id: number) {
      focused = content.querySelector(`[data-id="${id}"]`);
    },
    mouse: (type: string, clientX: number, clientY: number) =>
      overlay.dispatchEvent(new MouseEvent(type, { clientX, clientY })),
  };
}

const GRID = `
  <h1 data-id="1" data-box="0 0 400 20">Pay</h1>
  <button data-id="2" data-box="0 40 100 20">One</button>
  <div data-id="9" data-box="110 40 20 20">only a box</div>
  <button data-id="3" data-box="200 40 100 20">Two</button>
  <a href="#" data-id="4" data-box="200 100 100 20">Three</a>
  <button data-id="5" data-box="0 300 100 20">below the edge</button>
  <button data-box="0 150 100 20">not recorded</button>
  <button data-id="6" data-box="300 150 50 20">covered</button>
  <div data-id="7" data-box="290 140 100 40"></div>`;

describe('movePointerByKeys', () => {
  it('[AGC33] lets keys go to the page until F8, and again after it', () => {
    const { strike, keysHeard, take, words } = open(GRID);
    expect(strike('ArrowDown')).toBe(true);
    strike('x');
    expect(take()).toEqual([]);
    expect(strike('F8')).toBe(false);
    expect(words()).toContain('Keys move the pointer');
    expect(take()).toEqual(['move 200,100']);
    expect(strike('ArrowDown')).toBe(false);
    strike('F8', { repeat: true });
    strike('F8');
    expect(take().at(-1)).toMatch(/^leave/);
    strike('y');
    strike('F8');
    strike('Escape');
    strike('z');
    strike('Escape');
    expect(keysHeard).toEqual(['ArrowDown', 'x', 'y', 'z', 'Escape']);
  });

  it('[AGC33] needs no switch without control, where keys are for nothing else', () => {
    const { overlay, strike, take, keysHeard, keys } = open(GRID, 'point');
    expect([overlay.tabIndex, overlay.getAttribute('role')]).toEqual([0, 'application']);
    expect(overlay.getAttribute('aria-label')).toContain('F6 leaves it');
    strike('ArrowRight');
    expect(take()).toEqual(['move 200,10']);
    for (const key of ['Enter', ' ', 'F8', 'F6', 'Tab', 'd']) expect(strike(key)).toBe(true);
    expect(take()).toEqual([]);
    expect(keysHeard).toHaveLength(6);
    keys.setUse(null);
    expect(overlay.hasAttribute('tabindex')).toBe(false);
    strike('ArrowRight');
    expect(take()).toEqual(['leave 200,10']);
  });

  it('[AGC34] goes from element to element that is seen and worth it, and says it', () => {
    const { strike, take, words } = open(GRID);
    strike('F8');
    take();
    const way = (...pressed: string[]) =>
      pressed.map(key => {
        strike(key);
        return words();
      });
    expect(way('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual([
      ...['heading Pay', 'button One', 'button Two', 'link Three', 'heading Pay'],
    ]);
    expect(take()).toEqual(['move 200,10', 'move 50,50', 'move 250,50', 'move 250,110', 'move 200,10']);
    expect(way('ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End')).toEqual([
      ...['link Three', 'button Two', 'heading Pay', 'button Two', 'link Three'],
    ]);
    expect(way('ArrowDown')).toEqual(['There is nothing to choose here.']);
  });

  it('[AGC34] takes what a page gives the hand for something that is pressed, and finds what was added', () => {
    const { strike, words, content, keys } = open(GRID);
    strike('F8');
    strike('End');
    content.insertAdjacentHTML(
      'beforeend',
      '<div data-id="20" data-box="0 180 50 20" style="cursor: pointer"><b data-id="21" data-box="0 180 10 20">Go</b> on</div>',
    );
    strike('End');
    expect(words()).toBe('link Three');
    keys.refresh();
    strike('End');
    expect(words()).toBe('div Go on');
  });

  it('[AGC34] passes over what only sticks out at an edge, and turns the arrow inwards there', () => {
    const { strike, words, overlay } = open(`${GRID}<p data-id="30" data-box="0 195 100 20">At the edge</p>
      <p data-id="31" data-box="360 196 4 4">Small</p>`);
    strike('F8');
    strike('End');
    expect(words()).toBe('text Small');
    const arrow = () => overlay.querySelector<SVGSVGElement>('[data-gcb="view-hand"]')?.style.transform;
    expect(arrow()).toBe('scale(1, -1)');
    strike('Home');
    expect(arrow()).toBe('scale(1, 1)');
  });

  it('[AGC34] comes past an element that is covered by what is in it', () => {
    const { strike, words } = open(`<li data-id="1" data-box="0 0 100 20">
      <a href="#" data-id="2" data-box="0 0 100 20">Link</a></li>
      <p data-id="3" data-box="0 40 100 20">Next</p>`);
    strike('F8');
    const way = ['Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'].map(key => {
      strike(key);
      return words();
    });
    expect(way).toEqual(['entry Link', 'link Link', 'text Next', 'link Link', 'entry Link']);
  });

  it('[AGC34] begins at what has the focus', () => {
    const { strike, take, setFocused } = open(GRID);
    setFocused(2);
    strike('F8');
    strike('ArrowRight');
    expect(take()).toEqual(['move 50,50', 'move 250,50']);
  });

  it('[AGC35] moves by ten pixels with Shift, by one with Alt, and never out of the view', () => {
    const { strike, take } = open(GRID);
    strike('F8');
    strike('ArrowRight', { shiftKey: true });
    strike('ArrowUp', { shiftKey: true });
    strike('ArrowLeft', { altKey: true });
    strike('ArrowDown', { altKey: true });
    expect(take()).toEqual(['move 200,100', 'move 210,100', 'move 210,90', 'move 209,90', 'move 209,91']);
    for (let count = 0; count < 40; count += 1) strike('ArrowRight', { shiftKey: true, repeat: true });
    expect(take().at(-1)).toBe('move 399,91');
    expect(strike('ArrowRight', { ctrlKey: true })).toBe(true);
  });

  it('[AGC36] presses each button, once or twice, with what is held', () => {
    const { strike, take } = open(GRID);
    strike('F8');
    take();
    const does = (key: string, init?: KeyboardEventInit) => {
      strike(key, init);
      return take();
    };
    expect(does('Enter')).toEqual(['down 200,100 0', 'up 200,100 0']);
    expect(does('Enter', { repeat: true })).toEqual([]);
    expect(does('Enter', { shiftKey: true, ctrlKey: true })).toEqual([
      ...['down 200,100 0 shift ctrl', 'up 200,100 0 shift ctrl'],
    ]);
    expect(does('d')).toEqual(['down 200,100 0', 'up 200,100 0', 'down 200,100 0', 'up 200,100 0']);
    expect(does('m')).toEqual(['down 200,100 1', 'up 200,100 1']);
    for (const [key, init] of [
      ['r', {}],
      ['к', { code: 'KeyR' }],
      ['ContextMenu', {}],
      ['F10', { shiftKey: true }],
    ] as const)
      expect(does(key, init)).toEqual(['down 200,100 2', 'up 200,100 2']);
    expect(does('PageDown')).toEqual(['wheel 0,120']);
    expect(does('PageUp', { shiftKey: true })).toEqual(['wheel -120,0']);
  });

  it('[AGC36] holds with the space key, and drags over a place between', () => {
    const { strike, take, isRinged, words } = open(GRID);
    strike('F8');
    strike('Home');
    take();
    strike(' ');
    expect(isRinged()).toBe(true);
    strike('ArrowRight');
    strike(' ', { repeat: true });
    expect(take()).toEqual(['down 200,10 0', 'move 125,30', 'move 50,50']);
    strike(' ');
    expect(take()).toEqual(['up 50,50 0']);
    expect(words()).toBe('Let go.');
    strike(' ');
    strike('Enter');
    expect(take()).toEqual(['down 50,50 0', 'up 50,50 0']);
    expect(isRinged()).toBe(false);
  });

  it('[AGC36] what is typed goes nowhere, and shortcuts to the page', () => {
    const { strike, take, keysHeard, words } = open(GRID);
    strike('F8');
    take();
    for (const key of ['x', '7', 'Backspace']) expect(strike(key)).toBe(false);
    expect(words()).toBe('Keys move the pointer. Press F8 to type.');
    strike('k', { ctrlKey: true });
    strike('Tab');
    strike('F6');
    expect([keysHeard, take()]).toEqual([['k', 'Tab', 'F6'], []]);
  });

  it('[AGC37] lets go of what is held when it is taken away, and goes with the keyboard', () => {
    const { strike, take, keys, field, enter, isDrawn, overlay } = open(GRID);
    const button = document.body.appendChild(document.createElement('button'));
    for (const end of [() => strike('Escape'), () => keys.setUse('draw'), () => button.focus()]) {
      for (const use of ['draw', 'act'] as const) keys.setUse(use);
      enter();
      strike('F8');
      strike(' ');
      take();
      end();
      expect(take()[0]).toBe('cancel 200,100');
    }
    expect(isDrawn()).toBe(false);
    // What is pressed takes the keyboard: it comes up where it went down.
    enter();
    overlay.addEventListener('pointerdown', () => button.focus(), { once: true });
    strike('Home');
    take();
    strike('Enter');
    expect(take()).toEqual(['down 200,10 0', 'leave 200,10', 'up 200,10 0', 'leave 200,10']);
    expect(document.activeElement).toBe(button);
    field.focus();
    expect(isDrawn()).toBe(false);
  });

  it('[AGC38] draws the pointer, and says what keys do away from it', () => {
    const { strike, hint, isDrawn, mouse } = open(GRID);
    expect(hint()?.textContent).toContain('F8');
    strike('x');
    expect([isDrawn(), hint()]).toEqual([false, null]);
    strike('F8');
    expect(isDrawn()).toBe(true);
    expect(hint()?.textContent).toContain('double click');
    expect(hint()?.style.top).toBe('12px');
    for (let count = 0; count < 3; count += 1) strike('ArrowUp', { shiftKey: true });
    expect(hint()?.style.bottom).toBe('12px');
    mouse('pointermove', 30, 40);
    expect([isDrawn(), hint()]).toEqual([false, null]);
  });

  it('[AGC38] goes on from where the mouse is, and is not for those who use one', () => {
    const { strike, take, mouse, hint, isDrawn, field, enter, keys } = open(GRID);
    keys.setUse('point');
    mouse('pointermove', 30, 45);
    mouse('pointerdown', 30, 45);
    expect(hint()).toBe(null);
    take();
    strike('ArrowRight');
    expect(take()).toEqual(['move 250,50']);
    expect(isDrawn()).toBe(true);
    field.blur();
    mouse('pointerdown', 30, 45);
    enter();
    expect(hint()).toBe(null);
    field.blur();
    enter();
    expect(hint()).not.toBe(null);
  });

  it('[AGC38] takes over where the mouse is, and gives what it holds to a mouse that presses', () => {
    const { strike, take, mouse, isDrawn, isRinged } = open(GRID);
    mouse('pointermove', 30, 45);
    take();
    strike('F8');
    expect([take(), isDrawn()]).toEqual([['move 30,45'], true]);
    strike(' ');
    mouse('pointerdown', 60, 50);
    expect(take()).toEqual(['down 30,45 0', 'cancel 30,45', 'down 60,50 0']);
    expect([isDrawn(), isRinged()]).toEqual([false, false]);
  });

  it('[ANN49] begins and ends what is drawn with Space or Enter', () => {
    const { strike, take } = open(GRID, 'draw');
    strike(' ');
    strike('ArrowRight', { shiftKey: true });
    strike('Enter');
    expect(take()).toEqual([
      'move 200,100',
      'down 200,100 0',
      'move 205,100',
      'move 210,100',
      'up 210,100 0',
    ]);
    expect(strike('d')).toBe(true);
  });

  it('[ANN46] highlights with either of them', () => {
    const { strike, take, words } = open(GRID, 'highlight');
    strike('ArrowRight');
    for (const key of ['Enter', ' ']) {
      take();
      strike(key);
      expect(take()).toEqual(['down 200,10 0', 'up 200,10 0']);
    }
    expect(words()).toBe('Highlighted.');
  });

  it('[AGC10] shows that the view has the keyboard', () => {
    const { overlay, field, enter } = open(GRID);
    expect(overlay.style.outline).not.toBe('');
    field.blur();
    expect(overlay.style.outline).toBe('');
    enter();
    expect(overlay.style.outline).not.toBe('');
  });

  it('[AGC38] leaves nothing behind', () => {
    const { keys, overlay, strike, take } = open(GRID);
    strike('F8');
    keys.stop();
    take();
    strike('Enter');
    expect(take()).toEqual([]);
    expect(overlay.querySelectorAll('[data-gcb]')).toHaveLength(0);
    expect(overlay.childElementCount).toBe(1);
  });
});
