import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';
import { PROBES, readProbes, renderProbes, runProbes } from '../harness/probes.js';

const VIEW = `document.querySelector('iframe[title="Customer page"]').contentDocument`;
const PAGES = {
  '/': { body: `<h1>Probes</h1>${renderProbes(PROBES)}` },
  '/frame-a': { plain: true, body: 'frame a' },
  '/frame-b': { plain: true, body: 'frame b' },
};

const read = ({ page }: Customer | Agent, root: string) => page.evaluate<string[]>(readProbes(PROBES, root));
const run = async ({ page }: Customer, step: 'before' | 'change') =>
  expect(await page.evaluate(runProbes(PROBES, step))).toEqual([]);

/** The probes that show something else to the agent. */
async function findDiffering(customer: Customer, agent: Agent, wasSeen = true): Promise<string[]> {
  const page = await read(customer, 'document');
  const copy = await read(agent, VIEW);
  return PROBES.flatMap(({ name, onlySeen }, index) =>
    page[index] === copy[index] || (onlySeen && !wasSeen)
      ? []
      : [`${name}: page ${page[index]}, copy ${copy[index]}`],
  );
}

const markView = (agent: Agent) => agent.page.evaluate(`${VIEW}.defaultView.frameElement.isFirst = true`);
const isMarked = (agent: Agent) => agent.page.evaluate(`${VIEW}.defaultView.frameElement.isFirst === true`);

test('[REC80] shows what a page does in each of many ways, without another snapshot', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  test.setTimeout(180_000);
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const first = await read(customer, 'document');
  const token = await customer.startSession();
  await run(customer, 'before');
  await agent.join(token);
  await expect(agent.view.getByRole('heading', { name: 'Probes' })).toBeVisible();
  await expect.poll(() => findDiffering(customer, agent)).toEqual([]);
  await markView(agent);
  const second = await read(customer, 'document');
  await run(customer, 'change');
  await expect.poll(() => findDiffering(customer, agent)).toEqual([]);
  expect(await isMarked(agent)).toBe(true);
  const last = await read(customer, 'document');
  const idle = PROBES.filter(({ change }, index) => last[index] === (change ? second : first)[index]);
  expect(
    idle.map(({ name }) => name),
    'each probe shows a difference on the page itself',
  ).toEqual([]);
});

test('[REC81] shows the same to an agent who comes when all of it has happened', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  test.setTimeout(180_000);
  const site = await openSite(PAGES);
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await run(customer, 'before');
  await run(customer, 'change');
  await agent.join(token);
  await expect(agent.view.getByRole('heading', { name: 'Probes' })).toBeVisible();
  await expect.poll(() => findDiffering(customer, agent, false)).toEqual([]);
});

const HIDDEN = `<p id="before">Before the secret</p><p data-gcb-mask id="secret">hidden words</p>
<p id="after">After it <b id="bold">bold</b></p><div data-gcb-service-node="true">ours</div><p id="end">The end</p>`;

/** Selects from a place in the text of an element to one in another's. */
const select = ({ page }: Customer, from: string, start: number, to: string, end: number) =>
  page.evaluate(`(() => { const text = id => document.getElementById(id).firstChild;
    getSelection().setBaseAndExtent(text('${from}'), ${start}, text('${to}'), ${end}); })()`);
const selected = ({ page }: Agent) => page.evaluate<string>(`String(${VIEW}.getSelection())`);

test('[REC82] shows the text that the customer selects, and nothing of it that is hidden', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { body: HIDDEN } });
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await select(customer, 'before', 0, 'before', 6);
  await agent.join(token);
  await expect(agent.view.getByText('The end')).toBeVisible();
  await expect.poll(() => selected(agent)).toBe('Before');
  await select(customer, 'after', 6, 'bold', 2);
  await expect.poll(() => selected(agent)).toBe('it bo');
  await select(customer, 'before', 7, 'secret', 3);
  await expect.poll(() => selected(agent)).toMatch(/^the secret\s*$/);
  await select(customer, 'secret', 3, 'after', 5);
  await expect.poll(() => selected(agent)).toMatch(/^\s*After$/);
  await select(customer, 'secret', 1, 'secret', 4);
  await expect.poll(() => selected(agent)).toBe('');
  await select(customer, 'bold', 0, 'end', 3);
  await expect.poll(() => selected(agent)).toMatch(/^bold\s+The$/);
  await customer.page.evaluate('getSelection().removeAllRanges()');
  await expect.poll(() => selected(agent)).toBe('');
});

test('[REC83] shows what the fragment of the address has led to, where it was and where it goes', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<style>:target { color: rgb(1, 2, 3); }</style><h1>Chapters</h1><a href="#two">To two</a>
    <div style="height: 3000px"></div><h2 id="one">One</h2><div style="height: 3000px"></div><h2 id="two">Two</h2>
    <div style="height: 3000px"></div><h2 data-gcb-mask id="three">Three</h2>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(`${site.url}/#one`);
  const chapter = (name: string) => agent.view.getByRole('heading', { name });
  const scrolled = ({ page }: Customer | Agent, root: string) =>
    page.evaluate(`Math.round(${root}.defaultView.scrollY)`);
  await agent.join(await customer.startSession());
  await expect(chapter('One')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await customer.page.getByRole('link', { name: 'To two' }).click();
  await expect(chapter('Two')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(chapter('One')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(chapter('Two')).toHaveId('two');
  await customer.page.evaluate('scrollTo(0, 1234)');
  await expect.poll(() => scrolled(agent, VIEW)).toBe(1234);
  await customer.page.evaluate(`location.hash = '#three'`);
  await expect(chapter('Two')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect.poll(() => scrolled(agent, VIEW)).toBe(await scrolled(customer, 'document'));
  expect(await agent.page.evaluate(`${VIEW}.querySelector(':target')`)).toBeNull();
  expect(await agent.page.evaluate('history.length')).toBeLessThan(3);
});

test('[REC84] shows such states of frames of other origins', async ({ openSite, openCustomer, agent }) => {
  const allow = (origin: string) =>
    `window._genesys = { cobrowse: { allowedFrameOrigins: [${JSON.stringify(origin)}] } };`;
  const pages: Record<string, { before: string; body: string }> = {};
  const partner = await openSite(pages);
  const site = await openSite({
    '/': { before: allow(partner.url), body: `<iframe src="${partner.url}/" title="Partner"></iframe>` },
  });
  const body = `<h2>Partner</h2><p id="pop" popover="manual">popover</p><a id="to" href="#pop">go</a>
    <math><mi>x</mi></math><late-one>late</late-one><input aria-label="Name">`;
  pages['/'] = { before: allow(site.url), body };
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const inner = agent.view.frameLocator('iframe[title="Partner"]');
  await expect(inner.getByRole('heading', { name: 'Partner' })).toBeVisible();
  const frame = customer.page.frames().find(each => each.url().startsWith(partner.url));
  await frame?.evaluate(`(() => {
    document.getElementById('pop').showPopover();
    location.hash = '#pop';
    customElements.define('late-one', class extends HTMLElement {});
    document.querySelector('input').setCustomValidity('no');
    document.querySelector('h2').animate([{ opacity: 0.5 }, { opacity: 0.5 }], { duration: 1000, iterations: Infinity });
    getSelection().selectAllChildren(document.querySelector('h2'));
  })()`);
  await expect(inner.getByText('popover')).toBeVisible();
  await expect(inner.locator('#pop:target:popover-open')).toBeVisible();
  await expect(inner.locator('late-one:defined')).toBeVisible();
  await expect(inner.locator('input:invalid')).toBeVisible();
  await expect(inner.getByRole('heading', { name: 'Partner' })).toHaveCSS('opacity', '0.5');
  const math = inner.locator('mi').evaluate(element => element.namespaceURI);
  expect(await math).toBe('http://www.w3.org/1998/Math/MathML');
  await expect
    .poll(() => agent.page.evaluate(`String(${VIEW}.querySelector('iframe').contentDocument.getSelection())`))
    .toBe('Partner');
});

test('[REC85] goes on when the root element is another, and when the document is written anew', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { body: '<h1>First</h1>' } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'First' })).toBeVisible();
  await customer.page.evaluate(`(() => {
    const root = document.createElement('html');
    root.innerHTML = '<head></head><body><h1>Second</h1><p id="pop" popover="manual">popover</p></body>';
    document.documentElement.replaceWith(root);
  })()`);
  await expect(agent.view.getByRole('heading', { name: 'Second' })).toBeVisible();
  await customer.page.evaluate(`document.getElementById('pop').showPopover()`);
  await expect(agent.view.getByText('popover')).toBeVisible();
  await customer.page.evaluate(`(() => {
    document.open();
    document.write('<h1>Third</h1><p id="pop" popover="manual">popover</p>');
    document.close();
  })()`);
  await expect(agent.view.getByRole('heading', { name: 'Third' })).toBeVisible();
  await expect(agent.view.getByText('popover')).toBeHidden();
  await customer.page.evaluate(`(() => {
    document.getElementById('pop').showPopover();
    getSelection().selectAllChildren(document.querySelector('h1'));
    document.querySelector('h1').append('!');
  })()`);
  await expect(agent.view.getByText('popover')).toBeVisible();
  await expect(agent.view.getByRole('heading', { name: 'Third!' })).toBeVisible();
  await expect.poll(() => selected(agent)).toMatch(/^Third/);
});
