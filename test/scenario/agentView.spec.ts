import type { Locator } from '@playwright/test';
import { type Agent, type Customer, expect, test } from '../harness/cobrowseTest.js';

const BEFORE = `
  window._genesys = { cobrowse: { domRestrictions: { sets: [{ rules: [
    { selector: '#secret', type: 'mask' }, { selector: '#denied', type: 'control' },
  ] }] } } };`;
const FORM = `<h1>Account</h1><form>
  <p><label>Full name <input id="name"></label></p>
  <p><label>Notes <textarea id="notes" rows="3" cols="30"></textarea></label></p>
  <p><label>Country <select id="country">
    <option>Austria</option><option>Belgium</option>
    <optgroup label="Far away"><option>Chile</option><option disabled>Denmark</option></optgroup>
  </select></label></p>
  <p><label>Colours <select id="colours" multiple size="3">
    <option>Red</option><option>Green</option><option>Blue</option></select></label></p>
  <p><label>Born on <input type="date" id="born" value="2001-02-03" min="2000-01-01" max="2010-01-01"></label></p>
  <p><label>Ink <input type="color" id="ink" value="#000000"></label></p>
  <p><label>Secret <select id="secret"><option>One</option><option>Two</option></select></label></p>
  <p><label>Denied <select id="denied"><option>One</option><option>Two</option></select></label></p>
  <p><label>Paper <input type="file" id="paper"></label></p>
  <p><label><input type="checkbox" id="agree"> I agree</label></p>
  <p><label>Size <input type="range" id="size" min="0" max="10" value="5"></label></p>
  <p><label><input type="radio" name="plan" value="small"> Small</label>
     <label><input type="radio" name="plan" value="large"> Large</label></p>
  <p><a href="#more">More</a> <button type="button" id="go">Check</button> <output id="done"></output></p></form>
  <style>#go:hover { background: rgb(0, 128, 0) } body { min-height: 2000px }</style>
  <script>
    go.onclick = () => { done.textContent += 'clicked'; };
    go.oncontextmenu = () => { done.textContent += ' menu'; };
  </script>`;
const PAGES = { '/': { title: 'Shop', before: BEFORE, body: FORM } };

/** Both sides of a session in which the agent has control. */
async function control(customer: Customer, agent: Agent): Promise<void> {
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Account' })).toBeVisible();
  await agent.page.getByRole('button', { name: 'Request control' }).click();
  const question = customer.page.getByRole('dialog', { name: 'Co-browse' });
  await question.getByRole('button', { name: 'Yes' }).click();
  await expect(agent.page.getByText('Write Mode')).toBeVisible();
}

/** Presses the middle of a mirrored element, as an agent's hand does. */
async function press(agent: Agent, selector: string): Promise<void> {
  const { x, y, width, height } = await boxOf(agent, selector);
  await agent.page.mouse.click(x + width / 2, y + height / 2);
}

async function boxOf(agent: Agent, selector: string) {
  const box = await agent.view.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  return box;
}

/** Waits until the ring is round this mirrored element. */
async function expectFocus(agent: Agent, selector: string): Promise<void> {
  const middle = (box: { x: number; y: number; width: number; height: number } | null) =>
    box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const ring = agent.page.locator('[data-gcb="customer-focus"]');
  await expect
    .poll(async () => ((await ring.count()) === 1 ? middle(await ring.boundingBox()) : null), {
      message: `the focus is on ${selector}`,
    })
    .toEqual(middle(await boxOf(agent, selector)));
}

const isFocused = (locator: Locator) =>
  locator.evaluate(element => element === element.ownerDocument.activeElement);

test('[AGC1] [AGC2] [AGC20] a select is chosen from by mouse and by keyboard', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await control(customer, agent);
  const list = agent.page.getByRole('listbox', { name: 'Country' });
  await press(agent, '#country');
  await expect(list.getByRole('option', { name: 'Austria' })).toHaveAttribute('aria-selected', 'true');
  await expect(list.getByRole('group', { name: 'Far away' })).toContainText('Chile');
  await list.getByRole('option', { name: 'Belgium' }).click();
  await expect(list).toBeHidden();
  await expect(customer.page.getByLabel('Country')).toHaveValue('Belgium');
  await expect(agent.view.getByLabel('Country')).toHaveValue('Belgium');
  await expectFocus(agent, '#country');
  await agent.page.keyboard.press('Alt+ArrowDown');
  await expect(list.getByRole('option', { name: 'Belgium' })).toHaveAttribute('aria-selected', 'true');
  await agent.page.keyboard.press('c');
  await agent.page.keyboard.press('Enter');
  await expect(customer.page.getByLabel('Country')).toHaveValue('Chile');
  await agent.page.keyboard.press('F4');
  await expect(list).toBeVisible();
  await agent.page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await press(agent, '#colours');
  const colours = agent.page.getByRole('listbox', { name: 'Colours' });
  await colours.getByRole('option', { name: 'Red' }).click();
  await colours.getByRole('option', { name: 'Blue' }).click();
  await expect(customer.page.getByLabel('Colours')).toHaveValues(['Red', 'Blue']);
});

test('[AGC4] dates and colours are set in inputs of the agent’s own browser', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await control(customer, agent);
  await press(agent, '#born');
  const box = agent.page.getByRole('dialog', { name: 'Born on' });
  await expect(box.getByLabel('Born on')).toHaveValue('2001-02-03');
  await box.getByLabel('Born on').fill('2002-03-04');
  await box.getByRole('button', { name: 'Set' }).click();
  await expect(box).toBeHidden();
  await expect(customer.page.getByLabel('Born on')).toHaveValue('2002-03-04');
  await expectFocus(agent, '#born');
  // A digit begins to write the month.
  await agent.page.keyboard.type('1');
  await agent.page.keyboard.type('2');
  await agent.page.keyboard.press('Enter');
  await expect(customer.page.getByLabel('Born on')).toHaveValue('2002-12-04');
  await press(agent, '#ink');
  const ink = agent.page.getByRole('dialog', { name: 'Ink' });
  await ink.getByLabel('Ink').fill('#ff8800');
  await ink.getByRole('button', { name: 'Set' }).click();
  await expect(customer.page.getByLabel('Ink')).toHaveValue('#ff8800');
});

test('[AGC5] what is kept from agents opens nothing, and they are told why', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await control(customer, agent);
  for (const [selector, notice] of [
    ['select[data-gcb-privacy="masked"]', /hidden from you/],
    ['#denied', /keeps representatives from using this/],
    ['input[type=file]', /Only the customer can choose files/],
  ] as const) {
    await press(agent, selector);
    await expect(agent.page.getByText(notice)).toBeVisible();
    await expect(agent.page.locator('[data-gcb="view-popup"]')).toHaveCount(0);
  }
});

test('[AGC22] the agent sees where focus and caret are, and nothing of that in what is masked', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await control(customer, agent);
  const caret = agent.page.locator('[data-gcb="customer-caret"]');
  await press(agent, '#name');
  await agent.page.keyboard.type('Ada Lovelace');
  await expectFocus(agent, '#name');
  await expect(agent.view.locator('#name')).toHaveValue('Ada Lovelace');
  const left = () => caret.boundingBox().then(box => box?.x ?? 0);
  await expect.poll(left).toBeGreaterThan((await boxOf(agent, '#name')).x + 60);
  const end = await left();
  await agent.page.keyboard.press('Home');
  await expect.poll(left).toBeLessThan(end - 50);
  await agent.page.keyboard.press('Shift+End');
  await expect(agent.page.locator('[data-gcb="customer-selection"]')).toHaveCount(1);
  // The customer's own focus is shown as well.
  await customer.page.getByLabel('Notes').focus();
  await expectFocus(agent, '#notes');
  await customer.page.getByLabel('Secret').focus();
  await expect(agent.page.locator('[data-gcb="customer-focus"]')).toHaveCount(0);
  await customer.page.getByLabel('Notes').focus();
  await expectFocus(agent, '#notes');
  await agent.page.getByRole('button', { name: 'Release control' }).click();
  await expect(agent.page.locator('[data-gcb="customer-focus"]')).toHaveCount(0);
});

test('[AGC20] [AGC21] [AGC23] the view looks as under the agent’s own pointer, which is not taken for the customer’s', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await control(customer, agent);
  const { x, y, width, height } = await boxOf(agent, '#go');
  await agent.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
  await expect(agent.view.locator('#go')).toHaveCSS('background-color', 'rgb(0, 128, 0)');
  await expect(customer.page.locator('#go')).toHaveCSS('background-color', 'rgb(0, 128, 0)');
  await agent.page.mouse.down();
  await agent.page.mouse.up();
  await expect(customer.page.locator('#done')).toHaveText('clicked');
  await expect(agent.view.locator('#done')).toHaveText('clicked');
  await expect(agent.page.getByText('Customer', { exact: true })).toBeHidden();
  await expect(agent.page.locator('[data-gcb="view-overlay"]')).toHaveCSS('cursor', 'default');
  await agent.page.mouse.move((await boxOf(agent, '#denied')).x + 5, (await boxOf(agent, '#denied')).y + 5);
  await expect(agent.page.locator('[data-gcb="view-overlay"]')).toHaveCSS('cursor', 'not-allowed');
});

test('[AGC30] [AGC31] [AGC10] a whole form is filled in with the keyboard only', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const customer = await openCustomer((await openSite(PAGES)).url);
  await control(customer, agent);
  const { keyboard } = agent.page;
  const view = agent.page.getByRole('textbox', { name: /^The customer's page/ });
  await agent.page.getByRole('button', { name: 'Release control' }).focus();
  for (let count = 0; count < 12 && !(await isFocused(view)); count += 1) await keyboard.press('Tab');
  await expect(view).toBeFocused();
  const next = async (selector: string) => {
    await keyboard.press('Tab');
    await expectFocus(agent, selector);
  };
  // The customer has pressed the button before the form.
  await next('#name');
  await keyboard.type('Ada Lovelace');
  await next('#notes');
  await keyboard.type('One');
  await keyboard.press('Enter');
  await keyboard.type('Two');
  await next('#country');
  await keyboard.press('Enter');
  await expect(agent.page.getByRole('listbox', { name: 'Country' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(view).toBeFocused();
  await next('#colours');
  await keyboard.press('Space');
  await expect(agent.page.getByRole('listbox', { name: 'Colours' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('End');
  await keyboard.press('Space');
  await keyboard.press('Escape');
  await expect(customer.page.getByLabel('Colours')).toHaveValues(['Red', 'Blue']);
  await next('#born');
  await keyboard.press('Space');
  await expect(agent.page.getByRole('dialog', { name: 'Born on' }).getByLabel('Born on')).toBeFocused();
  await keyboard.type('05062003');
  await keyboard.press('Enter');
  await next('#ink');
  await keyboard.press('Alt+ArrowDown');
  await expect(agent.page.getByRole('dialog', { name: 'Ink' })).toBeVisible();
  await keyboard.press('Escape');
  // What is masked, denied or a file is passed over.
  await next('#agree');
  await keyboard.press('Space');
  await next('#size');
  await keyboard.press('ArrowRight');
  await next('[value=small]');
  await keyboard.press('ArrowDown');
  await expectFocus(agent, '[value=large]');
  await next('a');
  await next('#go');
  await keyboard.press('Enter');
  await keyboard.press('Shift+F10');
  await keyboard.press('PageDown');
  await expect.poll(() => customer.page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expect
    .poll(() => customer.page.evaluate(readForm))
    .toEqual({
      ...{ name: 'Ada Lovelace', notes: 'One\nTwo', country: 'Belgium', colours: ['Red', 'Blue'] },
      ...{ born: '2003-05-06', agree: true, size: '6', plan: 'large', done: 'clicked menu' },
    });
  await keyboard.press('F6');
  await expect(agent.page.getByRole('button', { name: 'Release control' })).toBeFocused();
});

/** In the page. */
function readForm() {
  const get = <T extends Element>(selector: string) => document.querySelector(selector) as T;
  return {
    name: get<HTMLInputElement>('#name').value,
    notes: get<HTMLTextAreaElement>('#notes').value,
    country: get<HTMLSelectElement>('#country').value,
    colours: [...get<HTMLSelectElement>('#colours').selectedOptions].map(({ value }) => value),
    born: get<HTMLInputElement>('#born').value,
    agree: get<HTMLInputElement>('#agree').checked,
    size: get<HTMLInputElement>('#size').value,
    plan: get<HTMLInputElement>('[name=plan]:checked').value,
    done: get('#done').textContent,
  };
}
