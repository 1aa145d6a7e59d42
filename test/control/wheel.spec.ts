import { expect, type Page, test } from '@playwright/test';
import { openPointerPage, runTwins, type Step } from './pointerTwins.js';

const PAGE = `<div id="outer" style="height:200px;width:300px;overflow:auto"><div id="inner" style="height:100px;overflow:auto">
<div id="deep" style="height:250px;width:500px">deep</div></div><div style="height:300px">x</div></div>
<div id="keeps" style="height:100px;width:300px;overflow:auto;overscroll-behavior:contain"><div id="kept" style="height:150px">kept</div></div>
<div id="prevents" style="height:50px">prevents</div><iframe id="frame" style="height:60px"></iframe><div id="end" style="height:2000px">end</div>
<script>
prevents.addEventListener('wheel', event => event.preventDefault(), { passive: false });
frame.contentDocument.write('<body style="margin:0"><p id="fp" style="height:100px">text</p>');
frame.contentDocument.close();
</script>`;

interface Scrolls {
  control: {
    do(step: Step, point: null): string | null;
    place(find: string): unknown;
    scroll(find: string, x: number, y: number): string | null;
    pointer: { move(command: unknown): unknown };
  };
  wheel(find: string, x: number, y: number, held?: number): string | null;
}
declare const window: Window & Scrolls;

const wheel = (page: Page, find: string, x: number, y: number, held = 0) =>
  page.evaluate(([to, left, up, keys]) => window.wheel(to, left, up, keys), [find, x, y, held] as const);
const placesOf = (page: Page) =>
  page.evaluate(() => [
    ...['outer', 'inner', 'keeps'].map(id => document.getElementById(id)?.scrollTop),
    Math.round(document.querySelector('iframe')?.contentWindow?.scrollY ?? -1),
    scrollY,
  ]);

test('[PTR20] a turned wheel is seen by the page as a person’s', async ({ browser }) => {
  const { person, agent } = await runTwins(browser, PAGE, [{ move: '#prevents' }, { wheel: [0, 40] }]);
  const wheels = (lines: string[]) => lines.filter(line => line.startsWith('wheel'));
  expect(wheels(person)).toEqual([expect.stringContaining('wheel prevents')]);
  expect(wheels(agent)).toEqual(wheels(person));
});

test('[PTR21] [PTR22] it scrolls the nearest around that has room, up to the page, if the page lets it', async ({
  browser,
}) => {
  const page = await openPointerPage(browser, PAGE);
  expect(await wheel(page, '#deep', 0, 100)).toBeNull();
  expect(await placesOf(page)).toEqual([0, 100, 0, 0, 0]);
  await wheel(page, '#deep', 0, 1000);
  await wheel(page, '#deep', 0, 50);
  expect(await placesOf(page)).toEqual(
    [50, 150, 0, 0, 0].map((y, index) => (index === 1 ? expect.any(Number) : y)),
  );
  await wheel(page, '#deep', 0, 1000);
  await wheel(page, '#deep', 0, 60);
  expect((await placesOf(page)).at(-1)).toBe(60);
  await wheel(page, '#deep', 70, 0, 0);
  await wheel(page, '#deep', 0, 30, 8);
  expect(await page.evaluate(() => document.getElementById('inner')?.scrollLeft)).toBe(100);
  await wheel(page, '#kept', 0, 1000);
  await wheel(page, '#kept', 0, 1000);
  await wheel(page, '#prevents', 0, 100);
  await wheel(page, '#end', 0, 100, 2);
  expect((await placesOf(page)).at(-1)).toBe(60);
  await page.evaluate(() => {
    document.body.style.overflow = 'hidden';
  });
  await wheel(page, '#end', 0, 100);
  expect((await placesOf(page)).at(-1)).toBe(60);
  await page.evaluate(() => {
    document.body.style.overflow = '';
  });
  await wheel(page, '#frame >>> #fp', 0, 1000);
  expect((await placesOf(page)).slice(-2)).toEqual([expect.any(Number), 60]);
  await wheel(page, '#frame >>> #fp', 0, 25);
  expect((await placesOf(page)).at(-1)).toBe(85);
  await page.close();
});

test('[PTR23] nodes are scrolled to a place, and none that agents may not act on', async ({ browser }) => {
  const page = await openPointerPage(browser, PAGE);
  const scroll = (find: string, x: number, y: number) =>
    page.evaluate(([to, left, up]) => window.control.scroll(to, left, up), [find, x, y] as const);
  expect(await scroll('#inner', 20, 30)).toBeNull();
  expect(await scroll('', 0, 70)).toBeNull();
  expect(await placesOf(page)).toEqual([0, 30, 0, 0, 70]);
  await page.evaluate(() => {
    const { outer, inner } = window as unknown as Record<string, HTMLElement>;
    if (outer) outer.dataset.privacy = 'control';
    if (inner) inner.dataset.privacy = 'masked';
  });
  expect(await scroll('#outer', 0, 5)).toBe('denied');
  expect(await scroll('#inner', 0, 5)).toBe('masked');
  expect(await wheel(page, '#deep', 0, 5)).toBe('masked');
  expect(await placesOf(page)).toEqual([0, 30, 0, 0, 70]);
  await page.close();
});
