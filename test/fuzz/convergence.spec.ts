import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';
import { changeAtRandom } from './changeAtRandom.js';

const COUNT = Number(process.env.FUZZ_COUNT ?? 2500);
const FRESH = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

/** Seeds that once failed, by what they found, and one that is new each time. */
const SEEDS: [string, number][] = [
  ['a fresh seed', FRESH],
  ['a subtree that rrweb’s recorder loses', 266451284],
];

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
