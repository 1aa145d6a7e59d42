import type { Page } from '@playwright/test';
import { expect, expectMirrored, test } from '../harness/cobrowseTest.js';
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

test('[FRM3] frames of the same origin are mirrored with and without the script in them', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const site = await openSite({
    '/': { body: `${frame('/with', 'With')}${frame('/without', 'Without')}` },
    '/with': { before: hearAsFrame([]), body: '<p>carries the script</p>' },
    '/without': { plain: true, body: '<p>carries nothing</p>' },
  });
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await agent.join(token);
  await expectMirrored(customer, agent);
  await expect(agent.view.frameLocator('iframe[title="With"]').getByText('carries the script')).toBeVisible();
  await expect(agent.view.frameLocator('iframe[title="Without"]').getByText('carries nothing')).toBeVisible();
  await expect.poll(() => heardIn(customer.page, `${site.url}/with`)).toEqual([`started ${token}`]);
  await frameAt(customer.page, `${site.url}/with`).evaluate(() => {
    document.body.append('and changes');
  });
  await expectMirrored(customer, agent);
});

test('[FRM4] frames in frames are mirrored, whatever the origins between', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const [topPages, middlePages, innerPages]: Record<string, TestPage>[] = [{}, {}, {}];
  const top = await openSite(topPages ?? {});
  const middle = await openSite(middlePages ?? {});
  const inner = await openSite(innerPages ?? {});
  const everyone = [top.url, middle.url, inner.url];
  Object.assign(topPages ?? {}, {
    '/': {
      before: allow(...everyone),
      body: `${frame(`${middle.url}/`, 'Foreign')}${frame('/own', 'Own')}`,
    },
    '/own': { before: allow(...everyone), body: frame(`${inner.url}/a`, 'Foreign in own') },
  });
  Object.assign(middlePages ?? {}, {
    '/': {
      before: allow(...everyone),
      body: `<p>middle</p>${frame(`${inner.url}/b`, 'Foreign in foreign')}${frame('/side', 'Own in foreign')}`,
    },
    '/side': { plain: true, body: '<p>beside</p>' },
  });
  for (const path of ['/a', '/b'])
    Object.assign(innerPages ?? {}, {
      [path]: { before: hearAsFrame(everyone), body: `<p>inner ${path}</p>` },
    });

  const customer = await openCustomer(top.url);
  const token = await customer.startSession();
  await agent.join(token);
  const foreign = agent.view.frameLocator('iframe[title="Foreign"]');
  await expect(foreign.getByText('middle')).toBeVisible();
  const deep = foreign.frameLocator('iframe[title="Foreign in foreign"]');
  await expect(deep.getByText('inner /b')).toBeVisible();
  await expect(foreign.frameLocator('iframe[title="Own in foreign"]').getByText('beside')).toBeVisible();
  const inOwn = agent.view.frameLocator('iframe[title="Own"]').frameLocator('iframe');
  await expect(inOwn.getByText('inner /a')).toBeVisible();
  for (const path of ['a', 'b']) {
    await expect.poll(() => heardIn(customer.page, `${inner.url}/${path}`)).toEqual([`started ${token}`]);
    await frameAt(customer.page, `${inner.url}/${path}`).evaluate(() => document.body.append('and more'));
  }
  await expect(deep.getByText('and more')).toBeVisible();
  await expect(inOwn.getByText('and more')).toBeVisible();
});

test('[FRM5] frames that are added, navigated and removed during the session are followed', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const site = await openSite({ '/': { before: allow(partner.url), body: '<p>Our own page</p>' } });
  const before = hearAsFrame([site.url]);
  Object.assign(partnerPages, {
    '/one': { before, body: '<p>page one</p><a href="/two">Next</a>' },
    '/two': { before, body: '<p>page two</p><a href="/plain">Next</a>' },
    '/plain': { plain: true, body: '<p>tells nothing</p>' },
  });
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.getByText('Our own page')).toBeVisible();
  await customer.page.evaluate(src => {
    const added = Object.assign(document.createElement('iframe'), { src, title: 'Partner' });
    document.body.append(added);
  }, `${partner.url}/one`);
  const inner = agent.view.frameLocator('iframe[title="Partner"]');
  const own = customer.page.frameLocator('iframe[title="Partner"]');
  await expect(inner.getByText('page one')).toBeVisible();
  await own.getByRole('link', { name: 'Next' }).click();
  await expect(inner.getByText('page two')).toBeVisible();
  await expect(inner.getByText('page one')).toHaveCount(0);
  // [FRM15] What a page that tells nothing of itself shows is not known, and nothing old is left standing.
  await own.getByRole('link', { name: 'Next' }).click();
  await expect(own.getByText('tells nothing')).toBeVisible();
  await expect(inner.getByText('page two')).toHaveCount(0);
  await expect(inner.locator('body')).toBeEmpty();
  await customer.page.evaluate(() => document.querySelector('iframe')?.remove());
  await expect(agent.view.locator('iframe')).toHaveCount(0);
  await customer.page.evaluate(() => document.body.append('still alive'));
  await expect(agent.view.getByText('still alive')).toBeVisible();
});

test('[FRM6] a hostile frame reads nothing, and nothing that it sends is heard', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  // Tries everything that a page in a frame can: the real script with our origins allowed, and messages of its own.
  const attack = `
    window.got = [];
    addEventListener('message', function (event) { window.got.push(JSON.stringify(event.data) + event.ports.length); });
    var forged = { t: 'event', event: { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [
      { type: 2, tagName: 'h1', id: 2, attributes: {}, childNodes: [{ type: 3, id: 3, textContent: 'FORGED' }] }] } } } };
    var everyone = [parent, parent[0]];
    window.attack = function () {
      everyone.forEach(function (target) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function (event) { window.got.push('port ' + JSON.stringify(event.data)); };
        [{ gcb: 'hello' }, { gcb: 'call' }, forged, { t: 'session', token: '123456789', agents: 1 }, 'bye'].forEach(
          function (message) { target.postMessage(message, '*'); });
        target.postMessage({ gcb: 'welcome', direct: false }, '*', [channel.port2]);
        channel.port1.postMessage({ t: 'session', token: '123456789', agents: 1 });
        channel.port1.postMessage({ t: 'record' });
      });
    };
    attack();`;
  const hostile = await openSite({
    '/': { before: `${hearAsFrame(['http://127.0.0.1'])}${attack}`, body: '<p>EVIL</p>' },
  });
  const site = await openSite({
    '/': {
      before: allow(partner.url),
      body: `${frame(`${partner.url}/`)}${frame(`${hostile.url}/`, 'Hostile')}<p>Our own page</p>`,
    },
  });
  partnerPages['/'] = { before: hearAsFrame([site.url]), body: '<p>partner content</p>' };
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  await agent.join(token);
  await expect(agent.view.frameLocator('iframe[title="Partner"]').getByText('partner content')).toBeVisible();
  await frameAt(customer.page, hostile.url).evaluate(() =>
    (window as unknown as { attack(): void }).attack(),
  );
  // A change that comes after the attack has arrived: so has whatever the attack could do.
  await frameAt(customer.page, partner.url).evaluate(() => document.body.append('after the attack'));
  await customer.page.evaluate(() => document.body.append('the page after the attack'));
  await expect(
    agent.view.frameLocator('iframe[title="Partner"]').getByText('after the attack'),
  ).toBeVisible();
  await expect(agent.view.getByText('the page after the attack')).toBeVisible();
  const everything = await agent.page.evaluate(() => {
    const texts: string[] = [];
    const read = (document: Document | null) => {
      texts.push(document?.documentElement?.outerHTML ?? '');
      for (const each of document?.querySelectorAll('iframe') ?? []) read(each.contentDocument);
    };
    read(document);
    return texts.join('\n');
  });
  expect(everything).not.toContain('FORGED');
  expect(everything).not.toContain('EVIL');
  expect(await heardIn(customer.page, partner.url)).toEqual([`started ${token}`]);
  expect(
    await frameAt(customer.page, hostile.url).evaluate(() => (window as unknown as { got: string[] }).got),
  ).toEqual([]);
  expect(await heardIn(customer.page, hostile.url)).toEqual([]);
});

test('[FRM7] a page that a stranger puts into a frame tells the stranger nothing and believes nothing', async ({
  openSite,
  openCustomer,
}) => {
  const own = await openSite({
    '/': { before: hearAsFrame(['https://partner.example']), body: '<p>SECRET</p>' },
  });
  const before = `
    window.got = [];
    addEventListener('message', function (event) { window.got.push(JSON.stringify(event.data)); });
    window.lure = function () {
      var target = document.querySelector('iframe').contentWindow;
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) { window.got.push('port ' + JSON.stringify(event.data)); };
      target.postMessage({ gcb: 'call' }, '*');
      target.postMessage({ gcb: 'welcome', direct: false }, '*', [channel.port2]);
      channel.port1.postMessage({ t: 'session', token: '123456789', agents: 1 });
      channel.port1.postMessage({ t: 'record' });
    };`;
  const stranger = await openSite({ '/': { plain: true, before, body: frame(`${own.url}/`, 'Victim') } });
  const { page } = await openCustomer(stranger.url);
  await expect(page.frameLocator('iframe').getByText('SECRET')).toBeVisible();
  await expect
    .poll(() => frameAt(page, own.url).evaluate(() => (window as unknown as { isTop?: boolean }).isTop))
    .toBe(false);
  await page.evaluate(() => (window as unknown as { lure(): void }).lure());
  // Goes to the frame and back after the lure: whatever the lure could do has happened.
  await frameAt(page, own.url).evaluate(
    () =>
      new Promise(resolve => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      }),
  );
  expect(await heardIn(page, own.url)).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { got: string[] }).got)).toEqual([]);
});

test('[FRM8] a frame that is a service element, or stands in one, is left out with all that it holds', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const hidden = `${frame(`${partner.url}/`, 'Marked').replace('<iframe', '<iframe data-gcb-service-node="true"')}
    <div data-gcb-service-node="true">${frame(`${partner.url}/`, 'Inside')}</div>`;
  const site = await openSite({
    '/': { before: allow(partner.url), body: `${hidden}${frame(`${partner.url}/open`)}` },
  });
  partnerPages['/'] = { before: hearAsFrame([site.url]), body: '<p>CHAT SECRET</p>' };
  partnerPages['/open'] = { before: hearAsFrame([site.url]), body: '<p>for everyone</p>' };
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  const messages: string[] = [];
  agent.page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => messages.push(String(payload))),
  );
  await agent.join(token);
  await expect(agent.view.frameLocator('iframe[title="Partner"]').getByText('for everyone')).toBeVisible();
  // They hear of the session all the same.
  for (const each of customer.page.frames().filter(each => each.url() === `${partner.url}/`))
    await expect
      .poll(() => each.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toEqual([`started ${token}`]);
  await expect(agent.view.locator('iframe:visible')).toHaveCount(1);
  const received = messages.join('\n');
  expect(received).toContain('for everyone');
  expect(received).not.toContain('CHAT SECRET');
});

test('[FRM9] each sees the other’s pointer inside of a frame of another origin', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const site = await openSite({
    '/': { before: allow(partner.url), body: `<p>above</p>${frame(`${partner.url}/`)}` },
  });
  partnerPages['/'] = {
    before: hearAsFrame([site.url]),
    body: '<button style="position:fixed;left:120px;top:90px;width:180px;height:50px">Pay</button>',
  };
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  const inner = agent.view.frameLocator('iframe[title="Partner"]');
  const shown = await inner.getByRole('button', { name: 'Pay' }).boundingBox();
  if (!shown) throw new Error('the mirrored button has no box');
  await agent.page.mouse.move(shown.x + 20, shown.y + 20);
  await agent.page.mouse.move(shown.x + shown.width / 2, shown.y + shown.height / 2);
  const pointer = customer.page.getByText('Representative', { exact: true });
  await expect(pointer).toBeVisible();
  const own = customer.page.frameLocator('iframe[title="Partner"]').getByRole('button', { name: 'Pay' });
  const target = await own.boundingBox();
  if (!target) throw new Error('the button has no box');
  const distance = () =>
    pointer.evaluate((label, { x, y, width, height }) => {
      const box = label.parentElement?.getBoundingClientRect();
      return box ? Math.hypot(box.left + 2 - x - width / 2, box.top + 2 - y - height / 2) : 9999;
    }, target);
  await expect.poll(distance).toBeLessThanOrEqual(3);
  await agent.page.mouse.move(5, 5);
  await expect(pointer).toBeHidden();

  await customer.page.mouse.move(target.x + 20, target.y + 20, { steps: 4 });
  const cursor = agent.page.getByText('Customer', { exact: true });
  await expect(cursor).toBeVisible();
  const near = async () => {
    const at = await cursor.boundingBox();
    return at ? Math.hypot(at.x - shown.x - 20, at.y - shown.y - 20) : Number.POSITIVE_INFINITY;
  };
  await expect.poll(near).toBeLessThan(60);
});

test('[FRM10] an agent who comes late or reloads sees the frames as they are, and so after the customer’s reload', async ({
  openSite,
  openCustomer,
  openAgent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const site = await openSite({ '/': { before: allow(partner.url), body: frame(`${partner.url}/`) } });
  partnerPages['/'] = { before: hearAsFrame([site.url]), body: FORM };
  const customer = await openCustomer(site.url);
  const token = await customer.startSession();
  const agent = await openAgent();
  await agent.join(token);
  const inner = agent.view.frameLocator('iframe[title="Partner"]');
  const say = (text: string) =>
    frameAt(customer.page, partner.url).evaluate(said => {
      const element = document.getElementById('said');
      if (element) element.textContent = said;
    }, text);
  await expect(inner.getByText('nothing yet')).toBeVisible();
  await say('before the reload');
  await expect(inner.getByText('before the reload')).toBeVisible();
  await agent.page.reload();
  await expect(inner.getByText('before the reload')).toBeVisible();
  await say('after the reload');
  await expect(inner.getByText('after the reload')).toBeVisible();

  await customer.page.reload();
  await expect(inner.getByText('nothing yet')).toBeVisible();
  await expect.poll(() => heardIn(customer.page, partner.url)).toEqual([`started ${token}`]);
  await say('on the new page');
  await expect(inner.getByText('on the new page')).toBeVisible();
});

test('[FRM11] with setDocumentDomain, pages of sub-domains read each other where the browser allows it', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const headers = { 'origin-agent-cluster': '?0' };
  const before = 'window._genesys = { cobrowse: { setDocumentDomain: true } };';
  const pages: Record<string, TestPage> = {};
  const site = await openSite(pages);
  const { port } = new URL(site.url);
  pages['/'] = { before, headers, body: frame(`http://forms.shop.localhost:${port}/form`, 'Form') };
  pages['/form'] = {
    before: hearAsFrame([]).replace('cobrowse: {', 'cobrowse: { setDocumentDomain: true,'),
    headers,
    body: FORM,
  };
  const customer = await openCustomer(`http://www.shop.localhost:${port}/`);
  expect(await customer.page.evaluate(() => document.domain)).toBe('shop.localhost');
  const token = await customer.startSession();
  await agent.join(token);
  const inner = agent.view.frameLocator('iframe[title="Form"]');
  await expect(inner.getByRole('heading', { name: 'Partner form' })).toBeVisible();
  await customer.page.frameLocator('iframe[title="Form"]').getByLabel('Name').fill('Grace');
  await expect(inner.getByLabel('Name')).toHaveValue('Grace');
  await expect.poll(() => heardIn(customer.page, 'http://forms.')).toEqual([`started ${token}`]);
});

test('[FRM17] without setDocumentDomain the page’s domain is left alone, and frames of sub-domains stay apart', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const headers = { 'origin-agent-cluster': '?0' };
  const before = `window.domains = [];
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'domain');
    Object.defineProperty(document, 'domain', { get, set(value) { domains.push(value); set.call(this, value); } });`;
  const pages: Record<string, TestPage> = {};
  const site = await openSite(pages);
  const { port } = new URL(site.url);
  pages['/'] = { before, headers, body: frame(`http://forms.shop.localhost:${port}/form`, 'Form') };
  pages['/form'] = { before, headers, body: FORM };
  const customer = await openCustomer(`http://www.shop.localhost:${port}/`);
  await agent.join(await customer.startSession());
  const inner = agent.view.frameLocator('iframe[title="Form"]');
  await expect(inner.locator('body')).toBeAttached();
  // A change that the agent sees: by now the frame would have been seen, too.
  await customer.page.evaluate(() => document.body.append('Changed since'));
  await expect(agent.view.getByText('Changed since')).toBeAttached();
  await expect(inner.getByRole('heading')).toHaveCount(0);
  for (const each of customer.page.frames()) expect(await each.evaluate('window.domains')).toEqual([]);
});

test('[FRM12] it does not matter whether frame or page carries its script first', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const site = await openSite({
    // The snippet is there only when the frame has long been loaded.
    '/': { plain: true, body: `<div id="late"></div>${frame(`${partner.url}/`)}` },
  });
  partnerPages['/'] = { before: hearAsFrame([site.url]), body: FORM };
  const customer = await openCustomer(site.url);
  await expect.poll(() => frameAt(customer.page, partner.url).evaluate(() => 'names' in window)).toBe(true);
  const { src } = await frameAt(customer.page, partner.url).evaluate(() => ({
    src: document.querySelector<HTMLScriptElement>('#genesys-js')?.src ?? '',
  }));
  await customer.page.evaluate(
    ({ url, allowed }) => {
      Object.assign(window, { _genesys: { cobrowse: { allowedFrameOrigins: [allowed] } } });
      const button = Object.assign(document.createElement('button'), {
        className: 'gcb-startCobrowse',
        textContent: 'Share this page',
      });
      document.body.append(button, Object.assign(document.createElement('script'), { src: url }));
    },
    { url: src, allowed: partner.url },
  );
  await customer.page.waitForFunction('window._genesys.cobrowse.VERSION');
  await agent.join(await customer.startSession());
  await expect(
    agent.view.frameLocator('iframe[title="Partner"]').getByRole('heading', { name: 'Partner form' }),
  ).toBeVisible();
});

test('[FRM13] a sandboxed frame without an origin of its own is not let in', async ({
  openSite,
  openCustomer,
  agent,
}) => {
  const partnerPages: Record<string, TestPage> = {};
  const partner = await openSite(partnerPages);
  const sandboxed = frame(`${partner.url}/`, 'Sandboxed').replace(
    '<iframe',
    '<iframe sandbox="allow-scripts"',
  );
  const site = await openSite({
    '/': { before: allow(partner.url, 'null'), body: `${sandboxed}${frame(`${partner.url}/open`)}` },
  });
  partnerPages['/'] = { before: hearAsFrame([site.url]), body: '<p>no origin</p>' };
  partnerPages['/open'] = { before: hearAsFrame([site.url]), body: '<p>an origin</p>' };
  const customer = await openCustomer(site.url);
  await agent.join(await customer.startSession());
  await expect(agent.view.frameLocator('iframe[title="Partner"]').getByText('an origin')).toBeVisible();
  await expect(agent.view.frameLocator('iframe[title="Sandboxed"]').locator('body')).toBeEmpty();
  const silent = customer.page.frames().find(each => each.url() === `${partner.url}/`);
  expect(await silent?.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
});
