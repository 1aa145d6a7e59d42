import type { Locator, Page } from '@playwright/test';
import { expect, readToken, test } from '../harness/cobrowseTest.js';
import { bundleUi, openUi } from '../harness/openUi.js';

const STATE = { token: '535176834', agents: [{ id: 'ann' }], online: true, mode: 'pointer' } as const;
const PLAIN = `<!doctype html><html lang="en"><head><title>Shop</title></head><body><h1>Quote</h1>
  <p><input id="card" aria-label="Card"></p></body></html>`;
const toolbarOf = (page: Page) => page.getByRole('region', { name: 'Co-browse' });

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
}

let bundle = '';
test.beforeAll(async () => {
  bundle = await bundleUi();
});

/** Presses Tab until what is wanted has the focus. */
async function tabTo(page: Page, wanted: Locator) {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await wanted.evaluate(element => (element.getRootNode() as Document).activeElement === element))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error('it is not reached by Tab');
}

test('[UI163] a session is started, moved about and left without a mouse', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { body: '<h1>Shop</h1><input aria-label="Name">' } });
  const { page } = await openCustomer(site.url);
  const start = page.getByRole('button', { name: 'Share this page' });
  await tabTo(page, start);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Co-browse' });
  await expect(question.getByRole('button', { name: 'Yes' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const token = await readToken(page);
  await agent.join(token);

  const notice = page.getByRole('status').getByRole('button', { name: 'Dismiss' });
  await expect(page.getByText('Representative has joined the session')).toBeVisible();
  await tabTo(page, notice);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Representative has joined the session')).toBeHidden();

  const bar = toolbarOf(page);
  const handle = bar.getByRole('button', { name: 'Move the toolbar' });
  const before = await boxOf(bar);
  await tabTo(page, handle);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  const moved = await boxOf(bar);
  expect(moved.y).toBeLessThan(before.y - 20);
  expect(moved.x).toBeLessThan(before.x - 20);
  await tabTo(page, bar.getByRole('button', { name: 'Exit Co-browse session' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('You have left the session.')).toBeVisible();
  await expect(bar).toBeHidden();
});

test('[UI122] [UI124] the toolbar is dragged, stays in the window, and is there again on the next page', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite({ '/': { body: '<a href="/two">Two</a>' }, '/two': { body: '<h1>Two</h1>' } });
  const customer = await openCustomer(site.url);
  const { page } = customer;
  await customer.startSession();
  const bar = toolbarOf(page);
  const home = await boxOf(bar);
  const grip = { x: home.x + home.width / 2, y: home.y + home.height / 2 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 100, grip.y - 300, { steps: 4 });
  const dragged = await boxOf(bar);
  expect(Math.abs(dragged.x - home.x - 100)).toBeLessThan(12);
  expect(Math.abs(dragged.y - home.y + 300)).toBeLessThan(12);
  await page.mouse.move(5000, -4000, { steps: 3 });
  await page.mouse.up();
  const window = page.viewportSize() ?? { width: 0, height: 0 };
  const corner = await boxOf(bar);
  expect(corner.x + corner.width).toBeLessThanOrEqual(window.width);
  expect(corner.x + corner.width).toBeGreaterThan(window.width - 30);
  expect(corner.y).toBeGreaterThanOrEqual(0);
  expect(corner.y).toBeLessThan(30);

  await page.setViewportSize({ width: 400, height: 500 });
  const small = await boxOf(bar);
  expect([small.x >= 0, small.x + small.width <= 400, small.y < 30]).toEqual([true, true, true]);
  await page.setViewportSize(window);
  await page.getByRole('link', { name: 'Two' }).click();
  await expect(page.getByRole('heading', { name: 'Two' })).toBeVisible();
  await readToken(page);
  expect(await boxOf(bar)).toEqual(corner);
});

test('[UI123] a press of the handle, and the end of a drag is none, sends the toolbar round the window', async ({
  page,
}) => {
  await openUi(page, bundle, { html: PLAIN });
  await page.evaluate(state => window.ui.show(state), STATE);
  const bar = toolbarOf(page);
  const handle = bar.getByRole('button', { name: 'Move the toolbar' });
  const home = await boxOf(bar);
  const places = new Set<string>();
  for (let press = 0; press < 6; press += 1) {
    await handle.click();
    const { x, y } = await boxOf(bar);
    places.add(`${Math.round(x)} ${Math.round(y)}`);
  }
  expect(places.size).toBe(6);
  expect(await boxOf(bar)).toEqual(home);
  const grip = await boxOf(handle);
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 8, grip.y - 200, { steps: 3 });
  await page.mouse.up();
  const dragged = await boxOf(bar);
  expect(Math.abs(dragged.x - home.x)).toBeLessThan(2);
  expect(Math.abs(home.y - dragged.y - 208)).toBeLessThan(12);
});

test('[UI125] the toolbar makes way for what has the focus in the page', async ({ page }) => {
  await openUi(page, bundle, {
    html: `${PLAIN}<button style="position: fixed; bottom: 20px; left: 50%">Covered</button>`,
  });
  await page.evaluate(state => window.ui.show(state), STATE);
  const bar = toolbarOf(page);
  const home = await boxOf(bar);
  await tabTo(page, page.getByRole('button', { name: 'Covered' }));
  await expect.poll(async () => (await boxOf(bar)).y).toBeLessThan(30);
  await page.getByRole('textbox', { name: 'Card' }).focus();
  await expect.poll(() => boxOf(bar)).toEqual(home);
});

test('[UI141] [UI142] a question is answered above a modal dialog of the page, and keeps the keyboard', async ({
  page,
}) => {
  const html = `${PLAIN}<dialog><button>Theirs</button></dialog><button>Below</button>`;
  await openUi(page, bundle, { html });
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  const theirs = page.getByRole('button', { name: 'Theirs' });
  await theirs.focus();
  await page.evaluate(() => {
    void window.ui.ask('areYouOnPhone').then(answer => void window.done.push(`answered ${answer}`));
  });
  const question = page.getByRole('dialog', { name: 'Co-browse' });
  const reached = new Set<string>();
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const host = document.querySelector('[data-gcb-service-node]');
        return host?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.localName ?? '';
      }),
    );
  }
  expect([...reached]).toEqual(expect.arrayContaining(['Yes', 'No']));
  expect([...reached].filter(it => !['Yes', 'No', 'body', 'html'].includes(it))).toEqual([]);
  await question.getByRole('button', { name: 'Yes' }).click();
  await expect.poll(() => page.evaluate(() => window.done)).toEqual(['answered true']);
  await expect(theirs).toBeFocused();
});

test('[UI132] where texts run from right to left the interface does, and the representative’s pointer does not', async ({
  page,
}) => {
  await openUi(page, bundle, { html: PLAIN, lang: 'he', localization: { modalTitle: 'Co-browse' } });
  await page.evaluate(state => {
    window.ui.show(state);
    window.ui.point('ann', document.querySelector('h1'), { node: 1, x: 0, y: 0 });
  }, STATE);
  const bar = toolbarOf(page);
  const handle = await boxOf(bar.getByRole('button', { name: 'Move the toolbar' }));
  const exit = await boxOf(bar.getByRole('button', { name: 'Exit Co-browse session' }));
  expect(handle.x).toBeGreaterThan(exit.x);
  const pointer = await boxOf(page.locator('.pointer svg'));
  const heading = await boxOf(page.getByRole('heading'));
  expect(Math.abs(pointer.x + 2 - heading.x)).toBeLessThan(1);
});

test('[UI164] who wants less motion sees the representative’s pointer jump', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openUi(page, bundle, { html: PLAIN });
  await page.evaluate(state => window.ui.show(state), STATE);
  await expect(page.locator('.pointer')).toHaveCSS('transition-duration', '0s');
});

test('[UI150] the banner of a masked field lies beside it and takes no clicks', async ({ page }) => {
  await openUi(page, bundle, { html: PLAIN });
  const field = page.getByRole('textbox', { name: 'Card' });
  const banner = page.getByText('Content is hidden from representative', { exact: true });
  for (const top of [0, 300]) {
    await page.evaluate(y => {
      const card = document.querySelector<HTMLElement>('#card');
      if (card) Object.assign(card.style, { position: 'fixed', left: '40px', top: `${y}px` });
      window.ui.showMasked('whole', card);
    }, top);
    await expect(banner).toBeVisible();
    const box = await boxOf(banner);
    const own = await boxOf(field);
    expect(box.y + box.height <= own.y || box.y >= own.y + own.height).toBe(true);
    const hit = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.hasAttribute('data-gcb-service-node'),
      [box.x + 5, box.y + 5],
    );
    expect(hit).toBe(false);
  }
  // A mouse that goes over to the banner can rest there.
  const box = await boxOf(banner);
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.evaluate(() => window.ui.showMasked(null, null));
  await expect(banner).toBeVisible();
  await page.mouse.move(600, 600);
  await expect(banner).toBeHidden();
});

const HOSTILE = `<style>
  html { font-size: 60px; filter: invert(1); transform: scale(1.5) rotate(2deg); opacity: .2; letter-spacing: 9px; perspective: 10px; }
  html > * { all: unset !important; display: none !important; transform: scale(3) !important; opacity: .1 !important; visibility: hidden !important;
    position: static !important; direction: rtl !important; color: red !important; font: 40px serif !important; zoom: 3 !important; pointer-events: auto !important; }
  *, div, button, dialog { transform: rotate(20deg) !important; animation: none !important; clip-path: circle(1px) !important; width: 5px !important; }
  *::before, *::after { content: 'theirs' !important; display: block !important; }
  dialog::backdrop, ::backdrop, :popover-open::backdrop { background: red !important; display: block !important; }
  :popover-open, [popover] { inset: auto !important; background: lime !important; border: 30px solid red !important; }
  @property --ink { syntax: '<length>'; inherits: false; initial-value: 0px; }
</style>`;
test('[UI161] styles of the page, however important, change nothing in the interface', async ({ page }) => {
  const look = async (html: string) => {
    await openUi(page, bundle, { html });
    await page.evaluate(state => {
      window.ui.show({ ...state, mode: 'write' });
      window.ui.notify('agentLeft');
      void window.ui.ask('modeUpgradeRequested');
    }, STATE);
    const parts = page.locator('[data-gcb-service-node] :is(.surface *)');
    await expect(page.getByRole('dialog', { name: 'Co-browse' })).toBeVisible();
    const styles = await parts.evaluateAll(elements =>
      elements.map(element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const names = [
          'color',
          'backgroundColor',
          'fontSize',
          'letterSpacing',
          'opacity',
          'visibility',
        ] as const;
        return `${element.className} ${[left, top, width, height].map(Math.round)} ${names.map(name => style[name])}`;
      }),
    );
    return { styles, picture: (await page.screenshot()).toString('base64') };
  };
  const plain = await look(
    '<!doctype html><html lang="en"><title>Empty</title><body style="background: #fff">',
  );
  const hostile = await look(`<!doctype html><html lang="en"><title>Empty</title>${HOSTILE}<body>`);
  expect(plain.styles.length).toBeGreaterThan(15);
  expect(hostile.styles).toEqual(plain.styles);
  expect(hostile.picture === plain.picture, 'it looks the same').toBe(true);
});

test('[UI162] a zoom of the root element changes neither the toolbar nor the place of pointers', async ({
  page,
}) => {
  await openUi(page, bundle, { html: PLAIN });
  await page.evaluate(state => window.ui.show(state), STATE);
  const plain = await boxOf(toolbarOf(page));
  await openUi(page, bundle, { html: PLAIN.replace('<html ', '<html style="zoom: 1.5" ') });
  await page.evaluate(state => {
    window.ui.show(state);
    window.ui.point('ann', document.querySelector('h1'), { node: 1, x: 0, y: 0 });
  }, STATE);
  expect(await boxOf(toolbarOf(page))).toEqual(plain);
  const pointer = await boxOf(page.locator('.pointer svg'));
  const heading = await boxOf(page.getByRole('heading'));
  expect(Math.abs(pointer.x + 2 - heading.x)).toBeLessThan(1);
  expect(Math.abs(pointer.y + 2 - heading.y)).toBeLessThan(1);
});

/** Notes what is put beside head and body, where everything of ours would be. */
const SILENT = `window.seen = [];
    new MutationObserver(function (records) {
      records.forEach(function (record) {
        record.addedNodes.forEach(function (node) {
          if (node.nodeType === 1 && node.parentNode === document.documentElement && !/^(HEAD|BODY)$/.test(node.tagName)) seen.push(node.outerHTML);
        });
      });
    }).observe(document, { childList: true, subtree: true });
    window._genesys = { cobrowse: { disableBuiltInUI: true, onReady: [function (api) {
      window.api = api;
      api.onSessionStarted.add(function (session) { window.token = session.token; });
      api.onSessionEnded.add(function (details) { window.reason = details.reason; });
    }] } };`;

test('[UI160] with disableBuiltInUI nothing of ours is ever in the page, whatever happens', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { before: SILENT } });
  const { page } = await openCustomer(site.url);
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect.poll(() => page.evaluate('window.token')).toMatch(/^\d{9}$/);
  await agent.join(String(await page.evaluate('window.token')));
  await expect(agent.status).toHaveText('Live');
  await agent.page.getByRole('button', { name: 'Exit session' }).click();
  await expect.poll(() => page.evaluate('window.reason')).toBe('external');
  expect(await page.evaluate('window.seen')).toEqual([]);
  await expect(page.locator('[data-gcb-service-node]')).toHaveCount(0);
});

test('[UI160] with disableBuiltInUI a server that is gone is told to the page, and not shown', async ({
  openSite,
  openCustomer,
  openServer,
}) => {
  const gone = await openServer();
  const site = await openSite({ '/': { before: SILENT } }, gone.url);
  const { page } = await openCustomer(site.url);
  await page.waitForFunction('window.api');
  await gone.kill();
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect.poll(() => page.evaluate('window.reason'), { timeout: 30_000 }).toBe('serverUnavailable');
  expect(await page.evaluate('window.seen')).toEqual([]);
});
