import type { Locator, Page } from '@playwright/test';

export interface Press {
  button?: 'left' | 'right';
  clickCount?: number;
}

/** What an agent points with. Places are CSS pixels of the agent's window. */
export interface PointingDevice {
  moveTo(x: number, y: number, steps?: number): Promise<void>;
  press(how: Press): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  wheel(down: number): Promise<void>;
  /** The pointer is over nothing of the page. */
  away(): Promise<void>;
  /** Keys that are pressed next go to the customer's page. */
  readyKeys(): Promise<void>;
  /** Chooses options of a list that the view has opened. */
  choose(list: Locator, options: readonly string[]): Promise<void>;
  /** Confirms what is in a box that the view has opened. */
  confirm(box: Locator): Promise<void>;
}

const nothing = () => Promise.resolve();

export const createMouse = ({ mouse }: Page): PointingDevice => ({
  moveTo: (x, y, steps = 1) => mouse.move(x, y, { steps }),
  async press({ button = 'left', clickCount = 1 }) {
    for (let count = 1; count <= clickCount; count += 1) {
      await mouse.down({ button, clickCount: count });
      await mouse.up({ button, clickCount: count });
    }
  },
  down: () => mouse.down(),
  up: () => mouse.up(),
  wheel: down => mouse.wheel(0, down),
  away: () => mouse.move(0, 0),
  readyKeys: nothing,
  async choose(list, options) {
    for (const option of options) await list.getByRole('option', { name: option, exact: true }).click();
  },
  confirm: box => box.getByRole('button', { name: 'Set' }).click(),
});
