import { expect, type Page } from '@playwright/test';

/** The parts of the custom interface, as a person finds them. */
export const startButton = (page: Page) => page.getByRole('button', { name: 'Get help on this page' });
export const question = (page: Page) => page.getByRole('dialog', { name: 'Show this page to our crew?' });
export const card = (page: Page) => page.getByRole('region', { name: 'Showing this page' });
export const notice = (page: Page) => page.locator('.cb-notice');

/** Gives the number as it is shown: in threes. */
export async function startSharing(page: Page): Promise<string> {
  await startButton(page).click();
  await question(page).getByRole('button', { name: 'I am on the phone: show it' }).click();
  const number = card(page).getByText(/^\d{3} \d{3} \d{3}$/);
  await expect(number).toBeVisible();
  return number.innerText();
}
