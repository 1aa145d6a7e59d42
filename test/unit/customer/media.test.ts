import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../src/customer/config/readConfig.js';
import { createMediaDesk } from '../../../src/customer/media/createMediaDesk.js';
import { openMedia } from '../../../src/customer/media/openMedia.js';
import type { PrimaryMedia } from '../../../src/customer/media/primaryMedia.js';
import { createTestLog } from '../../harness/createTestLog.js';

const token = '535176834';
const settle = () => vi.advanceTimersByTimeAsync(0);
const bad = () => {
  throw new Error('theirs');
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What sites pass without types. */
const adapter = (methods: Record<string, unknown>) => methods as PrimaryMedia;

/** An `initializeAsync` that keeps what it was given. */
function keepDone() {
  let kept: () => void = () => undefined;
  return {
    initializeAsync(done: () => void) {
      kept = done;
    },
    done: () => kept(),
  };
}

function open(media: PrimaryMedia | undefined) {
  const log = createTestLog();
  const gate = openMedia(media, log);
  const [ready, ended] = [vi.fn(), vi.fn()];
  gate.whenReady(ready);
  gate.whenEnded(ended);
  return { log, gate, ready, ended };
}

describe('openMedia', () => {
  it('[MED1] calls initializeAsync once, as a method of the adapter, also one of a class', () => {
    const seen: unknown[] = [];
    class Chat {
      name = 'chat';
      initializeAsync(done: () => void) {
        seen.push([this.name, typeof done]);
        done();
      }
    }
    const { ready, log } = open(new Chat());
    expect(seen).toEqual([['chat', 'function']]);
    expect(ready).toHaveBeenCalledTimes(1);
    expect(log.lines).toEqual([]);
  });

  it('[MED1] holds back what waits until done, in order', () => {
    const { initializeAsync, done } = keepDone();
    const { gate, ready } = open({ initializeAsync });
    const told: string[] = [];
    gate.whenReady(() => void told.push('a'));
    gate.whenReady(() => void told.push('b'));
    expect(ready).not.toHaveBeenCalled();
    done();
    expect(told).toEqual(['a', 'b']);
    gate.whenReady(() => void told.push('c'));
    expect(told).toEqual(['a', 'b', 'c']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[MED2] counts done once: at once, twice, or after its time', async () => {
    const twice = open({
      initializeAsync(done) {
        done();
        done();
        setTimeout(done, 5);
      },
    });
    await vi.advanceTimersByTimeAsync(5);
    expect(twice.ready).toHaveBeenCalledTimes(1);
    const { initializeAsync, done } = keepDone();
    const late = open({ initializeAsync });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(late.ready).toHaveBeenCalledTimes(1);
    done();
    expect(late.ready).toHaveBeenCalledTimes(1);
    expect(late.log.codes()).toHaveLength(1);
  });

  it('[MED3] goes on after ten seconds, with a warning', async () => {
    const { ready, log } = open({ initializeAsync: () => undefined });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(ready).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ready).toHaveBeenCalledTimes(1);
    expect(log.codes('warn')).toEqual(['primaryMedia.initializeAsync did not call done() within 10 s']);
  });

  it.each<[string, unknown, number]>([
    ['resolves', async () => undefined, 0],
    ['rejects', async () => bad(), 1],
    ['throws', bad, 1],
    ['gives a broken promise', () => Object.fromEntries([['then', bad]]), 1],
    ['gives what throws when it is looked at', () => Object.defineProperty({}, 'then', { get: bad }), 1],
  ])('[MED4] goes on when initializeAsync %s', async (_what, initializeAsync, warnings) => {
    const { ready, log } = open(adapter({ initializeAsync }));
    await settle();
    expect(ready).toHaveBeenCalledTimes(1);
    expect(log.codes()).toEqual(Array(warnings).fill('primaryMedia.initializeAsync failed'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([['no adapter', undefined], ['no initializeAsync', {}] as const])(
    '[MED7] waits for nothing: %s',
    (_what, media) => {
      const { ready, log } = open(media);
      expect(ready).toHaveBeenCalledTimes(1);
      expect(log.lines).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('[MED8] after stop calls nothing back and leaves no timer', async () => {
    const { initializeAsync, done } = keepDone();
    const { gate, ready } = open({ initializeAsync });
    gate.stop();
    done();
    gate.whenReady(ready);
    expect(ready).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
    const onAgentDisconnected = vi.fn();
    const heard = open({ onAgentDisconnected });
    heard.gate.stop();
    onAgentDisconnected.mock.calls[0]?.[0]();
    expect(heard.ended).not.toHaveBeenCalled();
  });

  it('[MED30] asks once to be told of the end, when the medium is ready', () => {
    const { initializeAsync, done } = keepDone();
    const onAgentDisconnected = vi.fn();
    const media = { initializeAsync, onAgentDisconnected };
    const { ended } = open(media);
    expect(onAgentDisconnected).not.toHaveBeenCalled();
    done();
    expect(onAgentDisconnected).toHaveBeenCalledTimes(1);
    expect(onAgentDisconnected.mock.contexts).toEqual([media]);
    onAgentDisconnected.mock.calls[0]?.[0]();
    onAgentDisconnected.mock.calls[0]?.[0]('anything');
    expect(ended.mock.calls).toEqual([[], []]);
  });

  it('[MED35] takes what is no function, or cannot be read, for absent, with one warning each', async () => {
    const { ready, log } = open(
      adapter({
        initializeAsync: 7,
        get onAgentDisconnected() {
          return bad();
        },
      }),
    );
    expect(ready).toHaveBeenCalledTimes(1);
    expect(log.codes()).toEqual([
      'primaryMedia.initializeAsync is no function and is ignored',
      'primaryMedia.onAgentDisconnected failed',
    ]);
    const rejecting = open({ onAgentDisconnected: async () => bad() });
    await settle();
    expect(rejecting.log.codes()).toEqual(['primaryMedia.onAgentDisconnected failed']);
  });
});

function sit(methods: Record<string, unknown>) {
  const log = createTestLog();
  const desk = createMediaDesk(adapter(methods), then => then(), log);
  const session = { isWaiting: vi.fn(() => true), tell: vi.fn() };
  return { log, desk, session, handOver: () => desk.handOver(token, session) };
}

describe('createMediaDesk', () => {
  it('[MED10] needs no question where an agent is connected, and hands the number over', async () => {
    const sendCbSessionToken = vi.fn();
    const media = { isAgentConnected: vi.fn(() => true), sendCbSessionToken };
    const { desk, handOver, log, session } = sit(media);
    expect(await desk.consult()).toBeNull();
    expect(sendCbSessionToken).not.toHaveBeenCalled();
    expect(handOver()).toBe('sessionStartedAutoConnect');
    expect(sendCbSessionToken.mock.calls).toEqual([[token]]);
    expect(sendCbSessionToken.mock.contexts).toEqual([media]);
    expect(media.isAgentConnected.mock.contexts).toEqual([media]);
    await settle();
    expect(session.tell).not.toHaveBeenCalled();
    expect(log.lines).toEqual([]);
  });

  it('[MED11] asks whether the customer is on the phone where none is, and hands nothing over', async () => {
    const sendCbSessionToken = vi.fn();
    const { desk, handOver, log } = sit({ isAgentConnected: () => false, sendCbSessionToken });
    expect(await desk.consult()).toBe('areYouOnPhone');
    expect(handOver()).toBe('sessionStarted');
    expect(sendCbSessionToken).not.toHaveBeenCalled();
    expect(log.lines).toEqual([]);
  });

  it('[MED12] asks whether the customer is on phone or chat where the adapter cannot say', async () => {
    const sendCbSessionToken = vi.fn();
    const { desk, handOver, log } = sit({ sendCbSessionToken });
    expect(await desk.consult()).toBe('areYouOnPhoneOrChat');
    expect(handOver()).toBe('sessionStarted');
    expect(sendCbSessionToken).not.toHaveBeenCalled();
    expect(log.lines).toEqual([]);
    const odd = sit({ isAgentConnected: true });
    expect(await odd.desk.consult()).toBe('areYouOnPhoneOrChat');
    expect(odd.log.codes()).toEqual(['primaryMedia.isAgentConnected is no function and is ignored']);
  });

  it('[MED13] waits for a promise of isAgentConnected for up to three seconds', async () => {
    const slow = (milliseconds: number) => () =>
      new Promise(resolve => setTimeout(() => resolve(true), milliseconds));
    const inTime = sit({ isAgentConnected: slow(2_999) });
    const first = inTime.desk.consult();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(await first).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
    const late = sit({ isAgentConnected: slow(60_000), sendCbSessionToken: vi.fn() });
    const second = late.desk.consult();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await second).toBe('areYouOnPhone');
    expect(late.handOver()).toBe('sessionStarted');
    expect(late.log.codes()).toEqual(['primaryMedia.isAgentConnected did not answer within 3 s']);
  });

  it.each<[string, unknown, string]>([
    ['throws', bad, 'primaryMedia.isAgentConnected failed'],
    ['rejects', async () => bad(), 'primaryMedia.isAgentConnected failed'],
    ['answers 1', () => 1, 'primaryMedia.isAgentConnected must answer true or false'],
    ['answers nothing', () => undefined, 'primaryMedia.isAgentConnected must answer true or false'],
    ['promises nonsense', async () => 'yes', 'primaryMedia.isAgentConnected must answer true or false'],
  ])(
    '[MED14] takes it for not connected, with one warning, when isAgentConnected %s',
    async (_, method, warning) => {
      const sendCbSessionToken = vi.fn();
      const { desk, handOver, log } = sit({ isAgentConnected: method, sendCbSessionToken });
      expect(await desk.consult()).toBe('areYouOnPhone');
      expect(handOver()).toBe('sessionStarted');
      expect(sendCbSessionToken).not.toHaveBeenCalled();
      expect(log.codes()).toEqual([warning]);
    },
  );

  it.each<[string, unknown, string]>([
    ['is missing', undefined, 'primaryMedia has no sendCbSessionToken although an agent is connected'],
    ['throws', bad, 'primaryMedia.sendCbSessionToken failed'],
  ])('[MED21] has the number spelt when sendCbSessionToken %s', async (_, sendCbSessionToken, warning) => {
    const { desk, handOver, log } = sit({ isAgentConnected: () => true, sendCbSessionToken });
    expect(await desk.consult()).toBeNull();
    expect(handOver()).toBe('sessionStarted');
    expect(log.codes()).toEqual([warning]);
  });

  it.each([
    [true, [['sessionStarted']]],
    [false, []],
  ])(
    '[MED22] has it spelt afterwards when sendCbSessionToken rejects, if it is needed: %s',
    async (needed, told) => {
      const { desk, handOver, log, session } = sit({
        isAgentConnected: () => true,
        sendCbSessionToken: async () => bad(),
      });
      session.isWaiting.mockReturnValue(needed);
      await desk.consult();
      expect(handOver()).toBe('sessionStartedAutoConnect');
      await settle();
      expect(session.tell.mock.calls).toEqual(told);
      expect(log.codes()).toEqual(['primaryMedia.sendCbSessionToken failed']);
    },
  );

  it.each([
    [true, true, [[token]], [['sessionStartedAutoConnect']]],
    [true, false, [], []],
    [false, true, [], []],
  ])(
    '[MED23] hands over on the page after the one of the start: connected %s, waiting %s',
    async (connected, waiting, sent, told) => {
      const sendCbSessionToken = vi.fn();
      const { handOver, session } = sit({ isAgentConnected: () => connected, sendCbSessionToken });
      session.isWaiting.mockReturnValue(waiting);
      expect(handOver()).toBe('sessionStarted');
      await settle();
      expect(sendCbSessionToken.mock.calls).toEqual(sent);
      expect(session.tell.mock.calls).toEqual(told);
    },
  );
});

describe('the option', () => {
  it('[MED36] takes any object, and warns of everything else', () => {
    const log = createTestLog();
    const media = new (class Chat {})();
    const read = (primaryMedia: unknown) =>
      readConfig({ primaryMedia }, null, 'https://shop.example/', log).primaryMedia;
    expect(read(media)).toBe(media);
    expect(read(null)).toBeUndefined();
    expect(log.lines).toEqual([]);
    for (const wrong of ['chat', 7, true, class Chat {}]) expect(read(wrong)).toBeUndefined();
    expect(log.codes('warn')).toEqual(
      Array(4).fill('option "primaryMedia" has a value of the wrong type and is ignored'),
    );
  });
});
