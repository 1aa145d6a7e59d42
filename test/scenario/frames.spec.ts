import type { Page } from '@playwright/test';
import { expect, test } from '../harness/cobrowseTest.js';
import type { TestPage } from '../harness/startSite.js';

/** Notes what a framed page is given and hears. */
const hearAsFrame = (allowed: readonly string[]) => `
window.heard = [];
window._genesys = { cobrowse: { allowedFrameOrigins: ${JSON.stringify(allowed)}, onReady: [function (api, isTopContext) {
  window.isTop = isTopContext;
  window.names = Object.keys(api).sort();
  api.onSessionStarted.add(function (session) { window.heard.push('started ' + session.token); });
  api.onSessionEnded.add(function (details) { window.heard.push('ended ' + details.reason); });
}] } };`;

const allow = (...origins: string[]) =>
  `window._genesys = { cobrowse: { allowedFrameOrigins: ${JSON.stringify(origins)} } };`;
const frame = (src: string, title = 'Partner') =>
  `<iframe src="${src}" title="${title}" width="500" height="300"></iframe>`;
const FORM = `<h2>Partner form</h2><label>Name <input id="name"></label><p id="said">nothing yet</p>`;

function frameAt(page: Page, url: string) {
  const found = page.frames().find(each => each.url().startsWith(url));
  if (!found) throw new Error(`no frame shows ${url}`);
  return found;
}

const heardIn = (page: Page, url: string) =>
  frameAt(page, url).evaluate(() => (window as unknown as { heard: string[] }).heard);

test('[FRM1][FRM2] a frame of an allowed origin is mirrored, hears of the session, and has the common API only', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const site = await openSite({
    '/': { before: allow(partner.url), body: `<p>Our own page</p>${frame(`${partner.url}/`)}` },
  });
  partnerPages['/'] = { before: hearAsFrame([site.url]), body: FORM };
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await expect.poll(() => heardIn(customer.page, partner.url)).toEqual([`started ${token}`]);
  await agent.join(token);
  const inner = agent.view.frameLocator('iframe[title="Partner"]');
  await expect(inner.getByRole('heading', { name: 'Partner form' })).toBeVisible();

  const own = customer.page.frameLocator('iframe[title="Partner"]');
  await own.getByLabel('Name').fill('Ada');
  await expect(inner.getByLabel('Name')).toHaveValue('Ada');
  await frameAt(customer.page, partner.url).evaluate(() => {
    const said = document.getElementById('said');
    if (said) said.textContent = 'changed';
    document.body.append(Object.assign(document.createElement('p'), { textContent: 'added later' }));
  });
  await expect(inner.getByText('changed')).toBeVisible();
  await expect(inner.getByText('added later')).toBeVisible();

  const { isTop, names } = await frameAt(customer.page, partner.url).evaluate(() => {
    const page = window as unknown as { isTop: boolean; names: string[] };
    return { isTop: page.isTop, names: page.names };
  });
  expect(isTop).toBe(false);
  expect(names).toEqual([
    'VERSION',
    'markServiceElement',
    'onConnected',
    'onMaskedElement',
    'onSessionEnded',
    'onSessionStarted',
  ]);
  await expect(own.getByText(/Session ID/)).toHaveCount(0);

  await agent.page.getByRole('button', { name: 'Exit session' }).click();
  await expect
    .poll(() => heardIn(customer.page, partner.url))
    .toEqual([`started ${token}`, 'ended external']);
});
