import { expect, type Page } from '@playwright/test';
import type { PointingDevice } from './pointingDevice.js';

/** What one press of an arrow key moves by, CSS pixels: with Shift, and with Alt. */
const STEPS = [
  ['Shift', 10],
  ['Alt', 1],
] as const;
const NOTCH = 120;
/** CSS pixels within the margin of the page. */
const MARGIN = 3;
/** Of the picture of the pointer, where its tip is in it. */
const TIP = 2;

/** The keyboard as the only thing that the agent has, in control. Places are right to a pixel. */
export function createPointerKeys(page: Page): PointingDevice {
  const { keyboard } = page;
  const hand = page.locator('[data-gcb="view-hand"]');
  const view = page.getByRole('textbox', { name: /^The customer's page/ });
  const overlay = page.locator('[data-gcb="view-overlay"]');
  let isOn = false;
  let isDown = false;

  const turn = async (on: boolean) => {
    if (on === isOn) return;
    for (let count = 0; count < 30 && !(await view.evaluate(hasFocus)); count += 1)
      await keyboard.press('Tab');
    await expect(view).toBeFocused();
    await keyboard.press('F8');
    isOn = on;
  };
  const ready = async () => {
    await turn(true);
    // It has gone with the keyboard, and begins anew.
    if (!(await hand.isVisible())) await keyboard.press('Alt+ArrowRight');
  };
  const place = async () => {
    const box = await hand.boundingBox();
    if (!box) throw new Error('the pointer is not to be seen');
    return { x: box.x + TIP, y: box.y + TIP };
  };
  const strike = async (key: string, times: number) => {
    // A key that is held, as long as it takes.
    for (let count = 0; count < times; count += 1) await keyboard.down(key);
    if (times > 0) await keyboard.up(key);
  };
  const go = async (x: number, y: number) => {
    for (const [modifier, size] of STEPS) {
      const from = await place();
      const [right, down] = [Math.trunc((x - from.x) / size), Math.trunc((y - from.y) / size)];
      await keyboard.down(modifier);
      await strike(right > 0 ? 'ArrowRight' : 'ArrowLeft', Math.abs(right));
      await strike(down > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(down));
      await keyboard.up(modifier);
    }
  };

  return {
    async moveTo(x, y) {
      await ready();
      const from = await place();
      // Along the edge of the page, where there is nothing that would be hovered.
      if (!isDown && Math.abs(y - from.y) > 1) {
        const edge = (await overlay.boundingBox())?.x ?? 0;
        await go(edge + MARGIN, from.y);
        await go(edge + MARGIN, y);
      }
      await go(x, y);
    },
    async press({ button, clickCount }) {
      await ready();
      await keyboard.press(button === 'right' ? 'r' : clickCount === 2 ? 'd' : 'Enter');
    },
    async down() {
      await keyboard.press('Space');
      isDown = true;
    },
    async up() {
      await keyboard.press('Space');
      isDown = false;
    },
    async wheel(down) {
      for (let gone = 0; gone < Math.abs(down); gone += NOTCH)
        await keyboard.press(down > 0 ? 'PageDown' : 'PageUp');
    },
    async away() {
      // It comes and goes, so that this is sent, on a page that was not pointed at yet, too.
      await turn(true);
      await turn(false);
    },
    readyKeys: () => turn(false),
    async choose(list, options) {
      for (const option of options) {
        const wanted = list.getByRole('option', { name: option, exact: true });
        await keyboard.press('Home');
        for (let count = 0; count < 20 && !(await wanted.evaluate(isActive)); count += 1)
          await keyboard.press('ArrowDown');
        await keyboard.press('Space');
      }
    },
    async confirm(box) {
      // Enter would open the picker of some fields.
      const set = box.getByRole('button', { name: 'Set' });
      for (let count = 0; count < 10 && !(await set.evaluate(hasFocus)); count += 1)
        await keyboard.press('Tab');
      await keyboard.press('Enter');
    },
  };
}

/** In the page. */
const isActive = (option: Element) => option.hasAttribute('data-active');
const hasFocus = (element: Element) =>
  (element.getRootNode() as Document | ShadowRoot).activeElement === element;
