// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/browser/openStore.js';
import { readConfig } from '../../../src/customer/config/readConfig.js';
import { keepReference } from '../../../src/customer/continuity/keepReference.js';
import { createDeadlines } from '../../../src/customer/session/createDeadlines.js';
import { createLauncher } from '../../../src/customer/session/createLauncher.js';
import { createMirror } from '../../../src/customer/session/createMirror.js';
import { createSignals } from '../../../src/customer/session/createSignals.js';
import { runSession } from '../../../src/customer/session/runSession.js';
import { createSilentUi } from '../../../src/customer/ui/createSilentUi.js';
import { createUi } from '../../../src/customer/ui/createUi.js';
import { STRINGS_EN } from '../../../src/customer/ui/strings.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createUiOptions } from './createUiOptions.js';
import { openPrivacy } from './openPrivacy.js';

const key = 'k'.repeat(43);
const token = '535176834';
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  for (const host of document.querySelectorAll('[data-gcb-service-node]')) host.remove();
});

function launcher(kept: boolean) {
  const log = createTestLog();
  const tabs = new EventTarget();
  const references = keepReference(openStore([]), Date.now, tabs);
  if (kept) references.write({ key, token });
  const signals = createSignals(log);
  const told: string[] = [];
  signals.initialized.signal.add(s => void told.push(`initialized ${s?.token ?? null}`));
  signals.sessionEnded.signal.add(s => void told.push(`ended ${s.reason}`));
  const runtime = {
    start: vi.fn(),
    restore: vi.fn(),
    exit: vi.fn(),
    downgrade: vi.fn(),
    endConversation: vi.fn(),
    explain: () => null,
    stop: vi.fn(),
  };
  let arrive: () => void = () => undefined;
  const it = createLauncher({
    signals,
    log,
    references,
    isSupported: () => true,
    whenReady: then => then(),
    tellUnreachable: () => undefined,
    async loadSession() {
      await new Promise<void>(r => {
        arrive = r;
      });
      return { run: () => runtime };
    },
    patience: { start: 20_000, resume: 600_000 },
  });
  return { it, runtime, told, signals, references, arrive: () => arrive() };
}

it('[LCH70] goes on with a kept session although start is pressed while it is loaded', async () => {
  const { it: l, runtime, arrive } = launcher(true);
  await vi.advanceTimersByTimeAsync(0);
  l.start();
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(runtime.restore).toHaveBeenCalledTimes(1);
});
it('[LCH71] answers a start within 20 s although a kept session is being loaded', async () => {
  const { it: l, told } = launcher(true);
  await vi.advanceTimersByTimeAsync(0);
  l.start();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told).toContain('ended serverUnavailable');
});
it('[LCH72] leaves no timer when it is stopped during a load', async () => {
  const { it: l } = launcher(true);
  await vi.advanceTimersByTimeAsync(0);
  l.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});
it('[LCH73] gives a start after an exit its whole time', async () => {
  const { it: l, told } = launcher(false);
  l.start();
  await vi.advanceTimersByTimeAsync(19_000);
  l.exit();
  l.start();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toEqual(['initialized null', 'ended self']);
});

function mirror(over: { tooLarge?: boolean }) {
  const log = createTestLog();
  const waiting: { resolve(m: never): void; reject(e: unknown): void }[] = [];
  const recording = { stop: vi.fn(), takeSnapshot: vi.fn(), nodeOf: () => null };
  const failed = vi.fn(() => m.stop());
  const m = createMirror({
    loadRecorder: () =>
      new Promise((resolve, reject) => void waiting.push({ resolve: resolve as never, reject })),
    createOutbox: options => ({
      push: () => {
        if (over.tooLarge) options.tooLarge(new RangeError('x'));
      },
      resume: vi.fn(),
      suspend: vi.fn(),
      acknowledge: vi.fn(),
      repeatFrom: vi.fn(),
      flush: vi.fn(),
      stop: vi.fn(),
    }),
    createPageId: () => 'p',
    masked: () => undefined,
    send: () => true,
    failed,
    privacy: openPrivacy(),
    log,
  });
  return {
    m,
    waiting,
    recording,
    failed,
    module: {
      startRecording: (o: { emit(e: unknown): void }) => {
        o.emit({ type: 2, timestamp: 1, data: {} });
        return recording;
      },
    },
  };
}
it('[LCH74] stops recording when the first snapshot is too large', async () => {
  const { m, waiting, recording, module, failed } = mirror({ tooLarge: true });
  m.record(0, true);
  waiting[0]?.resolve(module as never);
  await vi.advanceTimersByTimeAsync(0);
  expect(failed).toHaveBeenCalled();
  expect(recording.stop).toHaveBeenCalledTimes(1);
});
it('[LCH75] does not mind the late failure of a recorder that nobody wants any more', async () => {
  const { m, waiting, failed } = mirror({});
  m.record(0, true);
  m.stop();
  waiting[0]?.reject(new Error('x'));
  await vi.advanceTimersByTimeAsync(0);
  expect(failed).not.toHaveBeenCalled();
});
it('[LCH76] opens nothing after it was stopped', async () => {
  const opened = vi.fn();
  const log = createTestLog();
  const runtime = runSession(
    {
      version: '',
      window: window as Window & typeof globalThis,
      config: readConfig({}, null, 'https://a.example/', log),
      signals: createSignals(log),
      log,
      references: keepReference(openStore([]), Date.now, window),
      initialized: true,
      locale: STRINGS_EN,
      loadRecorder: () => new Promise(() => undefined),
      whenReady: then => then(),
    },
    {
      createUi: createSilentUi,
      openConnection: () => {
        opened();
        return { send: () => true, stop: () => undefined };
      },
      createOutbox: () => {
        throw new Error();
      },
      explain: () => null,
      openAnnotations: () => () => undefined,
      openAgentControl: () => ({
        ...{ tell: () => undefined, give: () => undefined, prepare: () => undefined },
        ...{ command: () => undefined, stop: () => undefined },
      }),
      privacy: openPrivacy(),
      restrictions: { check: () => true, take: () => true },
      media: null,
      reload: () => undefined,
    },
  );
  runtime.start();
  runtime.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect({ opened: opened.mock.calls.length, timers: vi.getTimerCount() }).toEqual({ opened: 0, timers: 0 });
});
it.each([Number.POSITIVE_INFINITY, 1e9])(
  '[CFG20] does not take a maxOfflineDuration that no timer can hold: %s',
  value => {
    const { maxOfflineDuration } = readConfig(
      { maxOfflineDuration: value },
      null,
      'https://a.example/',
      createTestLog(),
    );
    const events: string[] = [];
    createDeadlines({
      startWithin: 1,
      announceAfter: 1,
      offlineFor: maxOfflineDuration * 1000,
      dispatch: e => void events.push(e.is),
    }).follow({
      ...{ is: 'live', key, token, agents: [], shown: true, online: false },
      ...{ holder: null, request: null },
    });
    vi.advanceTimersByTime(1000);
    expect(events).toEqual([]);
  },
);
it('[CFG21] survives an option that throws when it is read', () => {
  expect(() =>
    readConfig(
      {
        get url() {
          throw new Error('x');
        },
      },
      null,
      'https://a.example/',
      createTestLog(),
    ),
  ).not.toThrow();
});
it('[CFG22] survives a page without an address', () => {
  expect(() => readConfig({}, null, 'about:blank', createTestLog())).not.toThrow();
});
it('[CFG23] warns of a url that is no address', () => {
  const log = createTestLog();
  readConfig({ url: 'javascript:x' }, null, 'https://a.example/', log);
  expect(log.codes('warn')).toHaveLength(1);
});
it('[UI100] answers a question with no when it is lost with its page', async () => {
  HTMLDialogElement.prototype.showModal = () => undefined;
  const ui = createUi(createUiOptions());
  const done = vi.fn();
  ui.ask('areYouOnPhone').then(done, done);
  for (const host of document.querySelectorAll('[data-gcb-service-node]')) host.remove();
  ui.notify('agentJoined');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toHaveBeenCalled();
});
it('[UI101] works in browsers that do not know :modal', () => {
  const ui = createUi(createUiOptions());
  vi.spyOn(document, 'querySelector').mockImplementation(() => {
    throw new DOMException('x', 'SyntaxError');
  });
  expect(() => ui.notify('agentJoined')).not.toThrow();
});
it('[LCH77] forgets the end of the last session when another tab begins one', async () => {
  const log = createTestLog();
  const signals = createSignals(log);
  const { createAnnouncer } = await import('../../../src/customer/session/createAnnouncer.js');
  const a = createAnnouncer(signals, createSilentUi(), true);
  a.announce({ do: 'announceEnded', reason: 'self' });
  a.announce({ do: 'announceInitialized', token, agents: [] });
  const heard = vi.fn();
  signals.sessionEnded.signal.add(heard);
  expect(heard).not.toHaveBeenCalled();
});
