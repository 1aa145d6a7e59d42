import { resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';

const PROGRAM = `
import { showHover } from './remoteControl/showHover.js';
import { startRecording } from './entry/wireRecorder.js';
const look = showHover(window);
const events = [];
window.hover = find => look.show(find === null ? null : find.split('>>>').reduce((scope, part) => {
  const found = (scope.shadowRoot ?? scope.contentDocument ?? scope).querySelector(part.trim());
  return found;
}, document));
window.stopHover = () => look.stop();
window.colourOf = find => {
  const found = find.split('>>>').reduce((scope, part) => (scope.shadowRoot ?? scope.contentDocument ?? scope).querySelector(part.trim()), document);
  return found.ownerDocument.defaultView.getComputedStyle(found).color;
};
const privacy = { rules: () => [], served: () => ({ sets: [] }), privateByDefault: false, maskLength: 'fixed', urlSanitizer: undefined, marked: new WeakSet(), told: new WeakSet(), kept: null };
window.record = () => { window.recording = startRecording({ emit: event => events.push(event), privacy }, console); };
window.recorded = () => JSON.stringify(events);`;

const PAGE = `<!doctype html><style>
#a { color: rgb(1, 1, 1) } #a:hover { color: rgb(2, 2, 2) }
@media (min-width: 1px) { #b:hover > i { color: rgb(3, 3, 3) } }
@media (max-width: 1px) { #a:hover { color: rgb(9, 9, 9) } }
#never:not(:hover) { color: rgb(4, 4, 4) }
.plain { color: rgb(5, 5, 5) }
#nest { color: rgb(1, 1, 1); &:hover { color: rgb(6, 6, 6) } }
</style><p id="a"><b id="in">a</b></p><p id="b"><i>b</i></p><p id="never">n</p><p id="nest">n</p><div id="host"></div><iframe id="frame"></iframe>
<script>
host.attachShadow({ mode: 'open' }).innerHTML = '<style>:host(:hover) b, u:hover { color: rgb(7, 7, 7) }</style><b>b</b><u>u</u>';
frame.contentDocument.write('<style>p { color: rgb(1, 1, 1) } p:hover { color: rgb(8, 8, 8) }</style><p>in</p>');
frame.contentDocument.close();
</script>`;

declare const window: Window & {
  hover(find: string | null): void;
  stopHover(): void;
  colourOf(find: string): string;
  record(): void;
  recorded(): string;
  recording: { takeSnapshot(): void; stop(): void };
};

async function openPage(browser: Browser): Promise<Page> {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: resolve('src/customer'), sourcefile: 'hover.ts', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const page = await browser.newPage();
  await page.setContent(PAGE);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return page;
}

const hover = (page: Page, find: string | null) => page.evaluate(to => window.hover(to), find);
const colourOf = (page: Page, find: string) => page.evaluate(of => window.colourOf(of), find);
const one = 'rgb(1, 1, 1)';

test('[PTR30] [PTR31] what an agent hovers looks so to the customer, in shadow trees and frames too, and nothing stays', async ({
  browser,
}) => {
  const page = await openPage(browser);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await hover(page, '#in');
  expect(await colourOf(page, '#a')).toBe('rgb(2, 2, 2)');
  await hover(page, '#b');
  expect(await colourOf(page, '#a')).toBe(one);
  expect(await colourOf(page, '#b > i')).toBe('rgb(3, 3, 3)');
  await hover(page, '#nest');
  expect(await colourOf(page, '#nest')).toBe('rgb(6, 6, 6)');
  await hover(page, '#host >>> u');
  expect(await colourOf(page, '#host >>> u')).toBe('rgb(7, 7, 7)');
  expect(await colourOf(page, '#host >>> b')).toBe('rgb(7, 7, 7)');
  await hover(page, '#frame >>> p');
  expect(await colourOf(page, '#frame >>> p')).toBe('rgb(8, 8, 8)');
  // What the page adds and adopts meanwhile.
  await page.evaluate(() => {
    document.styleSheets[0]?.insertRule('#never:hover { color: rgb(10, 10, 10) }');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#never:hover { color: rgb(11, 11, 11) !important }');
    document.adoptedStyleSheets = [sheet];
  });
  await hover(page, '#never');
  expect(await colourOf(page, '#never')).toBe('rgb(11, 11, 11)');
  await page.evaluate(() => window.stopHover());
  expect(await colourOf(page, '#never')).toBe('rgb(4, 4, 4)');
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  await page.close();
});

test('[KEYB72] what is hovered in rich text gets no mark', async ({ browser }) => {
  const page = await openPage(browser);
  await page.evaluate(() => {
    const html =
      '<div id=out><div id=edit contenteditable><p><b id=letter>a</b></p><i contenteditable=false id=island>i</i></div></div>';
    document.body.insertAdjacentHTML('beforeend', html);
    document.styleSheets[0]?.insertRule('#out:hover { color: rgb(12, 12, 12) }');
  });
  const before = await page.locator('#edit').innerHTML();
  for (const inner of ['#letter', '#island']) {
    await hover(page, inner);
    expect(await page.locator('#edit').innerHTML()).toBe(before);
    expect(await colourOf(page, '#out')).toBe('rgb(12, 12, 12)');
  }
  await page.close();
});

test('[PTR32] neither the marks nor our sheet are recorded', async ({ browser }) => {
  const page = await openPage(browser);
  await hover(page, '#in');
  await page.evaluate(() => {
    window.record();
    document.body.append('first');
  });
  const recorded = () => page.evaluate(() => window.recorded());
  await expect.poll(recorded).toContain('first');
  await hover(page, '#host >>> u');
  await hover(page, '#b');
  await page.evaluate(() => {
    window.recording.takeSnapshot();
    document.body.append('last');
  });
  await expect.poll(recorded).toContain('last');
  expect(await recorded()).not.toContain('data-gcb-hover');
  await page.evaluate(() => window.recording.stop());
  await page.close();
});
