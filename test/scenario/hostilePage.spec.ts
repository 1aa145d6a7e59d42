import { expect, test } from '../harness/cobrowseTest.js';

test('[REP90] what a customer’s page carries never runs in the console', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const attack = `parent.stolen = 1; top.stolen = 1; window.stolen = 1;`;
  const body = `
    <script>window.ran = 1;</script>
    <img src="/missing.png" onerror="${attack}">
    <svg onload="${attack}"><script>${attack}</script></svg>
    <a id="link" href="javascript:${attack}">link</a>
    <iframe srcdoc="<script>${attack}</script><p>framed</p>"></iframe>
    <iframe src="javascript:'<script>${attack}<\\/script>'"></iframe>
    <object data="data:text/html,<script>${attack}</script>"></object>
    <form action="javascript:${attack}"><button id="send">Send</button></form>
    <style>@import url("javascript:${attack}");</style>
    <meta http-equiv="refresh" content="0;url=javascript:${attack}">
    <p>end-of-page</p>`;
  const site = await openSite({ '/': { body } });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByText('end-of-page')).toBeVisible();
  await expect(agent.status).toHaveText('Live');
  for (const name of ['link', 'Send']) {
    const box = await agent.view.getByText(name, { exact: true }).boundingBox();
    if (box) await agent.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
  for (const frame of agent.page.frames()) {
    expect(await frame.evaluate(() => 'stolen' in window || 'ran' in window).catch(() => false)).toBe(false);
  }
  const sandbox = await agent.page.locator('iframe[title="Customer page"]').getAttribute('sandbox');
  expect(sandbox).not.toContain('allow-scripts');
  expect(sandbox).not.toBeNull();
});
