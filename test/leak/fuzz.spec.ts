import { expect, openCustomer, test } from '../harness/cobrowseTest.js';
import { captureWire } from './captureWire.js';
import { changeSecrets } from './changeSecrets.js';
import { createWords } from './channel.js';
import { fillSecrets } from './fillSecrets.js';
import { sealNodes } from './sealNodes.js';

const STEPS = Number(process.env.FUZZ_STEPS ?? 10_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

const RULES = { sets: [{ rules: [{ selector: '#ruled', type: 'mask' }] }] };
const BODY = `
  <div data-gcb-show>
    <style id="rules"></style>
    <div id="controls"></div>
    <div id="open"></div>
    <div id="toggled"></div>
    <section class="vault" id="masked" data-gcb-mask></section>
    <section class="vault" id="service" data-gcb-service-node="true"></section>
    <section class="vault" id="ruled"></section>
    <div data-gcb-mask><p><section class="vault" id="deep"></section></p></div>
  </div>`;

for (const [id, name, options] of [
  ['LEAK10', 'regions that are masked, or service elements', {}],
  ['LEAK11', 'what nothing shows, with privateByDefault', { privateByDefault: true }],
] as const) {
  test(`[${id}] after ${STEPS} random changes nothing of ${name} has left the browser`, async ({
    server,
    browser,
    openSite,
    agent,
  }) => {
    test.setTimeout(90_000 + STEPS * 10);
    console.log(`leak fuzz ${id}: FUZZ_SEED=${SEED} FUZZ_STEPS=${STEPS}`);
    const nextWord = createWords();
    const controls = Array.from({ length: 40 }, nextWord);
    const secrets = Array.from({ length: Math.min(STEPS, 4000) }, nextWord);
    const isPrivate = 'privateByDefault' in options;
    const config = JSON.stringify({ ...options, domRestrictions: RULES });
    const site = await openSite({
      '/': {
        before: `window._genesys = { cobrowse: ${config} };`,
        body: isPrivate ? `${BODY}<section class="vault" id="outside"></section>` : BODY,
      },
    });
    const context = await browser.newContext();
    const page = await context.newPage();
    const wire = captureWire(page, server.url);
    const customer = await openCustomer(context, site.url, page);
    await agent.join(await customer.startSession());
    const fuzz = { seed: SEED, steps: STEPS, secrets, controls };
    await page.evaluate(sealNodes, fuzz);
    await page.evaluate(fillSecrets);
    const { trails, errors, steps } = await page.evaluate(changeSecrets, fuzz);
    expect(errors).toEqual([]);
    expect(steps).toBe(STEPS);
    const last = controls.at(-1) ?? '';
    await expect.poll(() => wire.has(last), { message: 'the last change is sent' }).toBe(true);
    await expect(agent.status).toHaveText('Live');
    const leaked = Array.from(wire.findAny(secrets), ([word, run]) => `${run}: ${trails[word]}`);
    expect(leaked).toEqual([]);
    expect(controls.filter(word => !wire.has(word))).toEqual([]);
    await context.close();
  });
}
