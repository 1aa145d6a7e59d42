import type { Page } from '@playwright/test';
import { readConfig } from '../../server/src/config/readConfig.js';
import { type Command, type MessageToAgent, PRIVACY_MARK, parseCommand } from '../../src/protocol/index.js';
import { test as base, type Customer, expect, openCustomer } from '../harness/cobrowseTest.js';
import { COMMANDS_AT_FOCUS, COMMANDS_OF_PAGE, commandsAt, malform } from '../harness/commandsAt.js';
import { openBareLine } from '../harness/openBareLine.js';
import { fixturePages } from '../harness/openFixture.js';
import { BARE, type HostileServer, startHostileServer } from '../harness/startHostileServer.js';
import { startSite } from '../harness/startSite.js';
import { digestPage, seenEvents, watchPage } from '../harness/watchPage.js';
import { connectAgent } from '../unit/server/connectParty.js';
import { openTestServer } from '../unit/server/openTestServer.js';

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
  const kept = nodes.filter(({ attributes }) => PRIVACY_MARK in attributes);
  return {
    all: nodes.filter(({ name }) => name !== '').map(({ id }) => id),
    kept: kept.map(({ id }) => id),
    // Service elements have no number that was ever sent: some are in the gaps.
    unknown: [...Array.from({ length: last }, (_, id) => id + 1).filter(id => !known.has(id)), 1e6, 1e9],
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

/** A press that was refused is let go without a word. */
const refusedAt = (node: number) => commandsAt(node).filter(({ do: what }) => what !== 'up');
const PRESSED = COMMANDS_AT_FOCUS.filter(({ do: what }) => what !== 'keyUp');

test('[WRS22] in Write Mode masked, DOM-controlled, foreign and service elements, and what is not there, are not touched', async ({
  attacked,
}) => {
  const { server, customer, burst, unchanged } = attacked;
  await attacked.give('ann');
  const { kept, unknown, frame } = someNodes(attacked);
  expect(kept.length).toBeGreaterThanOrEqual(2);
  await customer.page.getByLabel('Secret').focus();
  await attacked.remember();
  const commands = [...kept, ...unknown.slice(-8)].flatMap(refusedAt);
  const refusals = commands.length + PRESSED.length;
  await burst(commands);
  await burst(PRESSED);
  await unchanged(refusals);
  await burst([
    { do: 'open', url: 'https://elsewhere.example/' },
    { do: 'open', url: 'javascript:window.ran=1' },
    { do: 'open', url: 'data:text/html,x' },
  ]);
  await unchanged(refusals + 3);
  expect(Object.keys(server.refused())).toEqual(
    expect.arrayContaining(['masked', 'denied', 'gone', 'address']),
  );

  await customer.page.frameLocator('iframe[title="Partner"]').getByLabel('Foreign').focus();
  await attacked.remember();
  // Moves, the wheel and its place are the page's around it.
  const aimed = refusedAt(frame).filter(({ do: what }) => !/^(move|wheel|scroll)$/.test(what));
  const foreign = [...aimed, ...PRESSED];
  await burst(foreign);
  await unchanged(refusals + 3 + foreign.length);
});

/** Calls `say` so many times in a second, for some seconds. */
async function flood(say: (at: number) => void, perSecond: number, seconds: number): Promise<number> {
  const first = performance.now();
  let sent = 0;
  while (sent < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - first) / 1000) * perSecond);
    for (; sent < due; sent += 1) say(sent);
    await new Promise(resolve => setImmediate(resolve));
  }
  return sent;
}

/** How long the main thread of a page is busy with what `act` causes, seconds. */
async function measureBusy(page: Page, act: () => Promise<void>): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const first = await busy();
  await act();
  const last = await busy();
  await tools.detach();
  return last - first;
}

/** What else the machine does comes and goes: the page has several floods to show that it goes on. */
const FLOODS = 5;

for (const mode of ['Pointer Mode', 'Write Mode'] as const)
  test(`[WRS23] ten thousand commands in a second change nothing, and the page goes on: ${mode}`, async ({
    attacked,
  }) => {
    const { server, customer, unchanged, total } = attacked;
    const { page } = customer;
    if (mode === 'Write Mode') await attacked.give('ann');
    attacked.command({ do: 'focus', node: 1e9 });
    await expect.poll(total).toBe(1);
    const bare = await openBareLine(page, server.url, BARE);
    await attacked.remember();
    const { all: known, kept } = someNodes(attacked);
    const aimed = (mode === 'Write Mode' ? kept : known)
      .flatMap(commandsAt)
      .filter(({ do: what }) => what !== 'up');
    let sent = 0;
    let heard = 0;
    const seen: { bare: number; ours: number }[] = [];
    const goesOn = () => seen.some(({ bare, ours }) => ours <= 3 * bare);
    for (let times = 0; times < FLOODS && !goesOn(); times += 1) {
      // What comes costs a browser something, whatever reads it: no page can be less busy than this.
      const least = await measureBusy(page, async () => {
        const message = { t: 'command', agentId: 'ann', page: server.page() };
        heard += await flood(
          n => server.sayBare({ ...message, n, command: aimed[n % aimed.length] }),
          10_000,
          2,
        );
        await expect.poll(bare.heard).toBe(heard);
      });
      const ours = await measureBusy(page, async () => {
        sent += await flood(n => attacked.command(aimed[n % aimed.length]), 10_000, 2);
        await expect.poll(total).toBe(1 + sent);
      });
      seen.push({ bare: least, ours });
      await unchanged(1 + sent);
    }
    expect(goesOn(), `seconds: ${JSON.stringify(seen)}`).toBe(true);
    // The page tells of them in sums.
    expect(server.heard.filter(({ t }) => t === 'commandRefused').length).toBeLessThan(sent / 50);
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

test('[WRS25] the server keeps back what raw agents send without control, and counts it; who sends too much is cut off', async ({
  browser,
}) => {
  const read = readConfig({ PORT: '0' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const server = await openTestServer({ rules: { ...read.config.rules, maxAgentsPerSession: 3 } });
  const pages = await fixturePages('plain HTML');
  const snippet = `<script src="/sdk/gcb.min.js" data-gcb-url="{server}cobrowse"></script>`;
  const site = await startSite(server.url, { ...pages, '/': { ...pages['/'], snippet } });
  const context = await browser.newContext();
  const customer = await openCustomer(context, site.url);
  const { page } = customer;
  const token = await customer.startSession();
  const enter = async (id: string) => {
    const party = connectAgent(server, id);
    party.say({ t: 'join', token, key: id.padEnd(43, 'k') });
    await party.next('joined');
    return party;
  };
  const told = ({ told: all }: { told: readonly MessageToAgent[] }, reason: string) =>
    all.filter(each => each.t === 'commandRefused' && each.reason === reason).length;
  const ann = await enter('ann');
  const mallory = await enter('mallory');
  const { page: recording } = await mallory.next('entry');
  const command = (n: number, given: unknown) => ({ t: 'command', page: recording, n, command: given });
  await watchPage(page);
  const first = await digestPage(page);

  const commands = all([1, 2, 3, 10, 20, 30]);
  for (const [at, each] of commands.entries()) mallory.say(command(at + 1, each));
  await expect.poll(() => told(mallory, 'pointerMode')).toBe(commands.length);
  for (const wrong of malform(commands, 7, 30).filter(each => !parseCommand(each).ok))
    mallory.say(command(1, wrong));
  await expect.poll(() => server.counters()['agent.refused.malformed']).toBeGreaterThan(20);
  expect(server.counters()).toMatchObject({ 'command.refused.pointerMode': commands.length });
  expect(await seenEvents(page)).toEqual([]);
  expect(await digestPage(page)).toBe(first);

  ann.say({ t: 'requestControl', request: 'r'.repeat(22) });
  await page.getByRole('dialog', { name: 'Co-browse' }).getByRole('button', { name: 'Yes' }).click();
  await expect.poll(() => ann.told.some(each => each.t === 'control' && each.holder === 'you')).toBe(true);
  await seenEvents(page);
  const second = await digestPage(page);
  const other = await enter('oscar');
  for (const [at, each] of commands.entries()) other.say(command(at + 1, each));
  // Neither can others give it back, nor take it with the name of the request.
  other.say({ t: 'releaseControl' });
  other.say({ t: 'withdrawControl', request: 'r'.repeat(22) });
  await expect.poll(() => told(other, 'otherAgent')).toBe(commands.length);
  ann.say({ ...command(1, { do: 'focus', node: 3 }), page: 'q'.repeat(22) });
  await expect.poll(() => told(ann, 'stale')).toBe(1);
  for (let sent = 0; sent < 20_000; sent += 1) other.say(command(sent + 1000, commands[0]));
  expect(await other.ended).toBe('io server disconnect');
  expect(server.counters()).toMatchObject({ 'command.refused.stale': 1, 'agent.cutOff': 1 });
  expect(await seenEvents(page)).toEqual([]);
  expect(await digestPage(page)).toBe(second);
  expect(ann.told.filter(({ t }) => t === 'control').at(-1)).toMatchObject({ holder: 'you' });

  for (const party of [ann, mallory]) party.close();
  await context.close();
  await site.stop();
  await server.stop();
});
