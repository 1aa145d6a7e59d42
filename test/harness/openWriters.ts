import type { Browser, CDPSession, Mouse, Page } from '@playwright/test';
import type { EditorName } from './bundleFixture.js';
import { expect } from './cobrowseTest.js';
import { openFixture } from './openFixture.js';
import type { Find, Hands } from './openHands.js';
import { placeBefore, readEditor, readSelection, readShown } from './readEditor.js';

export const findEditor: Find = page => page.getByRole('textbox', { name: 'Letter' });

/** Somebody who writes in an editor. */
export interface Writer {
  /** Presses before the first letter of this text, or in the middle of the editor if there is none. */
  click(text?: string, clickCount?: number): Promise<void>;
  /** Presses before the one, and lets go before the other. */
  drag(from: string, to: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Strikes keys, each when the page has heard of the one before and has been drawn. */
  strike(...keys: string[]): Promise<void>;
  paste(text: string): Promise<void>;
  /** Writes with an input method. */
  compose(text: string): Promise<void>;
}

/** The same editor twice: an agent writes in the one in a session, a person with real keys and a real mouse in the other. */
export interface Writers {
  hands: Hands;
  /** Both begin anew, with an empty editor. */
  begin(): Promise<void>;
  /** First the person does it, then the agent; then waits until both editors are in the same state. */
  both(act: (writer: Writer) => Promise<void>): Promise<void>;
  /** Waits until both models say so, and all that see the editors see it: `¶` between paragraphs, `*` around bold text. */
  says(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** What the test counts in a page. */
type Counting = { lettingsGo: number };

export async function openWriters(browser: Browser, serverUrl: string, name: EditorName): Promise<Writers> {
  const opened = await openFixture(browser, serverUrl, name);
  const { hands } = opened;
  const people = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await people.newPage();
  await page.goto(opened.url);
  const pages = [page, hands.customer.page];
  for (const each of pages) await each.evaluate(countLettingsGo);
  const person = realHands(page, await people.newCDPSession(page));
  const agent = agentHands(hands, () => page.evaluate(readSelection));
  let generation = 0;
  return {
    hands,
    async begin() {
      generation += 1;
      await page.evaluate(remount, generation);
      await hands.begin();
    },
    async both(act) {
      await act(person);
      await act(agent);
      await expect
        .poll(async () => {
          const [wanted, is] = await Promise.all(pages.map(each => each.evaluate(readEditor)));
          return JSON.stringify(wanted) === JSON.stringify(is) ? 'alike' : { wanted, is };
        })
        .toBe('alike');
    },
    async says(text) {
      const shown = text.replaceAll('*', '').split(' ¶ ');
      for (const each of pages)
        await expect.poll(async () => (await each.evaluate(readEditor)).text).toBe(`text = ${text}`);
      for (const each of [...pages, hands.agent.view])
        await expect.poll(() => findEditor(each).evaluate(readShown)).toEqual(shown);
      expect(hands.refusals()).toEqual([]);
    },
    async stop() {
      await people.close();
      await opened.stop();
    },
  };
}

function realHands(page: Page, devtools: CDPSession): Writer {
  const { keyboard, mouse } = page;
  const pointAt = async (text: string) => {
    const [x, y] = await findEditor(page).evaluate(placeBefore, text);
    const box = await findEditor(page).boundingBox();
    if (!box) throw new Error('there is no editor');
    return [box.x + box.width * x, box.y + box.height * y] as const;
  };
  return {
    async click(text = '', clickCount = 1) {
      await mouse.move(...(await pointAt(text)));
      await press(mouse, page, clickCount);
    },
    async drag(from, to) {
      await mouse.move(...(await pointAt(from)));
      await mouse.down();
      await mouse.move(...(await pointAt(to)));
      await mouse.up();
    },
    type: text => keyboard.type(text),
    async strike(...keys) {
      for (const key of keys) await whenLetGo(page, () => keyboard.press(key));
    },
    async paste(text) {
      await page.evaluate(given => navigator.clipboard.writeText(given), text);
      await keyboard.press('Control+v');
    },
    async compose(text) {
      const { length } = text;
      await devtools.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
      await devtools.send('Input.insertText', { text });
    },
  };
}

/** @param wanted what the person's editor says is selected */
function agentHands(hands: Hands, wanted: () => Promise<string>): Writer {
  const { mouse, keyboard } = hands.agent.page;
  const { page } = hands.customer;
  const placeOf = async (text: string) => {
    // A press is at a part of what the view shows: letters that are on their way would move it.
    await expect
      .poll(() => findEditor(hands.agent.view).evaluate(readShown))
      .toEqual(await findEditor(page).evaluate(readShown));
    return findEditor(page).evaluate(placeBefore, text);
  };
  return {
    async click(text = '', clickCount = 1) {
      const click = async () => {
        await hands.hover(findEditor, await placeOf(text));
        await press(mouse, page, clickCount);
      };
      if (clickCount === 1) return click();
      // On a machine that is busy the second press may come too late to be one of two.
      await expect(async () => {
        await click();
        await expect.poll(() => page.evaluate(readSelection), { timeout: 2000 }).toBe(await wanted());
      }).toPass({ timeout: 30_000 });
    },
    async drag(from, to) {
      await hands.hover(findEditor, await placeOf(from));
      await mouse.down();
      await hands.hover(findEditor, await placeOf(to));
      await mouse.up();
    },
    type: hands.type,
    async strike(...keys) {
      for (const key of keys) await whenLetGo(page, () => keyboard.press(key));
    },
    paste: hands.paste,
    compose: async text => hands.command({ do: 'insert', text, from: 'inputMethod' }),
  };
}

/** Waits until the page has heard of it that a key was let go, and has been drawn: editors do things after a key. */
async function whenLetGo(page: Page, press: () => Promise<void>): Promise<void> {
  const before = await page.evaluate(() => (window as unknown as Counting).lettingsGo);
  await press();
  await page.waitForFunction(count => (window as unknown as Counting).lettingsGo > count, before);
  await page.evaluate(drawn);
}

/** As fast as a person: between two presses the page that sees them is drawn. */
async function press(mouse: Mouse, seen: Page, times: number): Promise<void> {
  for (let clickCount = 1; clickCount <= times; clickCount++) {
    await mouse.down({ clickCount });
    await mouse.up({ clickCount });
    if (clickCount < times) await seen.evaluate(drawn);
  }
}

/** Two frames, and what is to be done after them. */
function drawn(): Promise<void> {
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
}

function countLettingsGo(): void {
  const counting = window as unknown as Counting;
  counting.lettingsGo = 0;
  const heard = ({ key }: KeyboardEvent) => {
    if (!['Control', 'Shift'].includes(key)) counting.lettingsGo += 1;
  };
  addEventListener('keyup', heard, { capture: true });
}

function remount(generation: number): void {
  (window as unknown as { remount(generation: number): void }).remount(generation);
}
