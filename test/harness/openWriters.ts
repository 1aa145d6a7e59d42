import type { Browser, Page } from '@playwright/test';
import type { EditorName } from './bundleFixture.js';
import { expect } from './cobrowseTest.js';
import { openFixture } from './openFixture.js';
import type { Find, Hands } from './openHands.js';

export const findEditor: Find = page => page.getByRole('textbox', { name: 'Letter' });

/** Somebody who writes in an editor. */
export interface Writer {
  /** Presses before the first letter of this text, or in the middle if it is empty. */
  click(text?: string, clickCount?: number): Promise<void>;
  /** Presses there, and lets go before this text. */
  drag(from: string, to: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Strikes keys, one after the other. */
  strike(...keys: string[]): Promise<void>;
  paste(text: string): Promise<void>;
}

/** The same editor twice: an agent writes in the one in a session, a person with real keys and a real mouse in the other. */
export interface Writers {
  hands: Hands;
  /** Both begin anew, with an empty editor. */
  begin(): Promise<void>;
  /** First the person does it, then the agent; then waits until both editors are in the same state. */
  both(act: (writer: Writer) => Promise<void>): Promise<void>;
  /** Waits until the model of each editor, and what each side sees of it, says so: `¶` between paragraphs, `*` around bold text. */
  says(text: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openWriters(browser: Browser, serverUrl: string, name: EditorName): Promise<Writers> {
  const opened = await openFixture(browser, serverUrl, name);
  const { hands } = opened;
  const people = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await people.newPage();
  await page.goto(opened.url);
  const person = realHands(page);
  const agent = agentHands(hands);
  const pages = [page, hands.customer.page];
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
      for (const each of pages) {
        await expect.poll(async () => (await each.evaluate(readEditor)).text).toBe(`text = ${text}`);
        await expect.poll(async () => (await each.evaluate(readEditor)).shown).toEqual(shown);
      }
      await expect(findEditor(hands.agent.view)).toHaveText(shown.join(''));
      expect(hands.refusals()).toEqual([]);
    },
    async stop() {
      await people.close();
      await opened.stop();
    },
  };
}

function realHands(page: Page): Writer {
  const { keyboard, mouse } = page;
  const pointAt = async (text: string) => {
    const [x, y] = await placeBefore(page, text);
    const box = await findEditor(page).boundingBox();
    if (!box) throw new Error('there is no editor');
    return [box.x + box.width * x, box.y + box.height * y] as const;
  };
  return {
    async click(text = '', clickCount = 1) {
      await mouse.click(...(await pointAt(text)), { clickCount });
    },
    async drag(from, to) {
      await mouse.move(...(await pointAt(from)));
      await mouse.down();
      await mouse.move(...(await pointAt(to)), { steps: 4 });
      await mouse.up();
    },
    type: text => keyboard.type(text),
    async strike(...keys) {
      for (const key of keys) await keyboard.press(key);
    },
    async paste(text) {
      await page.evaluate(given => navigator.clipboard.writeText(given), text);
      await keyboard.press('Control+v');
    },
  };
}

function agentHands(hands: Hands): Writer {
  const { mouse } = hands.agent.page;
  const placeOf = (text: string) => placeBefore(hands.customer.page, text);
  return {
    async click(text = '', clickCount = 1) {
      await hands.click(findEditor, { at: await placeOf(text), clickCount });
    },
    async drag(from, to) {
      await hands.hover(findEditor, await placeOf(from));
      await mouse.down();
      await hands.hover(findEditor, await placeOf(to));
      await mouse.up();
    },
    type: hands.type,
    strike: hands.strike,
    paste: hands.paste,
  };
}

/** In the editor's box, as fractions of it. */
export async function placeBefore(page: Page, text: string): Promise<readonly [number, number]> {
  return findEditor(page).evaluate((editor, wanted) => {
    if (!wanted) return [0.5, 0.5] as const;
    const outer = editor.getBoundingClientRect();
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, top, height } = range.getBoundingClientRect();
      return [(left + 1 - outer.left) / outer.width, (top + height / 2 - outer.top) / outer.height] as const;
    }
    throw new Error(`nothing says ${wanted}`);
  }, text);
}

function remount(generation: number): void {
  (window as unknown as { remount(generation: number): void }).remount(generation);
}

/** What an editor believes, and what its page shows. Runs in the page. */
export function readEditor(): { text: string; selection: string; shown: string[]; html: string; caret: unknown } {
  const editor = document.querySelector('[aria-label=Letter]');
  const [text, selection] = Array.from(
    document.querySelectorAll('[aria-label=State] li'),
    ({ textContent }) => textContent ?? '',
  );
  const pathOf = (node: Node | null): number[] => {
    const path: number[] = [];
    for (let at = node; at && at !== editor; at = at.parentNode)
      path.unshift(Array.from(at.parentNode?.childNodes ?? []).indexOf(at as ChildNode));
    return path;
  };
  const own = getSelection();
  return {
    text: text ?? '',
    selection: selection ?? '',
    // An editor's letters without width hold a place.
    shown: Array.from(editor?.children ?? [], child => (child.textContent ?? '').replaceAll('\ufeff', '')),
    html: editor?.innerHTML ?? '',
    caret:
      document.activeElement === editor && own
        ? [pathOf(own.anchorNode), own.anchorOffset, pathOf(own.focusNode), own.focusOffset]
        : null,
  };
}
