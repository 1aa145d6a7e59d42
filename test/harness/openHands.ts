import type { FrameLocator, Locator } from '@playwright/test';
import type { Command } from '../../src/protocol/index.js';
import { type Agent, type Customer, expect } from './cobrowseTest.js';
import type { PointingDevice } from './pointingDevice.js';
import type { CommandTap } from './tapCommands.js';

/** Finds something in the customer's page, or in the agent's view of it. */
export type Find = (
  page: Pick<FrameLocator, 'getByRole' | 'getByLabel' | 'getByText' | 'locator' | 'frameLocator'>,
) => Locator;

/** A place in an element's box, as fractions of it. */
type Place = readonly [x: number, y: number];

/** An agent's hands on the view, and what both sides see of it. */
export interface Hands {
  customer: Customer;
  agent: Agent;
  hover(find: Find, at?: Place): Promise<void>;
  click(find: Find, options?: { button?: 'left' | 'right'; clickCount?: number; at?: Place }): Promise<void>;
  drag(from: Find, to: Find, at?: Place): Promise<void>;
  wheel(find: Find, down: number, at?: Place): Promise<void>;
  type(text: string): Promise<void>;
  /** Strikes keys, one after the other. */
  strike(...keys: string[]): Promise<void>;
  paste(text: string): Promise<void>;
  /** Chooses from the list that the view has opened under this name. */
  choose(name: string, ...options: string[]): Promise<void>;
  /** Waits for the list or the box that the view has opened under this name. */
  opened(name: string): Promise<void>;
  /** Fills in the box of this name, and confirms. */
  fill(name: string, value: string): Promise<void>;
  /** Drags what is in the scroll bar at the right, by a part of its length. */
  scroll(find: Find, part: number): Promise<void>;
  /** Goes to something with Tab: so many times from what a press gives the focus, or back if it is negative. */
  tab(find: Find, from: Find, times: number): Promise<void>;
  /** The number by which agents know what is there. */
  nodeOf(find: Find, at?: Place): Promise<number>;
  /** Sends what the view would not, to see it refused: other agents have other views. */
  command(command: Command): void;
  /** Brings the agent's keyboard to the view, and the focus to nothing of the page. Once in a test. */
  rest(): Promise<void>;
  /** Where an element that agents do not see is, in `#app`. */
  placeOf(selector: string): Promise<Place>;
  /** These wait until it is so in the customer's page; all but `styled` also until the agent sees it. */
  focused(find: Find): Promise<void>;
  styled(find: Find, property: string, value: string): Promise<void>;
  shows(...texts: string[]): Promise<void>;
  scrolled(find: Find): Promise<void>;
  /** Waits until this has led to the page `/next`, for both, and brings the customer back. */
  leaves(act: () => Promise<void>): Promise<void>;
  /** Waits until something was refused for this reason, and the agent has been told so. */
  refused(reason: string): Promise<void>;
  /** What was refused since `begin`. */
  refusals(): string[];
  /** Begins anew, with the page as it was at first. */
  begin(): Promise<void>;
}

/** What the console says of a refusal. */
const NOTICES: Readonly<Record<string, string>> = {
  gone: 'This is not on the customer’s page any more.',
  masked: 'This content is hidden from you, and only the customer can use it.',
  denied: 'The site keeps representatives from using this.',
  submit: 'Only the customer can send this form.',
  address: 'The site does not let representatives open this address.',
  file: 'Only the customer can choose files.',
  customerOnly: 'The browser lets only the customer do this.',
  impossible: 'This is not possible here.',
};

/** A node that no page has. */
const NOBODY = 2 ** 30;
const CENTRE: Place = [0.5, 0.5];
/** From the edge of a box to the middle of its scroll bar, and to where the bar begins, CSS pixels. */
const EDGE = 8;
const nothing: Find = page => page.getByText(/^generation = /);

export function openHands(customer: Customer, agent: Agent, tap: CommandTap, device: PointingDevice): Hands {
  const { keyboard } = agent.page;
  let generation = 0;
  const both = [customer.page, agent.view] as const;
  const boxOf = async (find: Find) => {
    const box = await find(agent.view).boundingBox();
    if (!box) throw new Error('the agent does not see it');
    return box;
  };
  const pointAt = async (find: Find, [x, y]: Place = CENTRE) => {
    const box = await boxOf(find);
    return [box.x + box.width * x, box.y + box.height * y] as const;
  };
  // What the view has opened, by the name of what it is for.
  const list = (name: string) => agent.page.getByRole('listbox', { name, exact: true });
  const box = (name: string) => agent.page.getByRole('dialog', { name, exact: true });
  const isRinged = async (find: Find) => {
    const ring = agent.page.locator('[data-gcb="customer-focus"]');
    const round = (await ring.count()) === 1 ? await ring.boundingBox() : null;
    const inner = await find(agent.view).boundingBox();
    const between = (from: 'x' | 'y', size: 'width' | 'height') =>
      round && inner ? Math.abs(round[from] + round[size] / 2 - inner[from] - inner[size] / 2) : Infinity;
    return between('x', 'width') < 2 && between('y', 'height') < 2;
  };
  const hands: Hands = {
    customer,
    agent,
    async hover(find, at) {
      await device.moveTo(...(await pointAt(find, at)));
    },
    async click(find, { at, ...how } = {}) {
      await hands.hover(find, at);
      await device.press(how);
    },
    async drag(from, to, at) {
      await hands.hover(from);
      await device.down();
      await device.moveTo(...(await pointAt(to, at)), 8);
      await device.up();
    },
    async wheel(find, down, at) {
      await hands.hover(find, at);
      await device.wheel(down);
    },
    async type(text) {
      await device.readyKeys();
      await keyboard.type(text);
    },
    async strike(...keys) {
      await device.readyKeys();
      for (const key of keys) await keyboard.press(key);
    },
    async paste(text) {
      await agent.page.evaluate(given => navigator.clipboard.writeText(given), text);
      await device.readyKeys();
      await keyboard.press('Control+v');
    },
    async choose(name, ...options) {
      await hands.opened(name);
      await device.choose(list(name), options);
    },
    opened: name => expect(box(name).or(list(name))).toBeVisible(),
    async fill(name, value) {
      await box(name).getByLabel(name, { exact: true }).fill(value);
      await device.confirm(box(name));
      await expect(box(name)).toBeHidden();
    },
    async scroll(find, part) {
      const { x, y, width, height } = await boxOf(find);
      const edge = x + width - EDGE;
      await device.moveTo(edge, y + EDGE);
      await device.down();
      await device.moveTo(edge, y + EDGE + height * part, 8);
      await device.up();
    },
    async tab(find, from, times) {
      await hands.click(from);
      await hands.focused(from);
      await device.readyKeys();
      for (let count = Math.abs(times); count > 0; count -= 1)
        await keyboard.press(times < 0 ? 'Shift+Tab' : 'Tab');
      await hands.focused(find);
    },
    command: command => void tap.send(command),
    async nodeOf(find, at) {
      await device.away();
      await expect.poll(tap.lastNode).toBe(0);
      await hands.hover(find, at);
      await expect.poll(tap.lastNode).not.toBe(0);
      return tap.lastNode();
    },
    async rest() {
      await hands.click(nothing);
      await hands.shows(`generation = ${generation}, clicked`);
    },
    async placeOf(selector) {
      const of = async (css: string) => {
        const box = await customer.page.locator(css).boundingBox();
        if (!box) throw new Error(`there is no ${css}`);
        return box;
      };
      const [inner, outer] = [await of(selector), await of('#app')];
      return [
        (inner.x + inner.width / 2 - outer.x) / outer.width,
        (inner.y + inner.height / 2 - outer.y) / outer.height,
      ];
    },
    async focused(find) {
      await expect(find(customer.page)).toBeFocused();
      // The view shows it by a ring, and from then on knows what keys are for.
      await expect.poll(() => isRinged(find)).toBe(true);
    },
    styled: (find, property, value) => expect(find(customer.page)).toHaveCSS(property, value),
    async shows(...texts) {
      for (const text of texts)
        for (const page of both) await expect(page.getByText(text, { exact: true })).toHaveCount(1);
    },
    async scrolled(find) {
      for (const page of both)
        await expect.poll(() => find(page).evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    },
    async leaves(act) {
      await act();
      for (const page of both) await expect(page.getByRole('heading', { name: 'Next' })).toBeVisible();
      await customer.page.goBack();
      await hands.shows('text =');
      // The key that has led there may be let go when its page is gone (`stale`).
      tap.forget();
    },
    async refused(reason) {
      await expect.poll(tap.refusals).toContain(reason);
      await expect(agent.page.getByRole('log', { name: 'Notices' })).toHaveText(NOTICES[reason] ?? reason);
    },
    refusals: tap.refusals,
    async begin() {
      await device.away();
      if (tap.hasSent()) {
        await expect.poll(tap.lastNode).toBe(0);
        // What the test before has sent is done first, or would be refused in this one: what it is about goes now.
        const last = tap.send({ do: 'focus', node: NOBODY });
        await expect.poll(() => tap.lastRefused('gone')).toBeGreaterThanOrEqual(last);
      }
      generation += 1;
      await customer.page.evaluate(
        number => (window as unknown as { remount(generation: number): void }).remount(number),
        generation,
      );
      await hands.shows(`generation = ${generation}`, 'text =');
      // What was open over the page before has nothing to be over.
      await expect(agent.page.locator('[data-gcb="view-popup"]')).toHaveCount(0);
      tap.forget();
    },
  };
  return hands;
}
