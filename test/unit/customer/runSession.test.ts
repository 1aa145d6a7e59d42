// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/browser/openStore.js';
import { keepReference } from '../../../src/customer/continuity/keepReference.js';
import { createSignals } from '../../../src/customer/session/createSignals.js';
import { runSession } from '../../../src/customer/session/runSession.js';
import type { FramedRecorder, SessionRuntime } from '../../../src/customer/session/sessionHost.js';
import type { ConnectionEvents } from '../../../src/customer/transport/connection.js';
import { STRINGS_EN } from '../../../src/customer/ui/strings.js';
import type { CustomerMessage, MessageToCustomer } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeUi } from './createFakeUi.js';
import { openPrivacy } from './openPrivacy.js';
import { trackListeners } from './trackListeners.js';

const key = 'k'.repeat(43);
const token = '535176834';
const agent = { id: 'a1' };
const session: MessageToCustomer & { t: 'session' } = {
  t: 'session',
  token,
  agents: [],
  shown: true,
  lastSeq: 0,
  needSnapshot: true,
};

let running: SessionRuntime | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

interface Options {
  initialized?: boolean;
  /** The option `disableBackForwardCache`. */
  noCache?: boolean;
  kept?: { token: string | null; ago?: number };
}

function setUp({ initialized = true, noCache = true, kept }: Options = {}) {
  const log = createTestLog();
  const listeners = trackListeners(document, window);
  const references = keepReference(openStore([]), Date.now, new EventTarget());
  if (kept) {
    const now = Date.now();
    vi.setSystemTime(now - (kept.ago ?? 0));
    references.write({ key, token: kept.token });
    vi.setSystemTime(now);
  }
  const signals = createSignals(log);
  const told: string[] = [];
  signals.initialized.signal.add(it => void told.push(`initialized ${it?.token ?? null}`));
  signals.sessionStarted.signal.add(it => void told.push(`started ${it.token}`));
  signals.agentJoined.signal.add((_agent, it) => void told.push(`joined ${it.agents.length}`));
  signals.sessionEnded.signal.add(it => void told.push(`ended ${it.reason}`));
  const fake = createFakeUi();
  const { ui } = fake;
  fake.ui.notify.mockImplementation(text => void told.push(`notice ${text}`));
  const lines: { events: ConnectionEvents; sent: CustomerMessage[]; stopped: boolean; up: boolean }[] = [];
  const recording = {
    stop: vi.fn(),
    takeSnapshot: vi.fn(),
    nodeOf: () => null,
    idOf: () => -1,
    isOpen: () => true,
    update: () => undefined,
    frames: () => [],
    find: vi.fn(),
  };
  const startRecording = vi.fn<FramedRecorder['startRecording']>(() => recording);
  const outbox = {
    ...{ push: vi.fn(), resume: vi.fn(), suspend: vi.fn(), acknowledge: vi.fn() },
    ...{ repeatFrom: vi.fn(), flush: vi.fn(), stop: vi.fn() },
  };
  const reload = vi.fn();
  let pressExit: () => void = () => undefined;
  const runtime = runSession(
    {
      version: '1',
      window: window as Window & typeof globalThis,
      config: {
        url: 'https://help.example/cobrowse',
        apikey: undefined,
        debug: false,
        disableBuiltInUI: false,
        disableWebSockets: false,
        disableBackForwardCache: noCache,
        setDocumentDomain: false,
        allowedFrameOrigins: [],
        allowedLinkOrigins: [],
        navigationDelay: 3,
        ...{
          domRestrictions: undefined,
          privateByDefault: false,
          maskLength: 'fixed',
          urlSanitizer: undefined,
        },
        maxOfflineDuration: 600,
        lang: undefined,
        localization: {},
        primaryMedia: undefined,
      },
      ...{ signals, log, references, initialized, locale: STRINGS_EN },
      loadRecorder: async () => ({ startRecording }),
      whenReady: then => then(),
    },
    {
      createUi({ onExit }) {
        pressExit = onExit;
        return ui;
      },
      openConnection(events) {
        const line = { events, sent: [] as CustomerMessage[], stopped: false, up: true };
        lines.push(line);
        return {
          send(message) {
            if (line.up) line.sent.push(message);
            return line.up;
          },
          stop() {
            line.stopped = true;
          },
        };
      },
      createOutbox: () => outbox,
      explain: () => null,
      openAnnotations: () => () => undefined,
      openAgentControl: () => ({
        ...{ tell: () => undefined, give: () => undefined, prepare: () => undefined },
        ...{ command: () => undefined, stop: () => undefined },
      }),
      privacy: openPrivacy(),
      restrictions: { check: () => true, take: () => true },
      media: null,
      reload,
    },
  );
  running = runtime;
  const last = () => {
    const line = lines.at(-1);
    if (!line) throw new Error('no connection was opened');
    return line;
  };
  const say = (message: MessageToCustomer) => last().events.message(message);
  return {
    ...{ runtime, log, references, signals, told, ui, lines, listeners, startRecording, recording, outbox },
    ...{ fake, say, last, reload },
    pressExit: () => pressExit(),
    shown: () => ui.show.mock.lastCall?.[0],
    sent: () => last().sent.map(message => message.t),
    /** Begins a session that the server has answered. */
    async begin() {
      runtime.start();
      fake.answer(true);
      await settle();
      last().events.connected();
      say(session);
    },
  };
}

function hide(hidden: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
}

describe('runSession', () => {
  it('[LCH50] asks the customer before anything leaves the page', async () => {
    const { runtime, ui, lines, references, fake } = setUp();
    runtime.start();
    await settle();
    expect(ui.ask.mock.calls).toEqual([['areYouOnPhone']]);
    expect(lines).toEqual([]);
    expect(references.read()).toBeNull();
    fake.answer(true);
    await settle();
    expect(lines).toHaveLength(1);
    expect(references.read()?.token).toBeNull();
  });

  it('[LCH51] says how to go on to a customer who answers no, and does nothing else', async () => {
    const { runtime, told, lines, references, fake, ui } = setUp();
    runtime.start();
    fake.answer(false);
    await settle();
    expect(told).toEqual(['notice connectBeforeCobrowse']);
    expect(lines).toEqual([]);
    expect(references.read()).toBeNull();
    runtime.start();
    expect(ui.ask).toHaveBeenCalledTimes(2);
  });

  it('[LCH52] a start while the question is open, or a session goes on, is only a warning', async () => {
    const { runtime, begin, ui, log, lines } = setUp();
    runtime.start();
    runtime.start();
    await settle();
    expect(ui.ask).toHaveBeenCalledTimes(1);
    expect(log.codes('warn')).toHaveLength(1);
    await begin();
    runtime.start();
    await settle();
    expect(log.codes('warn')).toHaveLength(3);
    expect(ui.ask).toHaveBeenCalledTimes(1);
    expect(lines).toHaveLength(1);
  });

  it('[LCH52] a question that could not be shown is logged, and may be asked again', async () => {
    const { runtime, ui, log, fake, lines } = setUp();
    runtime.start();
    fake.fail(new Error('no dialogs'));
    await settle();
    expect(log.codes('error')).toEqual(['startFailed']);
    expect(lines).toEqual([]);
    runtime.start();
    expect(ui.ask).toHaveBeenCalledTimes(2);
  });

  it('[LCH53] tells everything in order, from the start to the end, with the toolbar beside it', async () => {
    const { begin, told, say, shown, references, last, recording, startRecording } = setUp();
    await begin();
    expect(last().sent[0]).toMatchObject({ t: 'start', key: references.read()?.key });
    expect(references.read()?.token).toBe(token);
    expect(shown()).toEqual({ token, agents: [], online: true, mode: 'pointer' });
    expect(startRecording).not.toHaveBeenCalled();
    say({ t: 'agentJoined', agent });
    await settle();
    expect(shown()).toEqual({ token, agents: [agent], online: true, mode: 'pointer' });
    expect(startRecording).toHaveBeenCalledTimes(1);
    expect(startRecording.mock.calls[0]?.[0].privacy.rules()).toEqual([]);
    say({ t: 'ended', cause: 'agentExited' });
    expect(shown()).toBeNull();
    expect(recording.stop).toHaveBeenCalledTimes(1);
    expect(references.read()).toBeNull();
    expect(last().stopped).toBe(true);
    expect(told).toEqual([
      'notice sessionStarted',
      `started ${token}`,
      'notice agentJoined',
      'joined 1',
      'notice agentLeft',
      'ended external',
    ]);
  });

  it('[LCH53] each session has a key and a page of its own', async () => {
    const { begin, runtime, lines } = setUp();
    await begin();
    runtime.exit();
    await begin();
    const starts = lines.map(({ sent }) => sent[0]);
    expect(starts.map(message => message?.t)).toEqual(['start', 'start']);
    const keys = starts.map(message => (message?.t === 'start' ? message.key : ''));
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('[LCH54] an exit within a callback waits until what is going on is told', async () => {
    const { runtime, signals, begin, told, sent, references, shown } = setUp();
    signals.sessionStarted.signal.add(() => {
      runtime.exit();
      told.push('callback done');
    });
    await begin();
    expect(told).toEqual([
      'notice sessionStarted',
      `started ${token}`,
      'callback done',
      'notice youLeft',
      'ended self',
    ]);
    expect(sent()).toEqual(['start', 'exit']);
    expect(references.read()).toBeNull();
    expect(shown()).toBeNull();
  });

  it('[LCH54] an exit within onAgentJoined leaves nothing recorded', async () => {
    const { runtime, signals, begin, say, startRecording, told } = setUp();
    signals.agentJoined.signal.add(() => runtime.exit());
    await begin();
    say({ t: 'agentJoined', agent });
    await settle();
    expect(startRecording).not.toHaveBeenCalled();
    expect(told.slice(-3)).toEqual(['joined 1', 'notice youLeft', 'ended self']);
  });

  it('[LCH54] a callback that throws changes nothing', async () => {
    const { signals, begin, told, shown, log } = setUp();
    signals.sessionStarted.signal.add(() => {
      throw new Error('page');
    });
    await begin();
    expect(told.at(-1)).toBe(`started ${token}`);
    expect(shown()).toEqual({ token, agents: [], online: true, mode: 'pointer' });
    expect(log.codes('error')).toEqual([]);
  });

  it('[LCH55] the way out of the toolbar ends the session for both sides', async () => {
    const { begin, pressExit, sent, told, last } = setUp();
    await begin();
    pressExit();
    expect(sent()).toEqual(['start', 'exit']);
    expect(told.at(-1)).toBe('ended self');
    last().events.message({ t: 'ended', cause: 'customerExited' });
    expect(last().stopped).toBe(true);
    expect(told.filter(it => it.startsWith('ended'))).toEqual(['ended self']);
  });

  it('[LCH56] goes on with the session of an earlier page', async () => {
    const { runtime, last, say, told, lines, ui } = setUp({ initialized: false, kept: { token } });
    runtime.restore();
    expect(ui.ask).not.toHaveBeenCalled();
    expect(lines).toHaveLength(1);
    last().events.connected();
    expect(last().sent).toMatchObject([{ t: 'resume', key, claim: true }]);
    expect(told).toEqual([]);
    say({ ...session, agents: [agent] });
    expect(told).toEqual([`initialized ${token}`]);
  });

  it('[LCH56] does not go on with a session that was left for too long', () => {
    const { runtime, told, references, lines } = setUp({ initialized: false, kept: { token, ago: 600_001 } });
    runtime.restore();
    expect(told).toEqual(['initialized null', 'notice sessionTimedOut', 'ended timeout']);
    expect(references.read()).toBeNull();
    expect(lines).toEqual([]);
  });

  it('[LCH56] tells the page that there is nothing to go on with', () => {
    const { runtime, told, lines } = setUp({ initialized: false });
    runtime.restore();
    expect(told).toEqual(['initialized null']);
    expect(lines).toEqual([]);
  });

  it('[LCH56] goes on with a session that was left for just as long as is allowed', () => {
    const { runtime, lines } = setUp({ kept: { token, ago: 600_000 } });
    runtime.restore();
    expect(lines).toHaveLength(1);
  });

  it('[LCH57] a line that breaks suspends sending and shows in the toolbar, until the server knows the page again', async () => {
    const { begin, say, last, shown, outbox, sent } = setUp();
    await begin();
    say({ t: 'agentJoined', agent });
    await settle();
    last().events.disconnected();
    expect(outbox.suspend).toHaveBeenCalledTimes(1);
    expect(shown()).toEqual({ token, agents: [agent], online: false, mode: 'pointer' });
    last().events.connected();
    expect(sent().at(-1)).toBe('resume');
    expect(shown()?.online).toBe(false);
    say({ ...session, agents: [agent], lastSeq: 3, needSnapshot: false });
    expect(shown()?.online).toBe(true);
    expect(outbox.resume.mock.lastCall).toEqual([3, false]);
  });

  it('[LCH57] gives up after maxOfflineDuration', async () => {
    const { begin, last, told } = setUp();
    await begin();
    last().events.disconnected();
    vi.advanceTimersByTime(599_999);
    expect(told.at(-1)).toBe(`started ${token}`);
    vi.advanceTimersByTime(1);
    expect(told.slice(-2)).toEqual(['notice serverUnavailable', 'ended serverUnavailable']);
  });

  it('[LCH58] a server that will not talk to this page ends the session as an error', async () => {
    const { runtime, fake, last, told, log, references } = setUp();
    runtime.start();
    fake.answer(true);
    await settle();
    last().events.refused('originNotAllowed');
    expect(told).toEqual(['notice sessionError', 'ended error']);
    expect(log.lines).toContainEqual({ level: 'error', code: 'serverRefused', detail: 'originNotAllowed' });
    expect(references.read()).toBeNull();
  });

  it('[LCH59] asks again, a while later, after a refusal that passes', async () => {
    const { runtime, fake, last, say, sent, told } = setUp();
    runtime.start();
    fake.answer(true);
    await settle();
    last().events.connected();
    say({ t: 'refused', code: 'internal', message: 'later' });
    expect(sent()).toEqual(['start']);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(sent().slice(0, 2)).toEqual(['start', 'start']);
    say(session);
    expect(told.at(-1)).toBe(`started ${token}`);
  });

  it.each(['focus', 'visibilitychange'])(
    '[LCH60] a page that comes to the front is shown again: %s',
    async type => {
      const { begin, say, last } = setUp();
      await begin();
      say({ t: 'displaced' });
      const target = type === 'focus' ? window : document;
      hide(true);
      target.dispatchEvent(new Event(type));
      expect(last().sent.at(-1)).toMatchObject({ t: 'start' });
      hide(false);
      target.dispatchEvent(new Event(type));
      expect(last().sent.at(-1)).toMatchObject({ t: 'resume', claim: true });
    },
  );

  it('[LCH60] a page in the background does not claim to be shown', () => {
    const { runtime, last } = setUp({ kept: { token } });
    hide(true);
    runtime.restore();
    last().events.connected();
    expect(last().sent).toMatchObject([{ t: 'resume', claim: false }]);
  });

  it('[LCH61] notes every five seconds, and when it is left, that the page is alive; not while cut off', async () => {
    const { begin, references, last } = setUp();
    await begin();
    const seen = () => references.read()?.seenAt ?? 0;
    const begun = seen();
    vi.advanceTimersByTime(10_000);
    expect(seen()).toBeGreaterThanOrEqual(begun + 5000);
    vi.advanceTimersByTime(1234);
    window.dispatchEvent(new Event('pagehide'));
    expect(seen()).toBe(Date.now());
    last().events.disconnected();
    const cut = seen();
    vi.advanceTimersByTime(20_000);
    window.dispatchEvent(new Event('pagehide'));
    expect(seen()).toBe(cut);
  });

  const comeBack = (persisted = true) =>
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

  it('[LOAD1] a page of a session that comes back from the back/forward cache is loaded anew', async () => {
    const { begin, reload, runtime } = setUp();
    comeBack();
    expect(reload).not.toHaveBeenCalled();
    await begin();
    comeBack(false);
    expect(reload).not.toHaveBeenCalled();
    comeBack();
    expect(reload).toHaveBeenCalledTimes(1);
    runtime.exit();
    comeBack();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('[LOAD2] without disableBackForwardCache it connects anew and goes on, or learns that the session is over', async () => {
    const { begin, reload, last, lines, say, outbox, told } = setUp({ noCache: false });
    await begin();
    say({ t: 'agentJoined', agent });
    await settle();
    comeBack();
    expect(outbox.suspend).toHaveBeenCalled();
    expect(lines).toHaveLength(2);
    expect(lines[0]?.stopped).toBe(true);
    last().events.connected();
    expect(last().sent).toMatchObject([{ t: 'resume', claim: true }]);
    last().events.message({ t: 'ended', cause: 'agentExited' });
    expect(told.at(-1)).toBe('ended external');
    expect(reload).not.toHaveBeenCalled();
  });

  it('[LOAD3] it is loaded anew when the browser is in another session by now', async () => {
    const { begin, reload, references, lines } = setUp({ noCache: false });
    await begin();
    references.write({ key: 'o'.repeat(43), token: '999999999' });
    comeBack();
    expect(reload).toHaveBeenCalledTimes(1);
    expect(lines).toHaveLength(1);
  });

  it('[LCH61] sends what is gathered when the page is left', async () => {
    const { begin, say, outbox } = setUp();
    await begin();
    say({ t: 'agentJoined', agent });
    await settle();
    window.dispatchEvent(new Event('pagehide'));
    expect(outbox.flush).toHaveBeenCalledTimes(1);
  });

  it('[LCH62] stop leaves no listener, timer, connection, recording or interface, and keeps the session', async () => {
    const { runtime, begin, say, listeners, last, recording, outbox, ui, references, told } = setUp();
    expect(listeners.open().sort()).toEqual(['focus', 'pagehide', 'pageshow', 'visibilitychange']);
    await begin();
    say({ t: 'agentJoined', agent });
    await settle();
    last().events.disconnected();
    const before = told.length;
    runtime.stop();
    expect(listeners.open()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(last().stopped).toBe(true);
    expect(recording.stop).toHaveBeenCalledTimes(1);
    expect(outbox.stop).toHaveBeenCalledTimes(1);
    expect(ui.stop).toHaveBeenCalledTimes(1);
    expect(references.read()?.token).toBe(token);
    last().events.message({ t: 'ended', cause: 'error' });
    expect(told).toHaveLength(before);
  });

  it('[LCH62] stop leaves nothing while a farewell is under way', async () => {
    const { runtime, begin, last } = setUp();
    await begin();
    runtime.exit();
    expect(last().stopped).toBe(false);
    runtime.stop();
    expect(last().stopped).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[LCH62] stop leaves nothing while a refused question is to be asked again', async () => {
    const { runtime, fake, last, say, sent } = setUp();
    runtime.start();
    fake.answer(true);
    await settle();
    last().events.connected();
    say({ t: 'refused', code: 'shuttingDown', message: 'later' });
    runtime.stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(sent()).toEqual(['start']);
  });
});
