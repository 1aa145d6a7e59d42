import type { Page } from '@playwright/test';
import { describeDom } from './describeDom.js';

interface Watched {
  watched: { seen: string[] };
}

/** What a page is, to be compared: its DOM, what is in its fields, the focus, what is selected, and how far all is scrolled. */
export async function digestPage(page: Page): Promise<string> {
  const dom = await page.evaluate(describeDom, []);
  const rest = await page.evaluate(() => {
    const elements = Array.from(document.querySelectorAll<HTMLInputElement>('*'));
    const state = {
      values: elements.map(({ value }) => value).filter(value => value !== undefined),
      attributes: elements.filter(element => element.hasAttribute('data-gcb-hover')).length,
      scroll: elements
        .map(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft])
        .filter(at => at.some(Boolean)),
      focus: elements.indexOf(document.activeElement as HTMLInputElement),
      selected: String(getSelection()),
      address: [location.href, history.length],
    };
    return JSON.stringify(state);
  });
  return `${dom}\n${rest}`;
}

/** Notes from now on every event of the page that a person or an agent can cause, in its frames and shadow trees too. */
export async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched['watched'] = { seen: [] };
    Object.assign(window, { watched });
    const others =
      /^(message|error|load|page|resize|visibility|unload|beforeunload|online|offline|storage|device|gamepad|animation|transition|webkit|security|progress|readystate|unhandled|rejection)/;
    const names = new Set(['beforeinput', 'focusin', 'focusout', 'textInput', 'DOMActivate', 'hashchange']);
    for (const part of ['start', 'update', 'end']) names.add(`composition${part}`);
    for (const owner of [window, HTMLElement.prototype])
      for (const name in owner)
        if (name.startsWith('on') && !others.test(name.slice(2))) names.add(name.slice(2));
    const listen = (view: Window) => {
      for (const name of names)
        view.addEventListener(
          name,
          event => {
            const target = event.composedPath()[0] as Partial<Element>;
            watched.seen.push(`${name} ${target.localName ?? 'window'} ${target.id ?? ''}`);
          },
          true,
        );
    };
    listen(window);
    for (const frame of Array.from(document.querySelectorAll('iframe')))
      if (frame.contentDocument && frame.contentWindow) listen(frame.contentWindow);
  });
}

/** What was noted since the last time. */
export const seenEvents = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Watched).watched.seen.splice(0));
