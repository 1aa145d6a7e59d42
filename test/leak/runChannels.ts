import { expect, type Page } from '@playwright/test';
import type { Agent } from '../harness/cobrowseTest.js';
import { openCustomer } from '../harness/cobrowseTest.js';
import type { Site, TestPage } from '../harness/startSite.js';
import { captureWire, type Wire } from './captureWire.js';
import { type Channel, createWords, type Variant } from './channel.js';

export interface Outcome {
  /** Channels whose word, or six letters of it, left the browser. */
  leaked: string[];
  wire: Wire;
  page: Page;
}

export interface Run {
  channels: readonly Channel[];
  variant: Variant | 'none';
  /** More options of the page's configuration. */
  options?: Record<string, unknown>;
  serverUrl: string;
  newPage(): Promise<Page>;
  openSite(pages: Record<string, TestPage>, serverUrl: string): Promise<Site>;
  openAgent(serverUrl: string): Promise<Agent>;
}

const RULES = { sets: [{ name: 'leak', rules: [{ selector: '#region', type: 'mask' }] }] };
export const RESTRICTIONS = JSON.stringify(RULES);

const MARKS: Readonly<Record<string, string>> = {
  attribute: 'data-gcb-mask',
  service: 'data-gcb-service-node="true"',
};

/** Mirrors a page with all channels, lets it change, and says which words were sent. */
export async function runChannels(run: Run): Promise<Outcome> {
  const { variant, serverUrl } = run;
  const nextWord = createWords();
  const [first, last] = [nextWord(), nextWord()];
  const [framed, query, title] = [nextWord(), nextWord(), nextWord()];
  const extra: Channel[] = [
    { name: 'frame of the same site', html: () => `<iframe src="/framed"></iframe>` },
    { name: 'address at the start' },
    { name: 'title at the start', only: ['private'] },
  ];
  const channels = [...run.channels, ...extra].filter(
    ({ only }) => !only || only.some(name => name === variant),
  );
  const words = new Map([...channels, ...extra].map(channel => [channel, nextWord()]));
  const wordOf = (channel: Channel) => words.get(channel) ?? '';
  extra.forEach((channel, index) => {
    words.set(channel, [framed, query, title][index] ?? '');
  });
  const markup = (part: 'html' | 'openHtml') =>
    channels.map(channel => channel[part]?.(wordOf(channel)) ?? '').join('\n');

  const body = `<div id="open" data-gcb-show><p>${first}</p>${markup('openHtml')}</div>
    <section id="region" ${MARKS[variant] ?? ''}>${markup('html')}</section>`;
  const options = {
    ...(variant === 'configuration' && { domRestrictions: RULES }),
    ...(variant === 'private' && { privateByDefault: true }),
    ...run.options,
  };
  const before = `window._genesys = { cobrowse: ${JSON.stringify(options)} };`;
  const site = await run.openSite(
    {
      '/': { before, body, title },
      '/framed': { plain: true, body: `<p title="${framed}">${framed}</p><input value="${framed}">` },
      '/other': { plain: true, body: '<p>other</p>' },
    },
    serverUrl,
  );
  const page = await run.newPage();
  const wire = captureWire(page, serverUrl);
  const { startSession } = await openCustomer(page.context(), `${site.url}/?key=${query}#${query}`, page);
  const agent = await run.openAgent(serverUrl);
  await agent.join(await startSession());
  await expect.poll(() => wire.has(first), { message: 'what is seen is sent' }).toBe(true);
  const scripts = channels.flatMap(channel =>
    channel.script ? [{ name: channel.name, code: channel.script(wordOf(channel)) }] : [],
  );
  expect(await page.evaluate(change, scripts), 'errors of the script of changes').toEqual([]);
  await page.evaluate(word => document.querySelector('#open')?.append(word), last);
  await expect.poll(() => wire.has(last), { message: 'the last change is sent' }).toBe(true);
  await expect(agent.status).toHaveText('Live');
  const leaked = channels.filter(channel => wire.found(wordOf(channel))).map(({ name }) => name);
  return { leaked, wire, page };
}

/** Runs in the page. */
async function change(scripts: { name: string; code: string }[]): Promise<string[]> {
  const errors: string[] = [];
  const frame = () => new Promise(done => requestAnimationFrame(done));
  // The recorder rests between two looks: each state is to be looked at.
  const later = async () => {
    await frame();
    await new Promise(done => setTimeout(done, 60));
    await frame();
    await frame();
  };
  const region = document.querySelector('#region');
  const open = document.querySelector('#open');
  for (const { name, code } of scripts) {
    const box = document.createElement('div');
    region?.append(box);
    const body = `return (async () => {${code}\n})()`;
    try {
      await new Function('region', 'box', 'open', 'later', body)(region, box, open, later);
    } catch (error) {
      errors.push(`${name}: ${error}`);
    }
    await later();
  }
  return errors;
}
