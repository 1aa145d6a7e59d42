import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';

/** `npm run pictures` takes the pictures of the README; in the tests they go to a folder that is thrown away. */
const KEEP = process.env.PICTURES === 'keep';

test('[LIFE24] both sides of a session, as a picture', async ({ openCustomer, agent, browser }, info) => {
  const folder = KEEP ? 'docs/pictures' : info.outputDir;
  await mkdir(folder, { recursive: true });
  const customer = await openCustomer('/apply.html');
  await agent.join(await customer.startSession());
  await customer.page.getByLabel('Full name').fill('Grace Hopper');
  await customer.page.getByLabel('Email').fill('grace@example.test');
  await customer.page.getByLabel('Password').fill('correct horse');
  await expectMirrored(customer, agent);
  const target = await agent.view.getByLabel('Email').boundingBox();
  if (!target) throw new Error('the mirrored field has no box');
  await agent.page.mouse.move(target.x + 60, target.y + 12);
  await agent.page.mouse.move(target.x + 90, target.y + 20);
  await customer.page.mouse.move(520, 420, { steps: 5 });
  await expect(customer.page.getByText('Representative', { exact: true })).toBeVisible();
  await expect(agent.page.getByText('Customer', { exact: true })).toBeVisible();

  const sides = [
    { name: 'customer', title: 'The customer’s page', image: await customer.page.screenshot() },
    { name: 'agent', title: 'The representative’s console', image: await agent.page.screenshot() },
  ];
  const page = await browser.newPage({ viewport: { width: 1640, height: 600 }, deviceScaleFactor: 1 });
  await page.setContent(`<style>
    body { margin: 0; padding: 28px; display: grid; grid-template-columns: 1fr 1fr; gap: 28px; background: #e9edf5; font: 600 17px system-ui, sans-serif; color: #14213d }
    figure { margin: 0 } figcaption { margin-bottom: 10px } img { width: 100%; border-radius: 10px; box-shadow: 0 8px 30px rgb(20 33 61 / .25); display: block }
  </style>${sides.map(({ title, image }) => `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${image.toString('base64')}"></figure>`).join('')}`);
  await page.screenshot({ path: join(folder, 'both-sides.png') });
  await page.close();
});
