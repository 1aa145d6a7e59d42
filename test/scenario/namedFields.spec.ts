import { type Agent, expect, test } from '../harness/cobrowseTest.js';
import { takeControl } from '../harness/takeControl.js';

/** Fields of a form stand before members of the form that are named like them. */
const NAMES = ['parentNode', 'assignedSlot', 'firstChild', 'nextSibling', 'children', 'host'];
const FORMS = NAMES.map(
  name =>
    `<section><form><p>of ${name}</p><input name="${name}"><b data-gcb-mask>Secret</b></form></section>`,
).join('');

// Without selectors: test tools stumble over such forms themselves.
const readView = ({ page }: Agent) =>
  page.evaluate(() => {
    const view = document.querySelector<HTMLIFrameElement>('iframe[title="Customer page"]')?.contentDocument;
    return Array.from(view?.querySelectorAll('form > *') ?? [], ({ textContent }) => textContent);
  });

test('[ROUGH9] fields that are named like what is around their form neither stop the page nor hide the form', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { body: '<h1>Shop</h1>' }, '/forms': { body: FORMS } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Shop' })).toBeVisible();
  await customer.page.goto(`${site.url}/forms`);
  const expectTexts = (texts: (name: string) => string[]) =>
    expect.poll(() => readView(agent)).toEqual(NAMES.flatMap(texts));
  const masked = '******';
  await expectTexts(name => [`of ${name}`, '', masked]);
  await customer.page.evaluate(() => {
    for (const text of Array.from(document.querySelectorAll('form p'))) {
      text.insertAdjacentHTML('afterend', `<i>and ${text.textContent}</i><u data-gcb-mask>Also</u>`);
      (text.closest('section') as Element).id = 'changed';
    }
  });
  await expectTexts(name => [`of ${name}`, `and of ${name}`, '****', '', masked]);
  await customer.page.evaluate(() => {
    for (const form of Array.from(document.querySelectorAll('form')))
      document.body.append(Object.assign(document.createElement('section'), { id: 'moved' }), form);
  });
  await expectTexts(name => [`of ${name}`, `and of ${name}`, '****', '', masked]);
  await expect(agent.status).toHaveText('Live');
});

test('[KEYB74] fields named `host` and `children` are pressed and come to by Tab as others', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const body = `<form><label>Adults <input name="adults"></label>
    <label>Children <select name="children"><option>0</option><option>1</option></select></label>
    <input name="host" aria-label="Host"><div style="height: 40px; overflow: auto"><p style="height: 90px">Terms</p></div>
    <button type="button" onclick="this.textContent = 'Found'">Find</button></form>`;
  const customer = await openCustomer((await openSite({ '/': { body } })).url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByLabel('Adults')).toBeVisible();
  await takeControl(customer, agent);
  const press = async (name: string) => {
    const box = await agent.view.getByText(name, { exact: true }).boundingBox();
    if (box) await agent.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
  await press('Find');
  await expect(agent.view.getByRole('button', { name: 'Found' })).toBeVisible();
  await press('Adults');
  await expect(customer.page.getByLabel('Adults')).toBeFocused();
  for (const label of ['Children', 'Host']) {
    await agent.page.keyboard.press('Tab');
    await expect(customer.page.getByLabel(label)).toBeFocused();
  }
  await agent.page.keyboard.press('Shift+Tab');
  await agent.page.keyboard.press('ArrowDown');
  await expect(customer.page.getByLabel('Children')).toHaveValue('1');
});
