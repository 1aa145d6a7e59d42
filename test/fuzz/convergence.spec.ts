import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';
import type { TestPage } from '../harness/startSite.js';
import { changeAtRandom } from './changeAtRandom.js';

const COUNT = Number(process.env.FUZZ_COUNT ?? 2500);
const FRESH = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

/** Seeds that once failed, by what they found, and one that is new each time. */
const SEEDS: [string, number][] = [
  ['a fresh seed', FRESH],
  ['a subtree that rrweb’s recorder loses', 266451284],
];

test(`[FRM14] after ${COUNT} random changes in a frame of another origin its mirror equals it`, async ({
  openSite,
  openCustomer,
  agent,
}) => {
  console.log(`convergence fuzz in a frame: FUZZ_SEED=${FRESH} FUZZ_COUNT=${COUNT}`);
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const allow = (origin: string) => `window._genesys = { cobrowse: { allowedFrameOrigins: ['${origin}'] } };`;
  const site = await openSite({
    '/': { before: allow(partner.url), body: `<iframe title="Partner" src="${partner.url}/"></iframe>` },
  });
  partnerPages['/'] = {
    before: allow(site.url),
    body: '<div><p>begin</p><ul></ul></div><section>x</section>',
  };
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const frame = customer.page.frames().find(each => each.url().startsWith(partner.url));
  if (!frame) throw new Error('the frame did not load');
  await expectMirrored(customer, agent, { frame, title: 'Partner' });
  expect(await frame.evaluate(changeAtRandom, { seed: FRESH, count: COUNT })).toBe(COUNT);
  await expectMirrored(customer, agent, { frame, title: 'Partner' });
  await expect(agent.status).toHaveText('Live');
});

for (const [name, seed] of SEEDS) {
  test(`[REC1] after ${COUNT} random changes the mirrored DOM equals the page’s (${name})`, async ({
    openSite,
    openCustomer,
    agent,
  }) => {
    console.log(`convergence fuzz: FUZZ_SEED=${seed} FUZZ_COUNT=${COUNT}`);
    const site = await openSite({ '/': { body: '<div><p>begin</p><ul></ul></div><section>x</section>' } });
    const customer = await openCustomer(site.url);
    await agent.join(await customer.startSession());
    await expectMirrored(customer, agent);
    expect(await customer.page.evaluate(changeAtRandom, { seed, count: COUNT })).toBe(COUNT);
    await expectMirrored(customer, agent);
    await expect(agent.status).toHaveText('Live');
  });
}
