import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../../src/customer/remoteControl/controlledPage.js';
import { guardCommands } from '../../../../src/customer/remoteControl/guardCommands.js';
import { loadRemoteControl } from '../../../../src/customer/remoteControl/loadRemoteControl.js';
import type {
  CommandGuard,
  RemoteControlOptions,
} from '../../../../src/customer/remoteControl/remoteControl.js';
import type { CommandMessage } from '../../../../src/customer/session/agentControl.js';
import type { CustomerMessage } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PAGE = 'p'.repeat(22);
const command = (over: Partial<CommandMessage> = {}): CommandMessage => ({
  t: 'command',
  agentId: 'ann',
  page: PAGE,
  n: 1,
  command: { do: 'focus', node: 7 },
  ...over,
});

function open(answer: () => Outcome = () => null) {
  const sent: CustomerMessage[] = [];
  const done: unknown[] = [];
  let page = PAGE;
  let running = 0;
  const log = createTestLog();
  const options = {
    send: (message: CustomerMessage) => Boolean(sent.push(message)),
    page: () => page,
    log,
  } as Partial<RemoteControlOptions> as RemoteControlOptions;
  const start = () => {
    running += 1;
    return {
      receive(input: unknown) {
        done.push(input);
        return answer();
      },
      stop() {
        running -= 1;
      },
    };
  };
  const guard = guardCommands(start, options);
  const reasons = () =>
    sent.map(message => (message.t === 'commandRefused' ? `${message.reason} ${message.count}` : message.t));
  return {
    ...{ guard, sent, done, reasons, log, options, start },
    running: () => running,
    goTo(next: string) {
      page = next;
    },
  };
}

describe('guardCommands', () => {
  it('[WRM20] lets nothing through in Pointer Mode, and nothing of another agent', () => {
    const { guard, done, reasons, running } = open();
    guard.command(command());
    guard.give('bob');
    guard.command(command({ n: 2 }));
    expect(done).toEqual([]);
    guard.give('ann');
    guard.command(command({ n: 3 }));
    expect(done).toHaveLength(1);
    guard.give(null);
    guard.command(command({ n: 4 }));
    expect([done.length, running()]).toEqual([1, 0]);
    vi.runAllTimers();
    expect(reasons()).toEqual(['pointerMode 1', 'otherAgent 1', 'pointerMode 1']);
    guard.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[WRM21] lets each command through once, and only for the page as it is recorded', () => {
    const { guard, done, reasons, goTo } = open();
    guard.give('ann');
    guard.command(command({ n: 5 }));
    guard.command(command({ n: 5 }));
    guard.command(command({ n: 4 }));
    guard.command(command({ n: 6, page: 'q'.repeat(22) }));
    expect(done).toHaveLength(1);
    goTo('q'.repeat(22));
    guard.command(command({ n: 1, page: 'q'.repeat(22) }));
    guard.command(command({ n: 7 }));
    expect(done).toHaveLength(2);
    vi.runAllTimers();
    expect(reasons()).toEqual(['stale 1', 'stale 3']);
    guard.stop();
  });

  it('[WRM21] what was carried out before control was taken back is not carried out again after', () => {
    const { guard, done, reasons } = open();
    for (const holder of ['ann', 'bob', 'ann']) {
      guard.give(holder);
      guard.command(command({ n: 5, agentId: holder }));
      guard.give(null);
    }
    expect(done).toHaveLength(2);
    guard.give('ann');
    guard.command(command({ n: 6 }));
    expect(done).toHaveLength(3);
    expect(reasons()).toEqual(['stale 1']);
    guard.stop();
  });

  it('[WRM22] [WRM23] lets a flood neither in nor out', () => {
    const { guard, done, sent, reasons } = open();
    guard.give('ann');
    for (let n = 1; n <= 10_000; n += 1) guard.command(command({ n }));
    expect(done).toHaveLength(600);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(reasons()).toEqual(['tooFast 1', 'tooFast 9399']);
    guard.command(command({ n: 10_001 }));
    expect(done).toHaveLength(601);
    guard.stop();
  });

  it('[WRM22] a clock that goes back gives nothing and blocks nothing', () => {
    const { guard, done } = open();
    guard.give('ann');
    vi.setSystemTime(Date.now() - 3_600_000);
    guard.command(command());
    expect(done).toHaveLength(1);
    guard.stop();
  });

  it('[WRM23] tells what the page itself refuses', () => {
    const { guard, sent } = open(() => 'masked');
    guard.give('ann');
    guard.command(command({ n: 9 }));
    expect(sent).toEqual([{ t: 'commandRefused', agentId: 'ann', n: 9, reason: 'masked', count: 1 }]);
    guard.stop();
  });
});

describe('loadRemoteControl', () => {
  function load(outcome: () => Promise<{ openRemoteControl(): CommandGuard }>) {
    const opened = open();
    const loads = vi.fn(outcome);
    const { log, options } = opened;
    const control = loadRemoteControl({ ...options, load: loads })(options);
    return { ...opened, loads, control, log };
  }

  it('[WRM24] loads what decides when it is needed, and judges then what came before', async () => {
    const inner = open();
    const { loads, control } = load(async () => ({ openRemoteControl: () => inner.guard }));
    expect(loads).not.toHaveBeenCalled();
    control.prepare();
    control.give('ann');
    control.command(command({ n: 1 }));
    control.command(command({ n: 2, agentId: 'bob' }));
    expect(inner.done).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(loads).toHaveBeenCalledTimes(1);
    expect(inner.done).toHaveLength(1);
    expect(inner.reasons()).toEqual(['otherAgent 1']);
    control.give(null);
    expect(inner.running()).toBe(0);
    control.stop();
  });

  it('[WRM24] tries again after a load that failed, and does nothing after the end', async () => {
    const inner = open();
    let works = false;
    const { loads, control, log } = load(async () => {
      if (!works) throw new Error('offline');
      return { openRemoteControl: () => inner.guard };
    });
    control.give('ann');
    await vi.advanceTimersByTimeAsync(0);
    expect(log.codes('error')).toEqual(['controlUnavailable']);
    works = true;
    control.command(command());
    control.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(loads).toHaveBeenCalledTimes(2);
    expect(inner.done).toEqual([]);
    expect(inner.running()).toBe(0);
  });
});
