import type { Page } from '@playwright/test';
import { expect, test } from '../harness/cobrowseTest.js';

const WHOLE = 'Content is hidden from representative';
const PART = 'Some content is hidden from representative';

const HEAR = `window.told = []; window._genesys = { cobrowse: { onReady: [function (api) {
  window.api = api;
  api.onMaskedElement.add(function (element) { window.told.push(element.id || element.localName); }); }],
  domRestrictions: { sets: [{ name: 'accounts', rules: [{ selector: '#iban', type: 'mask', description: 'account numbers' }] }] } } };`;

const BODY = `<h1>Form</h1><p id="plain">nothing of note</p>
  <form id="form" style="padding: 20px"><label>Name <input id="name"></label>
    <label>Account <input id="iban" value="DE89"></label></form>
  <div data-gcb-service-node="true" id="service"><button data-gcb-mask>Chat</button></div>
  <section id="region" data-gcb-mask><p>secret <b id="bold">bold</b></p></section>
  <div id="host"></div><iframe id="frame" title="inner" srcdoc="<input id=inner data-gcb-mask><p id=innerPlain>plain</p>"></iframe>
  <script>
    const shadow = document.getElementById('host').attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p id="inShadow" data-gcb-mask>in a shadow tree</p>';
  </script>`;

const banner = (page: Page, text: string) => page.getByText(text, { exact: true });

test('[UI180] [UI181] [UI182] the customer is told what is masked: what they point at or type in, whole or in part', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({ '/': { before: HEAR, body: BODY } });
  const customer = await openCustomer(site.url);
  const { page } = customer;
  const token = await customer.startSession();
  // Nobody sees the page yet.
  await page.locator('#iban').hover();
  await agent.join(token);
  await expect(agent.view.getByRole('heading', { name: 'Form' })).toBeVisible();
  await expect(page.getByText('Representative has joined the session')).toBeVisible();

  await page.locator('#plain').hover();
  await page.locator('#iban').hover();
  await expect(banner(page, WHOLE)).toBeVisible();
  expect(await page.getByRole('status').filter({ hasText: WHOLE }).getAttribute('aria-live')).toBe('polite');
  await page.locator('#plain').hover();
  await expect(banner(page, WHOLE)).toHaveCount(0);

  await page.locator('#iban').focus();
  await expect(banner(page, WHOLE)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(banner(page, WHOLE)).toHaveCount(0);
  await page.locator('#name').focus();

  await page.locator('#form').hover({ position: { x: 4, y: 4 } });
  await expect(banner(page, PART)).toBeVisible();
  await page.locator('#name').hover();
  await expect(banner(page, PART)).toHaveCount(0);

  // The region as a whole, not each thing in it.
  await page.locator('#bold').hover();
  await expect(banner(page, WHOLE)).toBeVisible();
  const above = (await banner(page, WHOLE).boundingBox()) ?? { y: 0, height: 0 };
  const region = (await page.locator('#region').boundingBox()) ?? { y: 0, height: 0 };
  expect(above.y + above.height <= region.y || above.y >= region.y + region.height).toBe(true);
  await page.locator('#plain').hover();
  await expect(banner(page, WHOLE)).toHaveCount(0);

  await page.locator('#inShadow').hover();
  await expect(banner(page, WHOLE)).toBeVisible();
  await page.locator('#plain').hover();
  await expect(banner(page, WHOLE)).toHaveCount(0);

  const frame = page.frameLocator('#frame');
  await frame.locator('#innerPlain').hover();
  await frame.locator('#inner').hover();
  await expect(banner(page, WHOLE)).toBeVisible();
  await page.locator('#plain').hover();
  await expect(banner(page, WHOLE)).toHaveCount(0);
  await frame.locator('#inner').focus();
  await expect(banner(page, WHOLE)).toBeVisible();
  await page.locator('#name').focus();
  await expect(banner(page, WHOLE)).toHaveCount(0);

  // What agents have no part of is nobody's matter.
  await page.locator('#service button').hover();
  await page.locator('#plain').hover();
  await page.locator('#iban').hover();
  await expect(banner(page, WHOLE)).toBeVisible();
  await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(page.getByText('You have left the session')).toBeVisible();
  await expect(banner(page, WHOLE)).toHaveCount(0);
});

test('[PRV100] [PRV101] `explainPrivacy` says which rule decides while a session goes on; [PRV103] elements are told in each session', async ({
  openSite,
  openCustomer,
  openAgent,
}) => {
  const site = await openSite({ '/': { before: HEAR, body: BODY } });
  const customer = await openCustomer(site.url);
  const { page } = customer;
  const warnings: string[] = [];
  page.on('console', message => message.type() === 'warning' && warnings.push(message.text()));
  const explain = (expression: string) =>
    page.evaluate(`(() => { const said = window.api.explainPrivacy(${expression});
      return said && [said.privacy, ...said.because.map(({ source, rule, set, description, element }) =>
        [source, rule, set, description, element.id].filter(Boolean).join(' | '))]; })()`);
  const byId = (id: string) => `document.getElementById('${id}')`;
  expect(await explain(byId('iban'))).toBeNull();

  const token = await customer.startSession();
  const account = ['masked', 'configuration | #iban | accounts | account numbers | iban'];
  // Before anybody has joined, too, and as the page is then.
  await expect.poll(() => explain(byId('iban'))).toEqual(account);
  await page.evaluate(() => document.getElementById('plain')?.setAttribute('data-gcb-no-control', ''));
  expect(await explain(byId('plain'))).toEqual(['control', 'attribute | [data-gcb-no-control] | plain']);

  const agent = await openAgent();
  await agent.join(token);
  await expect(agent.view.getByRole('heading', { name: 'Form' })).toBeVisible();
  expect(await explain(byId('iban'))).toEqual(account);
  expect(await explain(byId('bold'))).toEqual(['masked', 'attribute | [data-gcb-mask] | region']);
  expect(await explain(`${byId('service')}.firstChild`)).toMatchObject([
    'service',
    expect.stringContaining('service'),
  ]);
  expect(await explain(byId('name'))).toEqual(['visible']);
  expect(await explain(`${byId('frame')}.contentDocument.getElementById('inner')`)).toEqual([
    'masked',
    'attribute | [data-gcb-mask] | inner',
  ]);
  for (const none of ['null', '"#iban"', 'document', '{}', '']) expect(await explain(none)).toBeNull();
  expect(warnings.filter(text => text.includes('explainPrivacy: an element is needed'))).toHaveLength(5);

  const all = ['iban', 'inShadow', 'inner', 'region'];
  const told = async () => [...(await page.evaluate<string[]>('window.told'))].sort();
  await expect.poll(told).toEqual(all);
  await page.getByRole('button', { name: 'Exit Co-browse session' }).click();
  await expect(agent.status).toContainText('over');
  expect(await explain(byId('iban'))).toBeNull();
  await page.evaluate('window.told = []');
  await agent.join(await customer.startSession());
  await expect(agent.view.getByRole('heading', { name: 'Form' })).toBeVisible();
  await expect.poll(told).toEqual(all);
});
