import type { Page } from '@playwright/test';
import { type Command, parseCommand } from '../../src/protocol/index.js';
import { test as base, type Customer, expect, openCustomer } from '../harness/cobrowseTest.js';
import { COMMANDS_AT_FOCUS, COMMANDS_OF_PAGE, commandsAt, malform } from '../harness/commandsAt.js';
import { fixturePages } from '../harness/openFixture.js';
import { type HostileServer, startHostileServer } from '../harness/startHostileServer.js';
import { startSite } from '../harness/startSite.js';
import { digestPage, frameGaps, seenEvents, watchPage } from '../harness/watchPage.js';

/** A customer's page whose server is the test, and says what it likes. */
interface Attacked {
  server: HostileServer;
  customer: Customer;
  /** Sends a command as if an agent had. */
  command(command: unknown, over?: Record<string, unknown>): void;
  /** Sends many, a few at a time and no faster than the page lets them pass. */
  burst(commands: readonly unknown[], over?: Record<string, unknown>): Promise<void>;
  /** The customer gives control to an agent. */
  give(agentId: string): Promise<void>;
  /** Waits until so many refusals have been told, and that the page is as it was before. */
  unchanged(refusals: number): Promise<void>;
  /** Remembers what the page is now, for `unchanged`. */
  remember(): Promise<void>;
  total(): number;
}

const ANN = { id: 'ann', name: 'Ann' };
/** Messages in a portion, and how long until the next, milliseconds. */
const PORTION = 50;
const PAUSE = 250;

const test = base.extend<{ attacked: Attacked }>({
  attacked: async ({ browser }, use) => {
    const server = await startHostileServer();
    const foreign = await startSite(server.url, {
      '/': { plain: true, body: '<input aria-label="Foreign">' },
    });
    const pages = await fixturePages('plain HTML');
    const site = await startSite(server.url, {
      ...pages,
      '/': {
        ...pages['/'],
        snippet: `<script src="/sdk/gcb.min.js" data-gcb-url="{server}/cobrowse"></script>`,
        body: `<iframe title="Partner" src="${foreign.url}/" width="200" height="40"></iframe>
          <div id="app"></div><script src="/app.js"></script>`,
      },
    });
    const context = await browser.newContext();
    const customer = await openCustomer(context, site.url);
    await customer.startSession();
    server.say({ t: 'agentJoined', agent: ANN });
    await expect.poll(() => server.heard.some(({ t }) => t === 'batch')).toBe(true);
    await use(attack(server, customer));
    await context.close();
    await Promise.all([site.stop(), foreign.stop(), server.stop()]);
  },
});

function attack(server: HostileServer, customer: Customer): Attacked {
  const { page } = customer;
  let n = 0;
  let before = '';
  const total = () => Object.values(server.refused()).reduce((sum, count) => sum + count, 0);
  const command: Attacked['command'] = (given, over) => {
    n += 1;
    server.say({ t: 'command', agentId: 'ann', page: server.page(), n, command: given, ...over });
  };
  return {
    server,
    customer,
    command,
    total,
    async burst(commands, over) {
      for (let at = 0; at < commands.length; at += PORTION) {
        for (const each of commands.slice(at, at + PORTION)) command(each, over);
        await new Promise(resolve => setTimeout(resolve, PAUSE));
      }
    },
    async give(agentId) {
      server.say({ t: 'controlRequested', agentId, request: `${agentId}`.padEnd(22, 'r') });
      await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
      await expect
        .poll(() => server.heard.filter(({ t }) => t === 'control').at(-1))
        .toMatchObject({ holder: agentId });
    },
    async remember() {
      await watchPage(page);
      before = await digestPage(page);
    },
    async unchanged(refusals) {
      await expect.poll(total).toBe(refusals);
      expect(await seenEvents(page)).toEqual([]);
      expect(await digestPage(page)).toBe(before);
    },
  };
}

const all = (ids: Iterable<number>): Command[] => [
  ...[...ids].flatMap(commandsAt),
  ...COMMANDS_AT_FOCUS,
  ...COMMANDS_OF_PAGE,
];

/** Numbers of what is in the page, of what is kept from agents, and of nothing. */
function someNodes({ server }: Attacked) {
  const nodes = server.nodes();
  const last = Math.max(...nodes.map(({ id }) => id));
  const known = new Set(nodes.map(({ id }) => id));
  const kept = nodes.filter(
    ({ attributes }) => 'data-gcb-mask' in attributes || 'data-gcb-no-control' in attributes,
  );
  return {
    all: [...known],
    kept: kept.map(({ id }) => id),
    // Service elements have no number that was ever sent.
    unknown: [
      ...Array.from({ length: last }, (_, id) => id + 1).filter(id => !known.has(id)),
      last + 1,
      last + 2,
    ],
    frame: nodes.find(({ name, attributes }) => name === 'iframe' && attributes.title === 'Partner')?.id ?? 0,
    slider: nodes.find(({ attributes }) => attributes.role === 'slider')?.id ?? 0,
  };
}

test('[WRS20] in Pointer Mode a hostile server changes nothing, whatever it sends, and each command is counted', async ({
  attacked,
}) => {
  const { server, command, burst, unchanged, total } = attacked;
  // What judges commands is loaded with the first.
  command({ do: 'focus', node: 3 });
  await expect.poll(total).toBe(1);
  await attacked.remember();
  const commands = all(someNodes(attacked).all.slice(0, 40));
  await burst(commands);
  // The word of the server that somebody has control is none.
  server.say({ t: 'controlReleased', agentId: 'ann' });
  server.say({ t: 'control', holder: 'ann' });
  await burst(commands.slice(0, 50));
  await unchanged(1 + commands.length + 50);
  expect(Object.keys(server.refused()).sort()).toEqual(['pointerMode']);
});

test('[WRS21] in Write Mode commands of others, for other pages, repeated or malformed change nothing', async ({
  attacked,
}) => {
  const { server, command, burst, unchanged } = attacked;
  await attacked.give('ann');
  command({ do: 'focus', node: 1e9 });
  await expect.poll(attacked.total).toBe(1);
  await attacked.remember();
  const { all: known } = someNodes(attacked);
  const commands = all(known.slice(20, 26));
  await burst(commands, { agentId: 'bob' });
  await burst(commands, { page: 'q'.repeat(22) });
  await burst(commands, { n: 1 });
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1e6);
  const malformed = malform(commands, seed, 500).filter(each => !parseCommand(each).ok);
  expect(malformed.length).toBeGreaterThan(300);
  await burst(malformed);
  // Not even messages of the protocol: they are dropped.
  for (const wrong of [null, 7, 'm', [], { t: 'command' }, { t: 'command', agentId: 'ann', n: -1, page: 7 }])
    server.say(wrong);
  await unchanged(1 + 3 * commands.length + malformed.length).catch((error: unknown) => {
    throw new Error(`with FUZZ_SEED=${seed}`, { cause: error });
  });
  expect(server.refused()).toMatchObject({ otherAgent: commands.length, stale: 2 * commands.length });
});

test('[WRS22] in Write Mode masked, DOM-controlled, foreign and service elements, and what is not there, are not touched', async ({
  attacked,
}) => {
  const { server, customer, burst, unchanged } = attacked;
  await attacked.give('ann');
  const { kept, unknown, frame } = someNodes(attacked);
  expect(kept).toHaveLength(2);
  await customer.page.getByLabel('Secret').focus();
  await attacked.remember();
  const commands = [...kept, ...unknown.slice(-12)].flatMap(commandsAt);
  // Of a button that was not let down, letting go is nothing.
  const refusals = commands.length + COMMANDS_AT_FOCUS.length - countReleases(commands);
  await burst(commands);
  await burst(COMMANDS_AT_FOCUS.filter(({ do: what }) => what !== 'keyUp'));
  await unchanged(refusals - 2);
  await burst([
    { do: 'open', url: 'https://elsewhere.example/' },
    { do: 'open', url: 'javascript:window.ran=1' },
    { do: 'open', url: 'data:text/html,x' },
  ]);
  await unchanged(refusals + 1);
  expect(Object.keys(server.refused())).toEqual(
    expect.arrayContaining(['masked', 'denied', 'gone', 'address']),
  );

  await customer.page.frameLocator('iframe[title="Partner"]').getByLabel('Foreign').focus();
  await attacked.remember();
  const foreign = [
    ...commandsAt(frame).filter(({ do: what }) => !/^(move|up|wheel)$/.test(what)),
    ...COMMANDS_AT_FOCUS.filter(({ do: what }) => what !== 'keyUp'),
  ];
  await burst(foreign);
  await unchanged(refusals + 1 + foreign.length);
});

/** A press that was refused is let go without a word. */
const countReleases = (commands: readonly Command[]) =>
  commands.filter(({ do: what }) => what === 'up').length;

/** Sends so many commands in a second, for some seconds. */
async function flood(
  { command }: Attacked,
  commands: readonly Command[],
  perSecond: number,
  seconds: number,
) {
  const first = performance.now();
  let sent = 0;
  while (sent < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - first) / 1000) * perSecond);
    for (; sent < due; sent += 1) command(commands[sent % commands.length]);
    await new Promise(resolve => setImmediate(resolve));
  }
  return sent;
}

/** The page goes on drawing: half of all frames come in time for 30 in a second, or as in quiet, if that is less. */
async function expectResponsive(page: Page, quiet: readonly number[]): Promise<void> {
  const middle = (gaps: readonly number[]) => gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY;
  expect(middle(await frameGaps(page))).toBeLessThanOrEqual(Math.max(1000 / 30, 2 * middle(quiet)) + 1);
}

for (const mode of ['Pointer Mode', 'Write Mode'] as const)
  test(`[WRS23] ten thousand commands in a second change nothing, and the page goes on: ${mode}`, async ({
    attacked,
  }) => {
    const { server, customer, unchanged, total } = attacked;
    if (mode === 'Write Mode') await attacked.give('ann');
    attacked.command({ do: 'focus', node: 1e9 });
    await expect.poll(total).toBe(1);
    await attacked.remember();
    await expect
      .poll(() =>
        customer.page.evaluate(
          () => (window as unknown as { watched: { frames: number[] } }).watched.frames.length,
        ),
      )
      .toBeGreaterThan(30);
    const quiet = await frameGaps(customer.page);
    const { all: known, kept } = someNodes(attacked);
    const aimed = (mode === 'Write Mode' ? kept : known)
      .flatMap(commandsAt)
      .filter(({ do: what }) => what !== 'up');
    const sent = await flood(attacked, aimed, 10_000, 2);
    await unchanged(1 + sent);
    await expectResponsive(customer.page, quiet);
    // The page tells of them in sums.
    expect(server.heard.filter(({ t }) => t === 'commandRefused').length).toBeLessThan(200);
  });

test('[WRS24] when the customer takes control back in the middle of a drag and of a burst, nothing further happens', async ({
  attacked,
}) => {
  const { server, customer, command, unchanged, total } = attacked;
  const { page } = customer;
  await attacked.give('ann');
  const { slider } = someNodes(attacked);
  const to = (x: number) => ({ node: slider, x, y: 0.5 });
  command({ do: 'down', at: to(0.1), button: 0, held: 0 });
  command({ do: 'move', at: to(0.2), held: 0 });
  await expect(page.getByText('slider = 20', { exact: true })).toBeAttached();
  let running = true;
  const bursting = (async () => {
    for (let at = 0; running; at = (at + 1) % 9) {
      command({ do: 'move', at: to(0.1 + at / 10), held: 0 });
      command({ do: 'keyDown', key: 'a', code: 'KeyA', held: 0, repeat: false });
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  })();
  await page.getByRole('button', { name: 'Revoke control' }).click();
  await expect
    .poll(() => server.heard.filter(({ t }) => t === 'control').at(-1))
    .toMatchObject({ holder: null });
  await attacked.remember();
  const before = total();
  await expect.poll(total).toBeGreaterThan(before + 50);
  running = false;
  await bursting;
  const left = total();
  command({ do: 'up', at: to(0.9), button: 0, held: 0 });
  await expect.poll(total).toBeGreaterThan(left);
  await unchanged(total());
});
