import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from '../harness/cobrowseTest.js';
import { insideChannels, leavingChannels } from './changeChannels.js';
import type { Variant } from './channel.js';
import { KNOWN, SILENT } from './known.js';
import { markupChannels } from './markupChannels.js';
import { openChannels } from './openChannels.js';
import { RESTRICTIONS, type Run, runChannels } from './runChannels.js';

type Wish = Pick<Run, 'channels' | 'variant'> & Partial<Pick<Run, 'serverUrl' | 'options'>>;

interface Fixtures {
  newPage(): Promise<Page>;
  run(wish: Wish): ReturnType<typeof runChannels>;
  /** The address of a server with the rule that masks the region. */
  serverWithRule: string;
}

const test = base.extend<Fixtures>({
  newPage: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const page = await (await browser.newContext()).newPage();
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  run: async ({ server, newPage, openSite, openAgent }, use) => {
    await use(wish => runChannels({ serverUrl: server.url, ...wish, newPage, openSite, openAgent }));
  },
  serverWithRule: async ({ openServer }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'opencobrowse-rules-'));
    const file = join(folder, 'restrictions.json');
    await writeFile(file, RESTRICTIONS);
    await use((await openServer({ RESTRICTIONS_FILE: file })).url);
    await rm(folder, { recursive: true });
  },
});

const REGION = [...markupChannels, ...insideChannels, ...leavingChannels];

const knownIn = (variant: Variant, channels = REGION) =>
  KNOWN.flatMap(({ channel, variants }) =>
    variants.includes(variant) && channels.some(({ name }) => name === channel) ? [channel] : [],
  ).sort();

test('[LEAK1] nothing of a region with data-gcb-mask', async ({ run }) => {
  const { leaked } = await run({ channels: REGION, variant: 'attribute' });
  expect(leaked.sort()).toEqual(knownIn('attribute'));
});

test('[LEAK2] nothing of a region that a rule of the server masks', async ({ run, serverWithRule }) => {
  const { leaked } = await run({ channels: REGION, variant: 'server', serverUrl: serverWithRule });
  expect(leaked.sort()).toEqual(knownIn('server'));
});

test('[LEAK3] nothing of a region that a rule of the configuration masks', async ({ run }) => {
  const { leaked } = await run({ channels: REGION, variant: 'configuration' });
  expect(leaked.sort()).toEqual(knownIn('configuration'));
});

test('[LEAK4] nothing of a service element', async ({ run }) => {
  const { leaked } = await run({ channels: REGION, variant: 'service' });
  expect(leaked.sort()).toEqual(knownIn('service'));
});

test('[LEAK5] nothing of what nothing shows, with privateByDefault', async ({ run }) => {
  const { leaked } = await run({ channels: [...REGION, ...openChannels], variant: 'private' });
  expect(leaked.sort()).toEqual(knownIn('private', [...REGION, ...openChannels]));
});

test('[LEAK6] nothing of fields, addresses and late masks in what agents see', async ({ run }) => {
  const { leaked } = await run({ channels: openChannels, variant: 'attribute' });
  expect(leaked.sort()).toEqual(knownIn('attribute', openChannels));
});

test('[LEAK7] without a mask the same words are sent', async ({ run }) => {
  const { leaked } = await run({ channels: REGION, variant: 'none' });
  const silent = REGION.map(({ name }) => name).filter(name => !leaked.includes(name));
  expect(silent.sort()).toEqual([...SILENT].sort());
});

test('[LEAK8] nothing of where the customer points inside of a masked region', async ({ run }) => {
  const { wire, page } = await run({ channels: [], variant: 'attribute' });
  const end = await page.evaluate(pointAround);
  await expect.poll(() => wire.has(`"x":${end}`), { message: 'what is done in the open is told' }).toBe(true);
  expect([7771, 7772, 7773, 7774].filter(x => wire.has(`"x":${x}`))).toEqual([7774]);
});

/** Runs in the page, which is busy meanwhile: all goes into one pass of the recorder. */
function pointAround(): number {
  const masked = document.querySelector('#region');
  const open = document.querySelector('#open');
  const point = (element: Element | null, type: string, clientX: number) => {
    element?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX, clientY: 5 }));
    for (const since = performance.now(); performance.now() - since < 60; );
  };
  point(open, 'mousemove', 7774);
  point(masked, 'click', 7773);
  point(masked, 'mousemove', 7771);
  point(masked, 'mousemove', 7772);
  point(open, 'mousemove', 7775);
  return 7775;
}

test('[LEAK9] nothing of a masked region over long polling', async ({ run }) => {
  const options = { disableWebSockets: true };
  const { leaked } = await run({ channels: REGION, variant: 'attribute', options });
  expect(leaked.sort()).toEqual(knownIn('attribute'));
});
