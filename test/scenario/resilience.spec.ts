import { expect, expectMirrored, openAgent, test } from '../harness/cobrowseTest.js';
import { HEAR_SIGNALS, readEndReason, readSignals } from '../harness/readSignals.js';

/** A page that goes on changing by itself, in every way a page usually does. */
const RESTLESS = {
  before: HEAR_SIGNALS,
  body: `<h1>Board</h1><ul id="list"></ul><input id="field" aria-label="Field"><p id="text"></p>
  <script>
    let n = 0;
    window.changing = setInterval(() => {
      n += 1;
      const item = document.createElement('li');
      item.textContent = 'item ' + n;
      item.dataset.n = n;
      list.prepend(item);
      if (list.children.length > 30) list.lastElementChild.remove();
      if (n % 3 === 0) list.append(list.firstElementChild);
      field.value = 'typed ' + n;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      text.textContent = 'text ' + n;
      text.style.color = n % 2 ? 'red' : 'green';
    }, 30);
  </script>`,
};
const calm = 'clearInterval(window.changing)';

test('[LIFE11] the connection is cut ten times while the page changes: nothing is lost, nothing comes twice', async ({
  openProxy,
  openSite,
  openCustomer,
  openAgent: open,
}) => {
  const proxy = await openProxy();
  const site = await openSite({ '/': RESTLESS }, proxy.url);
  const customer = await openCustomer(site.url);
  const agent = await open(proxy.url);
  await agent.join(await customer.startSession());
  await expect(agent.status).toHaveText('Live');
  const seen = () => agent.view.locator('#text').innerText();
  for (let times = 0; times < 10; times += 1) {
    proxy.cut();
    const before = await customer.page.locator('#text').innerText();
    // Progress again, so that every cut hits a living connection.
    await expect
      .poll(async () => Number((await seen()).replace(/\D/g, '')))
      .toBeGreaterThan(Number(before.replace(/\D/g, '')));
  }
  await customer.page.evaluate(calm);
  await expectMirrored(customer, agent);
  expect(await readEndReason(customer.page)).toBe('');
});

test('[LIFE12] while cut off the console says that the view is stale, and the customer’s page goes on', async ({
  openProxy,
  openSite,
  openCustomer,
  openAgent: open,
}) => {
  const proxy = await openProxy();
  const site = await openSite({ '/': RESTLESS }, proxy.url);
  const customer = await openCustomer(site.url);
  const agent = await open(proxy.url);
  await agent.join(await customer.startSession());
  await expect(agent.status).toHaveText('Live');
  proxy.close();
  await expect(agent.status).toContainText('stale');
  await expect(customer.page.getByText('Connection lost. Reconnecting…')).toBeVisible();
  await customer.page.evaluate(calm);
  await customer.page.evaluate(() => document.getElementById('text')?.replaceChildren('changed while away'));
  proxy.open();
  await expect(agent.status).toHaveText('Live');
  await expect(agent.view.getByText('changed while away')).toBeAttached();
  await expectMirrored(customer, agent);
  await expect(customer.page.getByText('Connection lost. Reconnecting…')).toBeHidden();
});

test('[LIFE13] too much waits while cut off: a new snapshot brings the agent up to date', async ({
  openProxy,
  openSite,
  openCustomer,
  openAgent: open,
}) => {
  const customerLine = await openProxy();
  const site = await openSite({ '/': { body: '<h1>Big</h1><div id="big"></div>' } }, customerLine.url);
  const customer = await openCustomer(site.url);
  const agent = await open();
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  customerLine.close();
  await expect(agent.status).toContainText('stale');
  // More than the outbox keeps: each change carries 100 kB.
  await customer.page.evaluate(async () => {
    const big = document.getElementById('big');
    for (let n = 0; n < 80; n += 1) {
      big?.setAttribute('data-n', `${n}${'x'.repeat(100_000)}`);
      await new Promise(resolve => setTimeout(resolve, 45));
    }
    big?.setAttribute('data-n', 'done');
  });
  customerLine.open();
  await expect(agent.status).toHaveText('Live');
  await expectMirrored(customer, agent);
});

test('[LIFE43] on a slow line the agent is not sent all that the page goes through, and sees the right page in the end', async ({
  openProxy,
  openSite,
  openCustomer,
  openAgent: open,
}) => {
  const line = await openProxy();
  const body = `<h1>Flood</h1><div id="box" style="height: 100px; overflow: auto"><p id="flood" style="height: 3000px"></p></div>`;
  const site = await openSite({ '/': { body } }, line.url);
  const customer = await openCustomer(site.url);
  const agent = await open();
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  line.slow(100_000);
  const before = line.passed();
  // About three megabytes that do not compress well.
  const written = await customer.page.evaluate(async () => {
    const random = () => Array.from({ length: 900 }, () => Math.random().toString(36).slice(2)).join('');
    const [box, flood] = [document.getElementById('box'), document.getElementById('flood')];
    let length = 0;
    for (let n = 0; n < 300; n += 1) {
      const text = random();
      length += text.length;
      flood?.replaceChildren(`${n} ${text}`);
      box?.scrollTo(0, n);
      await new Promise(resolve => setTimeout(resolve, 16));
    }
    flood?.replaceChildren('the end');
    return length;
  });
  await expectMirrored(customer, agent);
  await expect.poll(() => agent.view.locator('#box').evaluate(box => box.scrollTop)).toBe(299);
  expect(written).toBeGreaterThan(2_500_000);
  expect(line.passed() - before).toBeLessThan(written / 3);
});

test('[LIFE14] the server is killed and started again: the session goes on', async ({
  openServer,
  openSite,
  openCustomer,
  browser,
}) => {
  const server = await openServer();
  const site = await openSite(
    { '/': RESTLESS, '/next': { before: HEAR_SIGNALS, body: '<h1>Next</h1>' } },
    server.url,
  );
  const customer = await openCustomer(site.url);
  const context = await browser.newContext();
  const agent = await openAgent(context, server.url);
  const token = await customer.startSession();
  await agent.join(token);
  await expect(agent.status).toHaveText('Live');

  await server.kill();
  await expect(agent.status).toContainText('stale');
  await server.start();
  await expect(agent.status).toHaveText('Live');
  await customer.page.evaluate(calm);
  await expectMirrored(customer, agent);

  await customer.page.goto(`${site.url}/next`);
  await expect(agent.view.getByRole('heading', { name: 'Next' })).toBeVisible();
  expect(await readSignals(customer.page)).toContainEqual({
    name: 'onInitialized',
    argument: { token, agents: [{}] },
  });
  await server.kill();
  await expect(agent.status).toContainText('stale');
  await server.start();
  await expect(agent.status).toHaveText('Live');
  await agent.page.getByRole('button', { name: 'Exit session' }).click();
  await expect.poll(() => readEndReason(customer.page)).toBe('external');
  await context.close();
});

test('[LIFE16] long polling serves where WebSockets are switched off', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const before = 'window._genesys = { cobrowse: { disableWebSockets: true } };';
  const site = await openSite({ '/': { before, body: '<h1>Polling</h1>' } });
  const customer = await openCustomer(site.url);
  const sockets: string[] = [];
  customer.page.on('websocket', socket => sockets.push(socket.url()));
  await agent.join(await customer.startSession());
  await expectMirrored(customer, agent);
  expect(sockets).toEqual([]);
});
