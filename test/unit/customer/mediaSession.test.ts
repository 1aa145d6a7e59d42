// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/browser/openStore.js';
import { readConfig } from '../../../src/customer/config/readConfig.js';
import { keepReference, REFERENCE_NAME } from '../../../src/customer/continuity/keepReference.js';
import type { MediaDesk } from '../../../src/customer/media/createMediaDesk.js';
import { createLauncher } from '../../../src/customer/session/createLauncher.js';
import { createSignals } from '../../../src/customer/session/createSignals.js';
import { runSession } from '../../../src/customer/session/runSession.js';
import type { SessionRuntime } from '../../../src/customer/session/sessionHost.js';
import { transition } from '../../../src/customer/session/transition.js';
import type { ConnectionEvents } from '../../../src/customer/transport/connection.js';
import { createSilentUi } from '../../../src/customer/ui/createSilentUi.js';
import { STRINGS_EN, type StringKey } from '../../../src/customer/ui/strings.js';
import type { CustomerMessage, MessageToCustomer } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeUi } from './createFakeUi.js';
import { openPrivacy } from './openPrivacy.js';

const key = 'k'.repeat(43);
const token = '535176834';
const session: MessageToCustomer = {
  ...{ t: 'session', token, agents: [], shown: true, lastSeq: 0, needSnapshot: true },
};
const settle = () => vi.advanceTimersByTimeAsync(0);

let running: SessionRuntime | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

function launch({ kept = false } = {}) {
  const log = createTestLog();
  const tabs = new EventTarget();
  const references = keepReference(openStore([]), Date.now, tabs);
  if (kept) references.write({ key, token });
  const signals = createSignals(log);
  const told: string[] = [];
  signals.initialized.signal.add(it => void told.push(`initialized ${it?.token ?? null}`));
  signals.sessionEnded.signal.add(it => void told.push(`ended ${it.reason}`));
  const runtime = {
    ...{ start: vi.fn(() => void told.push('start')), restore: vi.fn(() => void told.push('restore')) },
    ...{ exit: vi.fn(), downgrade: vi.fn(), endConversation: vi.fn(), explain: () => null, stop: vi.fn() },
  };
  const run = vi.fn((_initialized: boolean) => runtime);
  const waiting: (() => void)[] = [];
  const launcher = createLauncher({
    ...{ signals, log, references },
    loadSession: async () => ({ run }),
    isSupported: () => true,
    whenReady: then => void waiting.push(then),
    tellUnreachable: () => undefined,
    patience: { start: 20_000, resume: 600_000 },
  });
  const ready = () => {
    for (const then of waiting.splice(0)) then();
  };
  const otherTab = () => {
    references.write({ key, token });
    const newValue = JSON.stringify(references.read());
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: REFERENCE_NAME, newValue }));
  };
  return { launcher, told, run, runtime, ready, otherTab };
}

describe('createLauncher and the medium', () => {
  it('[MED1] tells the page that there is no session when the medium is ready', async () => {
    const { told, ready } = launch();
    await settle();
    expect(told).toEqual([]);
    ready();
    expect(told).toEqual(['initialized null']);
  });

  it('[MED5] holds a start until the medium is ready, and the page was told; further ones are ignored', async () => {
    const { launcher, told, ready, run } = launch();
    launcher.start();
    launcher.start();
    await settle();
    expect(run).not.toHaveBeenCalled();
    ready();
    await settle();
    expect(told).toEqual(['initialized null', 'start']);
  });

  it('[MED5] counts the wait as part of the 20 s of a start', async () => {
    const log = createTestLog();
    const signals = createSignals(log);
    const ended = vi.fn();
    signals.sessionEnded.signal.add(ended);
    const waiting: (() => void)[] = [];
    const launcher = createLauncher({
      ...{ signals, log, references: keepReference(openStore([]), Date.now, new EventTarget()) },
      loadSession: () => Promise.reject(new Error('no such file')),
      isSupported: () => true,
      whenReady: then => void waiting.push(then),
      tellUnreachable: () => undefined,
      patience: { start: 20_000, resume: 600_000 },
    });
    launcher.start();
    await vi.advanceTimersByTimeAsync(9_000);
    for (const then of waiting) then();
    await vi.advanceTimersByTimeAsync(10_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended.mock.calls).toEqual([[{ reason: 'serverUnavailable' }]]);
    launcher.stop();
  });

  it('[MED5] ends a held start at once when the page exits; a new one counts', async () => {
    const { launcher, told, ready, run } = launch();
    launcher.start();
    launcher.exit();
    expect(told).toEqual(['initialized null', 'ended self']);
    ready();
    await settle();
    expect(run).not.toHaveBeenCalled();
    launcher.start();
    launcher.exit();
    launcher.start();
    ready();
    await settle();
    expect(told).toEqual(['initialized null', 'ended self', 'ended self', 'start']);
  });

  it('[MED5] starts nothing after stop', async () => {
    const { launcher, ready, run } = launch();
    launcher.start();
    launcher.stop();
    ready();
    await settle();
    expect(run).not.toHaveBeenCalled();
  });

  it('[MED6] goes on with a kept session at once, and does not tell the page again', async () => {
    const { launcher, told, ready, run } = launch({ kept: true });
    await settle();
    expect(run.mock.calls).toEqual([[false]]);
    expect(told).toEqual(['restore']);
    ready();
    launcher.exit();
    expect(told).toEqual(['restore']);
  });

  it('[MED6] takes part in the session of another tab at once, and does not tell the page of none', async () => {
    const { told, ready, run, otherTab } = launch();
    otherTab();
    await settle();
    expect(run.mock.calls).toEqual([[false]]);
    ready();
    expect(told).toEqual(['restore']);
  });

  it('[MED31] passes an ended conversation to the session, and ignores it where there is none', async () => {
    const { launcher, ready, runtime, told } = launch();
    launcher.endConversation();
    ready();
    launcher.endConversation();
    expect(told).toEqual(['initialized null']);
    launcher.start();
    ready();
    await settle();
    launcher.endConversation();
    expect(runtime.endConversation).toHaveBeenCalledTimes(1);
  });
});

interface Options {
  question?: Promise<StringKey | null>;
  kept?: string | null;
  silent?: boolean;
}

function setUp({ question = Promise.resolve(null), kept, silent = false }: Options = {}) {
  const log = createTestLog();
  const references = keepReference(openStore([]), Date.now, new EventTarget());
  if (kept !== undefined) references.write({ key, token: kept });
  const signals = createSignals(log);
  const told: string[] = [];
  signals.sessionStarted.signal.add(it => void told.push(`started ${it.token}`));
  signals.sessionEnded.signal.add(it => void told.push(`ended ${it.reason}`));
  const fake = createFakeUi();
  fake.ui.notify.mockImplementation(text => void told.push(`notice ${text}`));
  const handOver = vi.fn<MediaDesk['handOver']>(() => 'sessionStartedAutoConnect');
  const consult = vi.fn(() => question);
  let events: ConnectionEvents | undefined;
  const sent: CustomerMessage[] = [];
  const runtime = runSession(
    {
      version: '1',
      window: window as Window & typeof globalThis,
      config: readConfig({}, null, 'https://shop.example/', log),
      ...{ signals, log, references, initialized: true, locale: STRINGS_EN },
      loadRecorder: () => new Promise(() => undefined),
      whenReady: then => then(),
    },
    {
      createUi: () => (silent ? createSilentUi() : fake.ui),
      openConnection(its) {
        events = its;
        return { send: message => Boolean(sent.push(message)), stop: () => undefined };
      },
      createOutbox: () => {
        throw new Error('nothing is recorded here');
      },
      explain: () => null,
      openAnnotations: () => () => undefined,
      openAgentControl: () => ({
        ...{ tell: () => undefined, give: () => undefined, prepare: () => undefined },
        ...{ command: () => undefined, stop: () => undefined },
      }),
      privacy: openPrivacy(),
      restrictions: { check: () => true, take: () => true },
      reload: () => undefined,
      media: { consult, handOver },
    },
  );
  running = runtime;
  const answer = (message: MessageToCustomer = session) => {
    events?.connected();
    events?.message(message);
  };
  return {
    ...{ runtime, references, told, handOver, consult, answer, sent, log },
    ...{ ui: fake.ui, press: fake.answer },
  };
}

describe('runSession and the medium', () => {
  it('[MED10] asks no question when the adapter needs none, and says what the desk says', async () => {
    const { runtime, ui, told, answer, handOver } = setUp();
    runtime.start();
    await settle();
    expect(ui.ask).not.toHaveBeenCalled();
    expect(handOver).not.toHaveBeenCalled();
    answer();
    expect(told).toEqual(['notice sessionStartedAutoConnect', `started ${token}`]);
    expect(handOver.mock.calls.map(([it]) => it)).toEqual([token]);
  });

  it('[MED11] asks the question of the desk; "No" starts nothing', async () => {
    const { runtime, ui, told, press, references } = setUp({ question: Promise.resolve('areYouOnPhone') });
    runtime.start();
    await settle();
    expect(ui.ask.mock.calls).toEqual([['areYouOnPhone']]);
    press(false);
    await settle();
    expect(told).toEqual(['notice connectBeforeCobrowse']);
    expect(references.read()).toBeNull();
  });

  it('[MED15] an exit while the adapter is asked ends the wish with self, and a new start counts', async () => {
    let give: (question: StringKey | null) => void = () => undefined;
    const question = new Promise<StringKey | null>(resolve => {
      give = resolve;
    });
    const { runtime, told, consult, references } = setUp({ question });
    runtime.start();
    runtime.exit();
    expect(told).toEqual(['ended self']);
    runtime.exit();
    runtime.start();
    give(null);
    await settle();
    expect(told).toEqual(['ended self']);
    expect(consult).toHaveBeenCalledTimes(2);
    expect(references.read()?.token).toBeNull();
  });

  it('[MED15] a start that was given up stays so when the adapter answers', async () => {
    const { runtime, told, references } = setUp();
    runtime.start();
    runtime.exit();
    await settle();
    expect(told).toEqual(['ended self']);
    expect(references.read()).toBeNull();
  });

  it('[MED15] nothing begins when it is stopped while the adapter is asked', async () => {
    const { runtime, references } = setUp();
    runtime.start();
    runtime.stop();
    await settle();
    expect(references.read()).toBeNull();
  });

  it('[MED16] asks nothing when another tab has begun a session meanwhile', async () => {
    const { runtime, references, ui, sent, answer } = setUp({ question: Promise.resolve('areYouOnPhone') });
    runtime.start();
    references.write({ key, token });
    runtime.restore();
    await settle();
    answer();
    expect(ui.ask).not.toHaveBeenCalled();
    expect(sent.map(({ t }) => t)).toEqual(['resume']);
  });

  it('[MED20] hands nothing over for a session that goes on, or after a break of the line', async () => {
    const later = setUp({ kept: token });
    later.runtime.restore();
    later.answer();
    expect(later.handOver).not.toHaveBeenCalled();
    later.runtime.stop();
    const { runtime, answer, handOver } = setUp();
    runtime.start();
    await settle();
    answer();
    answer();
    expect(handOver).toHaveBeenCalledTimes(1);
  });

  it('[MED20] hands nothing over when another tab has heard the same answer before', () => {
    const { runtime, references, answer, handOver, told } = setUp({ kept: null });
    runtime.restore();
    references.write({ key, token });
    answer();
    expect(handOver).not.toHaveBeenCalled();
    expect(told).toEqual(['notice sessionStarted', `started ${token}`]);
  });

  it('[MED22] a session waits until an agent has joined or it is over; what is told then has the number', async () => {
    const { runtime, answer, handOver, ui } = setUp();
    runtime.start();
    await settle();
    answer();
    const waiting = handOver.mock.calls[0]?.[1];
    expect(waiting?.isWaiting()).toBe(true);
    waiting?.tell('sessionStarted');
    expect(ui.notify).toHaveBeenLastCalledWith('sessionStarted', { sessionId: token });
    answer({ t: 'agentJoined', agent: { id: 'a1' } });
    expect(waiting?.isWaiting()).toBe(false);
    runtime.exit();
    expect(waiting?.isWaiting()).toBe(false);
  });

  it('[MED23] asks the desk on the page after the one of the start', () => {
    const { runtime, answer, handOver } = setUp({ kept: null });
    runtime.restore();
    answer();
    expect(handOver).toHaveBeenCalledTimes(1);
  });

  it('[MED24] hands over without the built-in interface', async () => {
    const { runtime, answer, handOver } = setUp({ silent: true });
    runtime.start();
    await settle();
    answer();
    expect(handOver).toHaveBeenCalledTimes(1);
  });

  it('[MED30] ends with external, tells customer, page and server', async () => {
    const { runtime, answer, told, sent, references } = setUp();
    runtime.start();
    await settle();
    answer();
    told.length = 0;
    runtime.endConversation();
    expect(told).toEqual(['notice agentLeft', 'ended external']);
    expect(sent.map(({ t }) => t)).toEqual(['start', 'exit']);
    expect(references.read()).toBeNull();
    runtime.endConversation();
    expect(told).toHaveLength(2);
  });

  it('[MED31] an ended conversation without a session changes nothing', async () => {
    const { runtime, told } = setUp({ question: new Promise(() => undefined) });
    runtime.endConversation();
    runtime.start();
    runtime.endConversation();
    await settle();
    expect(told).toEqual([]);
  });

  it.each([
    { is: 'starting', key } as const,
    { is: 'resuming', key, token, announced: true, holder: null } as const,
  ])('[MED30] ends a session that the server has not answered yet: $is', state => {
    const { effects } = transition(state, { is: 'conversationEnded' });
    expect(effects).toContainEqual({ do: 'announceEnded', reason: 'external' });
    expect(effects).toContainEqual({ do: 'sendExit', key });
  });
});
