import { expect, test } from '../harness/cobrowseTest.js';
import { PROBES, readProbes, renderProbes, runProbes } from '../harness/probes.js';

const VIEW = `document.querySelector('iframe[title="Customer page"]').contentDocument`;

test('[REC80] shows what a page does in each of many ways', async ({ openSite, openCustomer, agent }) => {
  test.setTimeout(180_000);
  const site = await openSite({
    '/': { body: `<h1>Probes</h1>${renderProbes(PROBES)}` },
    '/frame-a': { plain: true, body: 'frame a' },
    '/frame-b': { plain: true, body: 'frame b' },
  });
  const customer = await openCustomer(site.url);
  const here = () => customer.page.evaluate<string[]>(readProbes(PROBES, 'document'));
  const there = () => agent.page.evaluate<string[]>(readProbes(PROBES, VIEW));
  const first = await here();
  const token = await customer.startSession();
  expect(await customer.page.evaluate(runProbes(PROBES, 'before'))).toEqual([]);
  await agent.join(token);
  const differing = async () => {
    const [page, copy] = [await here(), await there()];
    return PROBES.flatMap(({ name }, index) =>
      page[index] === copy[index] ? [] : [`${name}: page ${page[index]}, copy ${copy[index]}`],
    );
  };
  await expect(agent.view.getByRole('heading', { name: 'Probes' })).toBeVisible();
  await expect.poll(differing).toEqual([]);
  expect(await customer.page.evaluate(runProbes(PROBES, 'change'))).toEqual([]);
  await expect.poll(differing).toEqual([]);
  const last = await here();
  const idle = PROBES.filter((_probe, index) => first[index] === last[index]).map(({ name }) => name);
  expect(idle, 'each probe shows a difference on the page itself').toEqual([]);
});
