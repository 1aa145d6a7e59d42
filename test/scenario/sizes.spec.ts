import { expect, readToken, test } from '../harness/cobrowseTest.js';

test('[PKG18] a page without a session loads exactly one file of ours, and opens no connection', async ({
  openSite,
  openCustomer,
  server,
}) => {
  const before = `window._genesys = { cobrowse: { onReady(api) { api.onInitialized.add(() => { window.settled = true; }); } } };`;
  const site = await openSite({ '/': { title: 'Waiting' }, '/shop': { title: 'Shop', before } });
  const { page } = await openCustomer(site.url);
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  page.on('websocket', socket => asked.push(socket.url()));
  const ours = () => asked.filter(url => new URL(url).host === new URL(server.url).host);

  await page.goto(`${site.url}/shop`, { waitUntil: 'networkidle' });
  await page.waitForFunction('window.settled === true');
  expect(ours()).toEqual([`${server.url}/cobrowse/js/gcb.min.js?apikey=test`]);

  // The same look does find what a session loads.
  await page.getByRole('button', { name: 'Share this page' }).click();
  await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await readToken(page);
  expect(ours().length).toBeGreaterThan(2);
});
