import type { Locator } from '@playwright/test';
import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';
import type { TestPage } from '../harness/startSite.js';

const allow = (...origins: string[]) =>
  `window._genesys = { cobrowse: { allowedFrameOrigins: ${JSON.stringify(origins)} } };`;
const frame = (src: string, title = 'Partner') =>
  `<iframe src="${src}" title="${title}" width="500" height="260"></iframe>`;

/** Writes down what an agent's hands do here. */
const HEAR = `window.heard = [];
for (const type of ['click', 'mouseover', 'mouseout', 'keydown', 'focusin', 'wheel']) addEventListener(type, event => {
  const { id, localName } = event.target;
  heard.push([type, id || localName || 'document', event.key].filter(Boolean).join(' '));
}, true);`;
const FORM = `<h2>Partner form</h2>
<label>Name <input id="name"></label> <label>City <input id="city"></label>
<label>PIN <input id="pin" data-gcb-mask></label>
<button type="button" id="go" onclick="document.getElementById('said').textContent = 'pressed'">Go</button>
<p id="said">nothing yet</p><div style="height: 900px"></div>`;

async function hover(agent: Agent, shown: Locator): Promise<{ x: number; y: number }> {
  const box = await shown.boundingBox();
  if (!box) throw new Error('what is to be pressed has no box');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await agent.page.mouse.move(at.x + 2, at.y);
  return at;
}

/** Presses what the agent sees, as a person does. */
async function press(agent: Agent, shown: Locator): Promise<void> {
  const { x, y } = await hover(agent, shown);
  await agent.page.mouse.click(x, y);
}

async function takeControl(customer: Customer, agent: Agent): Promise<void> {
  await agent.page.getByRole('button', { name: 'Request control' }).click();
  await customer.page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
}

const heardIn = (customer: Customer, url: string) => {
  const found = customer.page.frames().find(each => each.url().startsWith(url));
  if (!found) throw new Error(`no frame shows ${url}`);
  return found.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
};

test('[CTF1] in frames of the same origin an agent points, types, scrolls and tabs as in the page', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/': {
      body: `<label>Before <input id="before"></label>${frame('/form')}<button id="after">After</button>`,
    },
    '/form': { plain: true, body: FORM },
  });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const shown = agent.view.frameLocator('iframe[title="Partner"]');
  const own = customer.page.frameLocator('iframe[title="Partner"]');
  await expect(shown.getByRole('heading', { name: 'Partner form' })).toBeVisible();
  await takeControl(customer, agent);
  await press(agent, shown.getByRole('button', { name: 'Go' }));
  await expect(shown.getByText('pressed')).toBeVisible();
  await press(agent, shown.getByLabel('Name'));
  await agent.page.keyboard.type('Ada');
  await expect(own.getByLabel('Name')).toHaveValue('Ada');
  await agent.page.keyboard.press('Tab');
  await agent.page.keyboard.type('Paris');
  await expect(own.getByLabel('City')).toHaveValue('Paris');
  await press(agent, shown.getByLabel('PIN'));
  await expect(agent.page.getByText('This content is hidden from you')).toBeVisible();
  await hover(agent, shown.getByRole('heading', { name: 'Partner form' }));
  await agent.page.mouse.wheel(0, 120);
  await expect
    .poll(() =>
      own.locator('html').evaluate(({ ownerDocument }) => ownerDocument.scrollingElement?.scrollTop),
    )
    .toBe(120);
});

async function openPartner(
  {
    openSite,
    openCustomer,
    agent,
  }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'openSite' | 'openCustomer' | 'agent'>,
  { around = '', more = '' } = {},
) {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const body = `<label>Before <input id="before"></label>${frame(`${partner.url}/`)}<button id="after">After</button>${around}`;
  const site = await openSite({ '/': { before: `${allow(partner.url)}${HEAR}`, body } });
  partnerPages['/'] = { before: `${allow(site.url)}${HEAR}`, body: FORM + more };
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const shown = agent.view.frameLocator('iframe[title="Partner"]');
  const own = customer.page.frameLocator('iframe[title="Partner"]');
  await expect(shown.getByRole('heading', { name: 'Partner form' })).toBeVisible();
  return { customer, site, partner, shown, own };
}

test('[CTF2][CTF3][CTF4] in a frame of another origin an agent points, types, scrolls, and meets its rules', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const { customer, partner, shown, own } = await openPartner({ openSite, openCustomer, agent });
  await press(agent, shown.getByRole('button', { name: 'Go' }));
  await agent.page.keyboard.type('x');
  await takeControl(customer, agent);
  // What was done before was done to nobody.
  await expect(own.getByText('nothing yet')).toBeVisible();
  expect((await heardIn(customer, partner.url)).join()).not.toContain('keydown');

  await press(agent, shown.getByRole('button', { name: 'Go' }));
  await expect(shown.getByText('pressed')).toBeVisible();
  expect(await heardIn(customer, partner.url)).toContain('click go');
  await press(agent, shown.getByLabel('Name'));
  await agent.page.keyboard.type('Ada');
  await expect(own.getByLabel('Name')).toHaveValue('Ada');
  await expect(shown.getByLabel('Name')).toHaveValue('Ada');
  await expect(customer.page.locator('iframe')).toBeFocused();

  await press(agent, shown.getByLabel('PIN'));
  await expect(agent.page.getByText('This content is hidden from you')).toBeVisible();
  await hover(agent, shown.getByRole('heading', { name: 'Partner form' }));
  await agent.page.mouse.wheel(0, 120);
  await expect
    .poll(() =>
      own.locator('html').evaluate(({ ownerDocument }) => ownerDocument.scrollingElement?.scrollTop),
    )
    .toBe(120);
  await own.locator('html').evaluate(({ ownerDocument }) => ownerDocument.scrollingElement?.scrollTo(0, 0));

  // The pointer leaves the frame, and the page hears of it.
  await heardIn(customer, partner.url);
  await press(agent, agent.view.getByRole('button', { name: 'After' }));
  await expect.poll(() => heardIn(customer, partner.url)).toContain('mouseout h2');
  await expect(customer.page.getByRole('button', { name: 'After' })).toBeFocused();
});

test('[CTF5] Tab goes into a frame of another origin and out of it again, both ways', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const { customer, shown, own } = await openPartner({ openSite, openCustomer, agent });
  await takeControl(customer, agent);
  await press(agent, agent.view.getByLabel('Before'));
  // First in the frame is the button that the harness puts on each page.
  await agent.page.keyboard.press('Tab');
  await expect(own.getByRole('button', { name: 'Share this page' })).toBeFocused();
  await agent.page.keyboard.press('Tab');
  await agent.page.keyboard.type('Ada');
  await expect(own.getByLabel('Name')).toHaveValue('Ada');
  await agent.page.keyboard.press('Tab');
  await agent.page.keyboard.type('Paris');
  await expect(own.getByLabel('City')).toHaveValue('Paris');
  // Past the masked field, to the button and out.
  await agent.page.keyboard.press('Tab');
  await agent.page.keyboard.press('Enter');
  await expect(shown.getByText('pressed')).toBeVisible();
  await agent.page.keyboard.press('Tab');
  await expect(customer.page.getByRole('button', { name: 'After' })).toBeFocused();
  await agent.page.keyboard.press('Shift+Tab');
  await expect(own.getByRole('button', { name: 'Go' })).toBeFocused();
  for (let times = 0; times < 4; times += 1) await agent.page.keyboard.press('Shift+Tab');
  await expect(customer.page.getByLabel('Before')).toBeFocused();
  await agent.page.keyboard.type('x');
  await expect(customer.page.getByLabel('Before')).toHaveValue('x');
});

test('[CTF6] a frame that does not take part is out of reach', async ({ openSite, openCustomer, agent }) => {
  const stranger = await openSite({
    '/': { plain: true, before: HEAR, body: '<input aria-label="Theirs">' },
  });
  const { customer } = await openPartner(
    { openSite, openCustomer, agent },
    { around: frame(`${stranger.url}/`, 'Stranger') },
  );
  await takeControl(customer, agent);
  await press(agent, agent.view.locator('iframe[title="Stranger"]'));
  await expect(agent.page.getByText('This is not possible here.')).toBeVisible();
  await customer.page.frameLocator('iframe[title="Stranger"]').getByLabel('Theirs').click();
  await heardIn(customer, stranger.url);
  await agent.page.keyboard.type('x');
  await press(agent, agent.view.getByRole('button', { name: 'After' }));
  await expect(customer.page.getByRole('button', { name: 'After' })).toBeFocused();
  expect((await heardIn(customer, stranger.url)).join()).not.toContain('keydown');
});

test('[CTF7] frames in frames are reached through each other', async ({ openSite, openCustomer, agent }) => {
  const [middlePages, innerPages]: Record<string, TestPage>[] = [{}, {}];
  const middle = await openSite(middlePages ?? {});
  const inner = await openSite(innerPages ?? {});
  const site = await openSite({
    '/': { before: allow(middle.url), body: frame(`${middle.url}/`, 'Middle').replace('260', '420') },
  });
  Object.assign(middlePages ?? {}, {
    '/': { before: allow(site.url, inner.url), body: `<input aria-label="Middle">${frame(`${inner.url}/`)}` },
  });
  Object.assign(innerPages ?? {}, { '/': { before: allow(middle.url), body: FORM } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const shown = agent.view.frameLocator('iframe[title="Middle"]').frameLocator('iframe');
  const own = customer.page.frameLocator('iframe[title="Middle"]').frameLocator('iframe');
  await expect(shown.getByRole('heading', { name: 'Partner form' })).toBeVisible();
  await takeControl(customer, agent);
  await press(agent, shown.getByLabel('Name'));
  await agent.page.keyboard.type('Ada');
  await expect(own.getByLabel('Name')).toHaveValue('Ada');
  for (let times = 0; times < 2; times += 1) await agent.page.keyboard.press('Shift+Tab');
  await agent.page.keyboard.type('out');
  await expect(customer.page.frameLocator('iframe').getByLabel('Middle')).toHaveValue('out');
});

test('[CTF8] what is held in a frame is let go when control ends, and nothing more is done there', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const hold = `<script>
    addEventListener('mouseup', () => heard.push('up'), true); addEventListener('keyup', ({ key }) => heard.push('keyup ' + key), true);
  </script>`;
  const { customer, partner, shown, own } = await openPartner(
    { openSite, openCustomer, agent },
    { more: hold },
  );
  await takeControl(customer, agent);
  await press(agent, shown.getByLabel('Name'));
  await agent.page.keyboard.down('Shift');
  await expect.poll(() => heardIn(customer, partner.url)).toContain('keydown name Shift');
  await customer.page.getByRole('button', { name: 'Revoke control' }).click();
  await expect.poll(() => heardIn(customer, partner.url)).toContain('keyup Shift');
  await expect(agent.page.getByText('Pointer Mode')).toBeVisible();
  await agent.page.keyboard.type('x');
  await press(agent, shown.getByRole('button', { name: 'Go' }));
  await own.getByLabel('City').fill('seen');
  await expect(shown.getByLabel('City')).toHaveValue('seen');
  await expect(own.getByText('nothing yet')).toBeVisible();
});
