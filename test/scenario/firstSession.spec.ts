import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readSignals } from '../harness/readSignals.js';

const PAGES = {
  '/': {
    title: 'Shop',
    before: HEAR_SIGNALS,
    body: '<h1>Shop</h1><p id="price">12 €</p><input aria-label="Name">',
  },
};

test('[LIFE1] the customer is asked, gets nine digits, and nothing is sent before an agent joins', async ({
  openSite,
  openCustomer,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const frames: string[] = [];
  customer.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => frames.push(String(payload))),
  );
  const token = await customer.startSession();
  expect(token).toMatch(/^[1-9]\d{8}$/);
  await customer.page.getByRole('textbox', { name: 'Name' }).fill('Grace');
  await customer.page.mouse.move(300, 300);
  await customer.page.waitForFunction(() => window.heard?.some(({ name }) => name === 'onSessionStarted'));

  expect(await readSignals(customer.page)).toEqual([
    { name: 'onInitialized', argument: null },
    { name: 'onSessionStarted', argument: { token, agents: [] } },
    { name: 'onConnected', argument: { token, agents: [] } },
  ]);
  const messages = frames.filter(frame => frame.startsWith('42'));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('"t":"start"');
});

test('[LIFE2] answering "No" starts nothing and says what to do', async ({ openSite, openCustomer }) => {
  const site = await openSite(PAGES);
  const { page } = await openCustomer(site.url);
  await page.getByRole('button', { name: 'Share this page' }).click();
  await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'No' }).click();
  await expect(page.getByText('You need to be connected with our representative to continue')).toBeVisible();
  await expect(page.getByText(/Session ID/)).toBeHidden();
});

test('[LIFE3] both sides learn that the representative has joined; spaces in the number do not matter', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await expect(agent.status).toHaveText('Not in a session');
  await agent.join(`${token.slice(0, 3)} ${token.slice(3, 6)}  ${token.slice(6)}`);
  await expect(agent.status).toHaveText('Live');
  await expect(customer.page.getByText('Representative has joined the session')).toBeVisible();
  expect(await readSignals(customer.page)).toContainEqual({
    name: 'onAgentJoined',
    argument: { token, agents: [{}] },
  });
  await expectMirrored(customer, agent);
  await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
});

test('[LIFE4] an unknown number is refused with a clear message', async ({ agent }) => {
  await agent.join('100000001');
  await expect(agent.page.getByRole('alert')).toContainText('There is no live session with this number');
  await agent.join('12');
  await expect(agent.page.getByRole('alert')).toContainText(/nine digits/i);
});

test('[LIFE5] changes, input, scroll and resize are seen as they happen', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/': {
      body: '<h1>Shop</h1><p id="price">12 €</p><input aria-label="Name"><div style="height:3000px"></div>',
    },
  });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  await customer.page.getByRole('textbox', { name: 'Name' }).pressSequentially('Grace');
  await customer.page.evaluate(() => document.getElementById('price')?.append(' only'));
  await expect(agent.view.getByRole('textbox', { name: 'Name' })).toHaveValue('Grace');
  await expect(agent.view.getByText('12 € only')).toBeAttached();

  await customer.page.mouse.wheel(0, 700);
  const scrolled = () =>
    agent.view.locator('html').evaluate(html => html.ownerDocument.scrollingElement?.scrollTop);
  await expect.poll(scrolled).toBe(700);

  await customer.page.setViewportSize({ width: 900, height: 600 });
  const size = () =>
    agent.page
      .locator('iframe[title="Customer page"]')
      .evaluate(frame => `${frame.clientWidth}×${frame.clientHeight}`);
  await expect.poll(size).toBe('900×600');
  await expectMirrored(customer, agent);
});

test('[LIFE8] an agent who comes late, or reloads the console, sees the current state', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await customer.page.getByRole('textbox', { name: 'Name' }).fill('Before');
  await agent.join(token);
  await expectMirrored(customer, agent);
  await customer.page.getByRole('textbox', { name: 'Name' }).fill('After');
  await expectMirrored(customer, agent);
  const frames: string[] = [];
  customer.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => frames.push(String(payload))),
  );
  await agent.page.reload();
  await expect(agent.status).toHaveText('Live');
  await expectMirrored(customer, agent);
  expect(frames.filter(frame => frame.includes('"snapshot"'))).toEqual([]);
});

test('[LIFE9] each sees the other’s pointer on the right element, at different window sizes', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/': {
      body: '<h1>Shop</h1><button id="pay" style="position:fixed;right:40px;bottom:60px;width:180px;height:50px">Pay</button>',
    },
  });
  const customer = await openCustomer(site.url);
  await customer.page.setViewportSize({ width: 1400, height: 700 });
  await agent.page.setViewportSize({ width: 900, height: 900 });
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);

  // The agent points at the middle of the button; the tip must lie there on the customer's page.
  const shown = await agent.view.getByRole('button', { name: 'Pay' }).boundingBox();
  if (!shown) throw new Error('the mirrored button has no box');
  await agent.page.mouse.move(shown.x + shown.width / 2 - 5, shown.y + shown.height / 2);
  await agent.page.mouse.move(shown.x + shown.width / 2, shown.y + shown.height / 2);
  const pointer = customer.page.getByText('Representative', { exact: true });
  await expect(pointer).toBeVisible();
  const target = await customer.page.getByRole('button', { name: 'Pay' }).boundingBox();
  if (!target) throw new Error('the button has no box');
  const tip = () =>
    pointer.evaluate(label => {
      const box = label.parentElement?.getBoundingClientRect();
      return box ? [Math.round(box.left + 2), Math.round(box.top + 2)] : [];
    });
  const middle = [Math.round(target.x + target.width / 2), Math.round(target.y + target.height / 2)];
  await expect
    .poll(async () => Math.max(...(await tip()).map((value, axis) => Math.abs(value - (middle[axis] ?? 0)))))
    .toBeLessThanOrEqual(3);
  await agent.page.mouse.move(5, 5);
  await expect(pointer).toBeHidden();

  await customer.page.mouse.move(target.x + 20, target.y + 20, { steps: 4 });
  const cursor = agent.page.getByText('Customer', { exact: true });
  await expect(cursor).toBeVisible();
  const near = async () => {
    const [at, button] = [
      await cursor.boundingBox(),
      await agent.view.getByRole('button', { name: 'Pay' }).boundingBox(),
    ];
    return at && button ? Math.hypot(at.x - button.x, at.y - button.y) : Number.POSITIVE_INFINITY;
  };
  await expect.poll(near).toBeLessThan(60);
});

test('[LIFE10] in Pointer Mode the agent changes nothing on either side', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/': {
      body: `<input aria-label="Name" value="Ann"><button id="b" onclick="this.textContent='pressed'">Press</button>
        <a href="/other">Other</a><label><input type="checkbox"> Agree</label>`,
    },
    '/other': { body: 'other' },
  });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  for (const name of ['Press', 'Other', 'Agree']) {
    const box = await agent.view.getByText(name).boundingBox();
    if (box) await agent.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
  const field = await agent.view.getByRole('textbox', { name: 'Name' }).boundingBox();
  if (field) await agent.page.mouse.click(field.x + 5, field.y + 5);
  await agent.page.keyboard.type('forged');
  await agent.page.keyboard.press('Enter');
  await expectMirrored(customer, agent);
  await expect(customer.page.getByRole('button', { name: 'Press' })).toBeVisible();
  await expect(customer.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Ann');
  await expect(agent.view.getByRole('textbox', { name: 'Name' })).toHaveValue('Ann');
  expect(new URL(customer.page.url()).pathname).toBe('/');
});

test('[UI114] the interface speaks the language of the site, and fetches no other', async ({
  openSite,
  openCustomer,
}) => {
  const before = `window._genesys = { cobrowse: { lang: 'de', localization: { modalYes: 'Natürlich!' } } };`;
  const site = await openSite({ '/': { before } });
  const { page } = await openCustomer(site.url);
  const files: string[] = [];
  page.on('request', request => files.push(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Share this page' }).click();
  const question = page.getByRole('dialog', { name: 'Co-Browsing' });
  await expect(question).toContainText('Telefonieren Sie gerade mit unserer Beratung?');
  await question.getByRole('button', { name: 'Natürlich!' }).click();
  await expect(page.getByText(/^Sitzungsnummer: \d{9}$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Co-Browsing beenden' })).toBeVisible();
  expect(files.filter(file => /gcb-de-/.test(file))).toHaveLength(1);
  expect(files.filter(file => /gcb-fr-/.test(file))).toEqual([]);
});
