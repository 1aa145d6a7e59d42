import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/browser/openStore.js';
import { keepReference, REFERENCE_NAME } from '../../../src/customer/continuity/keepReference.js';
import { createLauncher } from '../../../src/customer/session/createLauncher.js';
import { createSignals } from '../../../src/customer/session/createSignals.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { trackListeners } from './trackListeners.js';

const key = 'k'.repeat(43);
const token = '535176834';
const PATIENCE = { start: 20_000, resume: 600_000 };
const SELF = ['ended self'];
const UNREACHABLE = ['ended serverUnavailable', 'notice'];

interface Options {
  kept?: boolean;
  supported?: boolean;
  load?: 'works' | 'fails' | 'hangs';
}

function setUp({ kept = false, supported = true, load = 'works' }: Options = {}) {
  const log = createTestLog();
  const tabs = new EventTarget();
  const listeners = trackListeners(tabs);
  const references = keepReference(openStore([]), Date.now, tabs);
  if (kept) references.write({ key, token });
  const signals = createSignals(log);
  const told: string[] = [];
  signals.initialized.signal.add(session => void told.push(`initialized ${session?.token ?? null}`));
  signals.sessionEnded.signal.add(({ reason }) => void told.push(`ended ${reason}`));
  const runtime = {
    start: vi.fn(),
    restore: vi.fn(),
    exit: vi.fn(),
    downgrade: vi.fn(),
    endConversation: vi.fn(),
    explain: () => null,
    stop: vi.fn(),
  };
  const run = vi.fn((_initialized: boolean) => runtime);
  const files = { load };
  const begun = Date.now();
  const loads: number[] = [];
  let arrive: (() => void) | undefined;
  const launcher = createLauncher({
    signals,
    log,
    references,
    async loadSession() {
      loads.push(Date.now() - begun);
      if (files.load === 'fails') throw new Error('no such file');
      if (files.load === 'hangs') {
        await new Promise<void>(resolve => {
          arrive = resolve;
        });
      }
      return { run };
    },
    isSupported: () => supported,
    whenReady: then => then(),
    tellUnreachable: () => void told.push('notice'),
    patience: PATIENCE,
  });
  const otherTab = (written: { key: string; token: string | null }) => {
    references.write(written);
    const newValue = JSON.stringify({ ...written, seenAt: Date.now() });
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: REFERENCE_NAME, newValue }));
  };
  return {
    ...{ log, signals, references, runtime, run, files, loads, launcher, told, listeners, otherTab },
    arrive: () => arrive?.(),
    comeBack: (persisted: boolean) => tabs.dispatchEvent(Object.assign(new Event('pageshow'), { persisted })),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createLauncher', () => {
  it('[LCH1] loads nothing on a page without a session, and tells the page so', async () => {
    const { loads, told, references } = setUp();
    expect(told).toEqual(['initialized null']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([]);
    expect(told).toEqual(['initialized null']);
    expect(references.read()).toBeNull();
  });

  it('[LCH2] loads and restores where the browser holds a reference, and leaves the telling to the session', async () => {
    const { loads, told, run, runtime } = setUp({ kept: true });
    await settle();
    expect(loads).toEqual([0]);
    expect(runtime.restore).toHaveBeenCalledTimes(1);
    expect(runtime.start).not.toHaveBeenCalled();
    expect(run.mock.calls.map(([initialized]) => initialized)).toEqual([false]);
    expect(told).toEqual([]);
  });

  it('[LCH3] loads and starts when the customer wants a session', async () => {
    const { launcher, loads, run, runtime } = setUp();
    launcher.start();
    await settle();
    expect(loads).toEqual([0]);
    expect(runtime.start).toHaveBeenCalledTimes(1);
    expect(runtime.restore).not.toHaveBeenCalled();
    expect(run.mock.calls.map(([initialized]) => initialized)).toEqual([true]);
  });

  it('[LCH3] loads once, however many sessions the page sees', async () => {
    const { launcher, loads, run, runtime } = setUp();
    for (const times of [1, 2, 3]) {
      launcher.start();
      await settle();
      expect(runtime.start).toHaveBeenCalledTimes(times);
    }
    expect(loads).toHaveLength(1);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('[LCH4] does nothing where the browser is not supported, not even for a reference or another tab', async () => {
    const { loads, told, otherTab } = setUp({ kept: true, supported: false });
    otherTab({ key, token });
    await settle();
    expect(loads).toEqual([]);
    expect(told).toEqual(['initialized null']);
  });

  it('[LCH5] tries again after half a second, then after twice as long each time, up to five', async () => {
    const { launcher, loads } = setUp({ load: 'fails' });
    launcher.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([0, 500, 1500, 3500, 7500, 12_500, 17_500]);
  });

  it('[LCH5] starts, once, when a later try succeeds', async () => {
    const { launcher, files, runtime, told } = setUp({ load: 'fails' });
    launcher.start();
    await vi.advanceTimersByTimeAsync(1000);
    files.load = 'works';
    await vi.advanceTimersByTimeAsync(500);
    expect(runtime.start).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runtime.start).toHaveBeenCalledTimes(1);
    expect(told).toEqual(['initialized null']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[LCH5] restores, once, when a later try succeeds', async () => {
    const { files, runtime, references, told } = setUp({ kept: true, load: 'fails' });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(references.read()).toMatchObject({ key, token });
    expect(told).toEqual([]);
    files.load = 'works';
    await vi.advanceTimersByTimeAsync(5000);
    expect(runtime.restore).toHaveBeenCalledTimes(1);
    expect(runtime.start).not.toHaveBeenCalled();
  });

  it.each(['fails', 'hangs'] as const)(
    '[LCH6] gives a start up when patience is over, and tells page and customer: a load that %s',
    async load => {
      const { launcher, loads, told, runtime } = setUp({ load });
      launcher.start();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(told).toEqual(['initialized null']);
      await vi.advanceTimersByTimeAsync(5000);
      expect(told).toEqual(['initialized null', ...UNREACHABLE]);
      const before = loads.length;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(loads).toHaveLength(before);
      expect(runtime.start).not.toHaveBeenCalled();
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it.each(['fails', 'hangs'] as const)(
    '[LCH6] gives a session up that cannot go on, and forgets it: a load that %s',
    async load => {
      const { references, told } = setUp({ kept: true, load });
      await vi.advanceTimersByTimeAsync(590_000);
      expect(references.read()).not.toBeNull();
      expect(told).toEqual([]);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(references.read()).toBeNull();
      expect(told).toEqual(['initialized null', ...UNREACHABLE]);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('[LCH7] tries anew when the customer tries anew, with patience of its own', async () => {
    const { launcher, files, told, runtime } = setUp({ load: 'fails' });
    launcher.start();
    await vi.advanceTimersByTimeAsync(30_000);
    launcher.start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toEqual(['initialized null', ...UNREACHABLE, ...UNREACHABLE]);
    files.load = 'works';
    launcher.start();
    await settle();
    expect(runtime.start).toHaveBeenCalledTimes(1);
  });

  it('[LCH8] dispatches onInitialized once, whatever fails', async () => {
    const { launcher, told, otherTab } = setUp({ kept: true, load: 'fails' });
    await vi.advanceTimersByTimeAsync(600_000);
    launcher.start();
    await vi.advanceTimersByTimeAsync(30_000);
    otherTab({ key, token });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toEqual(['initialized null', ...UNREACHABLE, ...UNREACHABLE, ...UNREACHABLE]);
  });

  it.each(['start', 'restore'] as const)(
    '[LCH9] leaves when the customer exits while a session is loaded for: %s',
    async wish => {
      const { launcher, references, told, runtime, arrive, loads } = setUp({
        kept: wish === 'restore',
        load: 'hangs',
      });
      if (wish === 'start') launcher.start();
      await settle();
      launcher.exit();
      expect(told).toEqual(['initialized null', ...SELF]);
      expect(references.read()).toBeNull();
      arrive();
      await vi.advanceTimersByTimeAsync(700_000);
      expect(runtime.start).not.toHaveBeenCalled();
      expect(runtime.restore).not.toHaveBeenCalled();
      expect(told).toEqual(['initialized null', ...SELF]);
      expect(loads).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('[LCH9] does not try again after an exit between two tries', async () => {
    const { launcher, told, loads } = setUp({ load: 'fails' });
    launcher.start();
    await vi.advanceTimersByTimeAsync(700);
    launcher.exit();
    launcher.exit();
    await settle();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([0, 500]);
    expect(told).toEqual(['initialized null', ...SELF]);
  });

  it('[LCH9] starts, once, when the customer wants a session again right after leaving', async () => {
    const { launcher, runtime, arrive, loads } = setUp({ load: 'hangs' });
    launcher.start();
    await settle();
    launcher.exit();
    launcher.start();
    arrive();
    await settle();
    expect(runtime.start).toHaveBeenCalledTimes(1);
    expect(loads).toHaveLength(1);
  });

  it('[LCH10] leaves an exit to the session once there is one, and ignores it where nothing goes on', async () => {
    const { launcher, runtime, told } = setUp();
    launcher.exit();
    expect(told).toEqual(['initialized null']);
    launcher.start();
    await settle();
    launcher.exit();
    expect(runtime.exit).toHaveBeenCalledTimes(1);
    expect(told).toEqual(['initialized null']);
  });

  it('[LCH11] ignores a second start while it loads for the first', async () => {
    const { launcher, runtime, arrive, loads } = setUp({ load: 'hangs' });
    launcher.start();
    launcher.start();
    await settle();
    launcher.start();
    arrive();
    await settle();
    expect(loads).toHaveLength(1);
    expect(runtime.start).toHaveBeenCalledTimes(1);
  });

  it('[LCH12] takes part in a session of another tab, with the files it has or loads now', async () => {
    const { otherTab, loads, runtime, run } = setUp();
    otherTab({ key, token });
    await settle();
    expect(runtime.restore).toHaveBeenCalledTimes(1);
    expect(run.mock.calls.map(([initialized]) => initialized)).toEqual([true]);
    otherTab({ key: 'j'.repeat(43), token });
    await settle();
    expect(runtime.restore).toHaveBeenCalledTimes(2);
    expect(loads).toHaveLength(1);
  });

  it('[LCH12] waits with another tab’s session until it has a number', async () => {
    const { otherTab, loads } = setUp();
    otherTab({ key, token: null });
    await settle();
    expect(loads).toEqual([]);
  });

  it('[LCH13] a new start makes the end of the last session forgotten: later callbacks wait for the next', async () => {
    const { launcher, signals } = setUp({ load: 'hangs' });
    launcher.start();
    launcher.exit();
    const before = vi.fn();
    signals.sessionEnded.signal.add(before);
    expect(before).toHaveBeenCalledTimes(1);
    launcher.start();
    const after = vi.fn();
    signals.sessionEnded.signal.add(after);
    expect(after).not.toHaveBeenCalled();
  });

  it('[LOAD4] takes part in a session that began while the page lay in the back/forward cache', async () => {
    const { references, comeBack, loads, runtime, told } = setUp();
    comeBack(true);
    expect(loads).toEqual([]);
    references.write({ key, token });
    comeBack(false);
    expect(loads).toEqual([]);
    comeBack(true);
    await settle();
    expect(runtime.restore).toHaveBeenCalledTimes(1);
    expect(told).toEqual(['initialized null']);
  });

  it('[LCH14] stop leaves no listener, stops the session, and hears no other tab', async () => {
    const { launcher, runtime, listeners, otherTab } = setUp({ kept: true });
    await settle();
    expect(listeners.open().sort()).toEqual(['pageshow', 'storage']);
    launcher.stop();
    expect(runtime.stop).toHaveBeenCalledTimes(1);
    expect(listeners.open()).toEqual([]);
    otherTab({ key, token });
    await settle();
    expect(runtime.restore).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[LCH14] stop between two tries leaves no timer and tries no more', async () => {
    const { launcher, loads, told } = setUp({ load: 'fails' });
    launcher.start();
    await vi.advanceTimersByTimeAsync(700);
    launcher.stop();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([0, 500]);
    expect(told).toEqual(['initialized null']);
  });

  it('[LCH14] what arrives after stop is not run', async () => {
    const { launcher, run, runtime, arrive, told } = setUp({ load: 'hangs' });
    launcher.start();
    await settle();
    launcher.stop();
    arrive();
    await settle();
    expect(run).not.toHaveBeenCalled();
    expect(runtime.start).not.toHaveBeenCalled();
    launcher.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['initialized null']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[API50] takes control back while the session is still being loaded', async () => {
    const { launcher, references, runtime, arrive } = setUp({ kept: true, load: 'hangs' });
    references.write({ key, token, control: 'a1' });
    await settle();
    launcher.downgrade();
    expect(references.read()).toMatchObject({ key, token });
    expect(references.read()?.control).toBeUndefined();
    arrive();
    await settle();
    expect(runtime.restore).toHaveBeenCalledTimes(1);
    launcher.downgrade();
    expect(runtime.downgrade).toHaveBeenCalledTimes(1);
  });

  it('[API20] a downgrade where nothing goes on changes nothing', async () => {
    const { launcher, references, loads } = setUp();
    launcher.downgrade();
    await settle();
    expect(references.read()).toBeNull();
    expect(loads).toEqual([]);
  });
});
