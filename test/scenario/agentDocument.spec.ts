import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { LABELS } from '../../src/agent/pointerKeys/keyTexts.js';
import { expect, test } from '../harness/cobrowseTest.js';

const ROOT = resolve(import.meta.dirname, '../..');
const readBlock = (document: string, language: string) =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(document)?.[1] ?? '';

test('[EX34] the console of docs/AGENT.md works as it stands there', async ({
  customer,
  browser,
  server,
}) => {
  const document = await readFile(resolve(ROOT, 'docs/AGENT.md'), 'utf8');
  const { outputFiles } = await build({
    stdin: { contents: readBlock(document, 'js'), resolveDir: ROOT },
    alias: { 'opencobrowse/agent': resolve(ROOT, 'dist/esm/agent.js') },
    ...{ bundle: true, write: false, format: 'iife', logLevel: 'error' },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  // A page of the server's own origin that has nothing to it.
  await page.goto(new URL('cobrowse/health', server.url).href);
  await page.setContent(readBlock(document, 'html'));
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });

  const status = page.getByRole('status');
  await page.getByLabel('Session').fill('000 000 000');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(status).not.toBeEmpty();
  await page.getByLabel('Session').fill(await customer.startSession());
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(status).toHaveText('Pointer Mode');
  const view = page.frameLocator('iframe[title="Customer page"]');
  await expect(view.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('application', { name: LABELS.point })).toBeVisible();
  await page.getByRole('button', { name: 'Request control' }).click();
  await customer.page.getByRole('button', { name: 'Yes' }).click();
  await expect(status).toHaveText('Write Mode');
  await page.getByRole('button', { name: 'Release control' }).click();
  await expect(status).toHaveText('Pointer Mode');
  await context.close();
});
