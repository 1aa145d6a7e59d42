import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';

test('[LIFE1] [LIFE2] a customer starts, a representative joins with the number and sees the page', async ({
  customer,
  agent,
}) => {
  const token = await customer.startSession();
  expect(token).toMatch(/^[1-9]\d{8}$/);
  await expect(agent.status).toHaveText('Not in a session');

  await agent.join(`${token.slice(0, 3)} ${token.slice(3, 6)} ${token.slice(6)}`);

  await expect(agent.status).toHaveText('Live');
  await expect(customer.page.getByText('Representative has joined the session')).toBeVisible();
  await expectMirrored(customer, agent);
});
