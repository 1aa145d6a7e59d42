import { test as base, expect, openCustomer } from '../harness/cobrowseTest.js';
import { captureWire } from './captureWire.js';
import { changeSecrets } from './changeSecrets.js';
import { createWords } from './channel.js';
import { fillSecrets } from './fillSecrets.js';
import { sealNodes } from './sealNodes.js';

const STEPS = Number(process.env.FUZZ_STEPS ?? 10_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

const RULES = { sets: [{ rules: [{ selector: '#ruled', type: 'mask' }] }] };
const FRAME = '<iframe src="/framed"></iframe>';
const BODY = `
  <div data-gcb-show>
    <style id="rules"></style>
    <div id="controls"></div>
    <div id="open"></div>
    ${FRAME}
    <div id="toggled"></div>
    <section class="vault" id="masked" data-gcb-mask>${FRAME}</section>
    <section class="vault" id="service" data-gcb-service-node="true">${FRAME}</section>
    <section class="vault" id="ruled"></section>
    <div data-gcb-mask><div><section class="vault" id="deep"></section></div></div>
  </div>`;

interface Fuzz {
  /** Changes a page at random; gives what has left of its secrets, and which controls have not. */
  fuzz(options: Record<string, unknown>, body: string): Promise<{ leaked: string[]; missing: string[] }>;
}

const test = base.extend<Fuzz>({
  fuzz: async ({ server, browser, openSite, agent }, use) => {
    const context = await browser.newContext();
    await use(async (options, body) => {
      console.log(`leak fuzz: FUZZ_SEED=${SEED} FUZZ_STEPS=${STEPS}`);
      const nextWord = createWords();
      const controls = Array.from({ length: 40 }, nextWord);
      const begin = nextWord();
      const secrets = Array.from({ length: Math.min(STEPS, 4000) }, nextWord);
      const config = JSON.stringify({ ...options, domRestrictions: RULES });
      const site = await openSite({
        '/': {
          before: `window._genesys = { cobrowse: ${config} };`,
          body: body.replace('<div id="controls">', `$&${begin}`),
        },
        '/framed': { plain: true },
      });
      const page = await context.newPage();
      const wire = captureWire(page, server.url);
      const customer = await openCustomer(context, site.url, page);
      await agent.join(await customer.startSession());
      // What a page does before it is recorded, nobody has seen.
      await expect.poll(() => wire.has(begin), { message: 'the page is recorded' }).toBe(true);
      const plan = { seed: SEED, steps: STEPS, secrets, controls };
      await page.evaluate(sealNodes, plan);
      await page.evaluate(fillSecrets);
      const { trails, errors, steps } = await page.evaluate(changeSecrets, plan);
      expect({ errors, steps }).toEqual({ errors: [], steps: STEPS });
      const last = controls.at(-1) ?? '';
      await expect.poll(() => wire.has(last), { message: 'the last change is sent' }).toBe(true);
      await expect(agent.status).toHaveText('Live');
      return {
        leaked: Array.from(wire.findAny(secrets), ([word, run]) => `${run}: ${trails[word]}`),
        missing: controls.filter(word => !wire.has(word)),
      };
    });
    await context.close();
  },
});

test.setTimeout(90_000 + STEPS * 10);

test('[LEAK10] after random changes nothing of masked regions and service elements has left', async ({
  fuzz,
}) => {
  expect(await fuzz({}, BODY)).toEqual({ leaked: [], missing: [] });
});

test('[LEAK11] after random changes nothing of what nothing shows has left, with privateByDefault', async ({
  fuzz,
}) => {
  const outside = '<section class="vault" id="outside"></section>';
  expect(await fuzz({ privateByDefault: true }, BODY + outside)).toEqual({ leaked: [], missing: [] });
});
