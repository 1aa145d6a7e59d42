import { type Agent, type Customer, expect } from './cobrowseTest.js';

/** The agent asks for control, and the customer says yes. */
export async function takeControl(customer: Customer, agent: Agent): Promise<void> {
  await agent.page.getByRole('button', { name: 'Request control' }).click();
  await customer.page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
}
