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
