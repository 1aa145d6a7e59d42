import { expect, test } from '../harness/cobrowseTest.js';

const RULES = `window._genesys = { cobrowse: { domRestrictions: { sets: [
  { name: 'accounts', rules: [{ selector: '.iban', type: 'mask' }, { selector: '#tools', type: 'service' }] },
  { name: 'elsewhere', urlPattern: '/other/', rules: [{ selector: 'h1', type: 'mask' }] } ] } } };`;

test('[REC10] [REC11] of service elements nothing is recorded, not even a place, whenever they are marked', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<style>li:nth-child(2) { color: rgb(1, 2, 3); }</style>
    <ul><li data-gcb-service-node="true">hidden</li><li>first</li><li id="second">second</li></ul>
    <div id="late">late secret</div>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('listitem')).toHaveText(['first', 'second']);
  await customer.page.evaluate(() => {
    const added = document.createElement('section');
    added.setAttribute('data-gcb-service-node', 'true');
    added.innerHTML = '<p>added secret</p><iframe srcdoc="<p>framed</p>"></iframe>';
    document.getElementById('content')?.append(added, 'and after it');
  });
  await expect(agent.view.getByText('and after it')).toBeVisible();
  await expect(agent.view.locator('section, iframe')).toHaveCount(0);
  await customer.page.evaluate(() =>
    document.getElementById('late')?.setAttribute('data-gcb-service-node', 'true'),
  );
  await expect(agent.view.getByText('late secret')).toHaveCount(0);
  await customer.page.evaluate(() =>
    document.getElementById('late')?.removeAttribute('data-gcb-service-node'),
  );
  await expect(agent.view.getByText('late secret')).toBeVisible();
});

test('[PRV6] what was given to `markServiceElement` stays left out when its attribute is taken away', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const keepApi = 'window._genesys = { cobrowse: { onReady(api) { window.api = api; } } };';
  const body = '<p id="before">before it</p><p id="during">during it</p><p>open</p>';
  const site = await openSite({ '/': { before: keepApi, body } });
  const customer = await openCustomer(site.url);
  const mark = (id: string) =>
    customer.page.evaluate(name => {
      const { api } = window as unknown as { api: { markServiceElement(element: Element | null): void } };
      api.markServiceElement(document.getElementById(name));
    }, id);
  await mark('before');
  await agent.join(await customer.startSession());
  await expect(agent.view.getByText('open')).toBeVisible();
  await mark('during');
  await expect(agent.view.getByText('during it')).toHaveCount(0);
  await customer.page.evaluate(() => {
    for (const id of ['before', 'during'])
      document.getElementById(id)?.removeAttribute('data-gcb-service-node');
    document.body.append('and after it');
  });
  await expect(agent.view.getByText('and after it')).toBeVisible();
  await expect(agent.view.getByText(/before it|during it/)).toHaveCount(0);
});

test('[REC12] what is masked is shown as asterisks: by attribute, by rule, by what it is, and as soon as it is', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<p data-gcb-mask>by attribute <b title="in a title">bold</b></p><p class="iban">DE89 3704</p>
    <div id="tools">tools</div><label>PIN <input type="password" value="1234"></label>
    <label>Card <input autocomplete="cc-number" value="4111111111111111"></label>
    <input type="hidden" value="token-in-hidden"><p id="later">seen before</p>`;
  const site = await openSite({ '/': { before: RULES, body } });
  const customer = await openCustomer(site.url);
  const sent: string[] = [];
  customer.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => sent.push(String(payload))),
  );
  await agent.join(await customer.startSession());
  await expect(agent.view.getByText('seen before')).toBeVisible();
  await expect(agent.view.locator('p').first()).toHaveText('** ********* ****');
  await expect(agent.view.locator('.iban')).toHaveText('**** ****');
  await expect(agent.view.getByLabel('PIN')).toHaveValue('********');
  await expect(agent.view.getByLabel('Card')).toHaveValue('********');
  await customer.page.locator('.iban').evaluate(element => {
    element.textContent = 'new number 77';
    element.setAttribute('title', 'number in title');
  });
  await customer.page.getByLabel('Card').fill('5500005555555559');
  await customer.page.evaluate(() => {
    const later = document.getElementById('later');
    later?.setAttribute('data-gcb-mask', '');
    later?.append(' written under the mask');
  });
  await expect(agent.view.locator('.iban')).toHaveText('*** ****** **');
  await expect(agent.view.getByText('seen before')).toHaveCount(0);
  await customer.page.evaluate(() => document.body.append('control text'));
  await expect(agent.view.getByText('control text')).toBeVisible();
  const all = sent.join('\n');
  expect(all).toContain('control text');
  for (const secret of [
    'by attribute',
    'in a title',
    'DE89',
    '1234',
    '4111',
    'token-in-hidden',
    'tools</',
    'new number',
    'number in title',
    '5500',
    'under the mask',
  ])
    expect(all, secret).not.toContain(secret);
});

test('[REC14] agents see borders round what is hidden and what they must not touch, and a grey box for a picture', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const picture = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
  const body = `<div data-gcb-mask id="hidden"><p>secret</p><img alt="secret" width="120" height="80" src='${picture}'></div>
    <button data-gcb-no-control id="denied">Pay</button>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const outline = (selector: string) =>
    agent.view.locator(selector).evaluate(element => getComputedStyle(element).outlineColor);
  await expect(agent.view.getByRole('button', { name: 'Pay' })).toBeVisible();
  expect(await outline('button:has-text("Pay")')).toBe('rgb(26, 143, 74)');
  expect(await outline('div:has(> p)')).toBe('rgb(139, 63, 217)');
  const size = await agent.view
    .locator('img')
    .evaluate(({ offsetWidth, offsetHeight }: HTMLImageElement) => [offsetWidth, offsetHeight]);
  expect(size).toEqual([120, 80]);
  await expect(agent.view.locator('img')).toHaveCSS('background-color', 'rgb(185, 191, 202)');
});

test('[REC130] [REC131] the borders reach into shadow trees and frames, and round what has no box, once, and move nothing', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<style>.contents { display: contents } #edge { outline: 3px dashed rgb(1, 2, 3) }</style>
    <p id="edge" data-gcb-mask>own outline</p><video id="film" data-gcb-mask width="100" height="60"></video>
    <span class="contents" data-gcb-mask><b id="boxed">in contents</b></span>
    <table><tr id="row" data-gcb-mask><td>row</td></tr></table><div id="host"></div><div id="covered" data-gcb-mask></div>
    <iframe id="open" title="open" srcdoc="<p id=inner data-gcb-mask>inner</p>"></iframe>
    <iframe id="closed" title="closed" data-gcb-mask srcdoc="<p>all of it</p>"></iframe><h2>end</h2>
    <script>
      document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<p data-gcb-mask>shadow</p><button data-gcb-no-control>press</button>';
      document.getElementById('covered').attachShadow({ mode: 'open' }).innerHTML = '<i>whole</i>';
    </script>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'end' })).toBeVisible();
  const outline = (place: ReturnType<typeof agent.view.locator>) =>
    place.evaluate(element => {
      const { outlineStyle, outlineColor } = getComputedStyle(element);
      return outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineColor}`;
    });
  const [purple, green] = ['solid rgb(139, 63, 217)', 'solid rgb(26, 143, 74)'];
  const { view } = agent;
  const press = view.getByRole('button', { name: 'press' });
  for (const place of ['p >> nth=0', 'video', 'b', 'tr', 'iframe >> nth=0', 'iframe >> nth=1'])
    expect(await outline(view.locator(place)), place).toBe(
      /nth=0/.test(place) && /iframe/.test(place) ? 'none' : purple,
    );
  expect(await outline(view.locator('p >> nth=1'))).toBe(purple);
  expect(await outline(press)).toBe(green);
  expect(await outline(view.frameLocator('iframe >> nth=0').locator('p'))).toBe(purple);
  // What stands in something that has a border gets none of its own.
  expect(await outline(view.locator('i'))).toBe('none');
  expect(await outline(view.frameLocator('iframe >> nth=1').locator('html'))).toBe('none');

  // Sheets of the page's own come and go; the borders stay.
  await customer.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('button { color: rgb(1, 2, 3) }');
    const root = document.getElementById('host')?.shadowRoot;
    if (root) root.adoptedStyleSheets = [sheet];
  });
  await expect(press).toHaveCSS('color', 'rgb(1, 2, 3)');
  expect(await outline(press)).toBe(green);

  const places = (names: string) => {
    const found: number[][] = [];
    for (const element of document.querySelectorAll<HTMLElement>(names)) {
      const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element;
      found.push([offsetLeft, offsetTop, offsetWidth, offsetHeight]);
    }
    return found;
  };
  const names = 'p, video, iframe, h2';
  const there = await customer.page.evaluate(places, names);
  expect(there.length).toBeGreaterThan(4);
  expect(
    await view
      .locator('html')
      .evaluate(
        (_html, [source, list]) => new Function(`return (${source})`)()(list),
        [String(places), names],
      ),
  ).toEqual(there);
});

test('[REC13] a rule of the site that is not valid keeps a session from starting, and is named', async ({
  openSite,
  openCustomer,
}) => {
  const before = `window._genesys = { cobrowse: { domRestrictions: { sets: [
    { name: 'broken', rules: [{ selector: 'p[', type: 'mask' }] } ] }, onReady: [function (api) {
      api.onSessionEnded.add(function (details) { window.reason = details.reason; }); }] } };`;
  const site = await openSite({ '/': { before, body: '<p>text</p>' } });
  const { page } = await openCustomer(site.url);
  const errors: string[] = [];
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  await page.getByRole('button', { name: 'Share this page' }).click();
  await expect.poll(() => page.evaluate('window.reason')).toBe('error');
  expect(errors.join('\n')).toMatch(/restrictionsRefused/);
});
