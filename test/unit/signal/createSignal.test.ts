import { describe, expect, it, vi } from 'vitest';
import { createSignal } from '../../../src/signal/createSignal.js';
import { createTestLog } from '../../harness/createTestLog.js';

describe('createSignal', () => {
  it('[SIG1] calls added callbacks in the order in which they were added', () => {
    const { signal, dispatch } = createSignal<[number]>('onThing', createTestLog());
    const calls: string[] = [];
    signal.add(n => calls.push(`a${n}`));
    signal.add(n => calls.push(`b${n}`));
    dispatch(1);
    dispatch(2);
    expect(calls).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('[SIG2] calls a callback that comes after the event at once, with the last arguments', () => {
    const { signal, dispatch } = createSignal<[number]>('onThing', createTestLog());
    dispatch(1);
    dispatch(2);
    const late = vi.fn();
    signal.add(late);
    expect(late.mock.calls).toEqual([[2]]);
  });

  it('[SIG3] calls an addOnce callback once, also when the event has already happened', () => {
    const { signal, dispatch } = createSignal<[number]>('onThing', createTestLog());
    const early = vi.fn();
    signal.addOnce(early);
    dispatch(1);
    dispatch(2);
    const late = vi.fn();
    signal.addOnce(late);
    dispatch(3);
    expect(early.mock.calls).toEqual([[1]]);
    expect(late.mock.calls).toEqual([[2]]);
  });

  it('[SIG4] does not call a removed callback, also when it is removed while dispatching', () => {
    const { signal, dispatch } = createSignal<[]>('onThing', createTestLog());
    const second = vi.fn();
    signal.add(() => signal.remove(second));
    signal.add(second);
    dispatch();
    expect(second).not.toHaveBeenCalled();
    signal.remove(() => undefined);
  });

  it('[SIG5] goes on when a callback throws, and says so in the log', () => {
    const log = createTestLog();
    const { signal, dispatch } = createSignal<[]>('onThing', log);
    const after = vi.fn();
    signal.add(() => {
      throw new Error('theirs');
    });
    signal.add(after);
    expect(() => dispatch()).not.toThrow();
    expect(after).toHaveBeenCalledTimes(1);
    expect(log.codes('warn')).toEqual(['onThing: a callback of the page threw']);
  });

  it('[SIG6] warns of a callback that is no function, and adds the same one only once', () => {
    const log = createTestLog();
    const { signal, dispatch } = createSignal<[]>('onThing', log);
    signal.add('nonsense' as never);
    const callback = vi.fn();
    signal.add(callback);
    signal.add(callback);
    dispatch();
    expect(callback).toHaveBeenCalledTimes(1);
    expect(log.codes('warn')).toEqual(['onThing: a callback must be a function']);
  });

  it('[SIG7] waits for the next event after a forgotten one', () => {
    const { signal, dispatch, forget } = createSignal<[number]>('onThing', createTestLog());
    dispatch(1);
    forget();
    const late = vi.fn();
    signal.add(late);
    expect(late).not.toHaveBeenCalled();
    dispatch(2);
    expect(late.mock.calls).toEqual([[2]]);
  });

  it('[SIG8] shows the page no way to dispatch', () => {
    const { signal } = createSignal<[]>('onThing', createTestLog());
    expect(Object.keys(signal).sort()).toEqual(['add', 'addOnce', 'remove']);
  });

  it('[SIG10] calls a callback that is added while the event is told, once for it', () => {
    const { signal, dispatch } = createSignal<[number]>('onThing', createTestLog());
    const added = vi.fn();
    const calls: string[] = [];
    signal.addOnce(n => {
      signal.add(added);
      calls.push(`${n}: ${added.mock.calls.length}`);
    });
    signal.add(() => undefined);
    dispatch(1);
    expect(calls).toEqual(['1: 1']);
    expect(added.mock.calls).toEqual([[1]]);
    dispatch(2);
    expect(added.mock.calls).toEqual([[1], [2]]);
  });

  it('[SIG11] calls a callback that adds itself again no sooner than at the next event', () => {
    const { signal, dispatch } = createSignal<[number]>('onThing', createTestLog());
    const once = vi.fn(() => signal.addOnce(once));
    const again = vi.fn(() => {
      signal.remove(again);
      signal.add(again);
    });
    signal.addOnce(once);
    dispatch(1);
    signal.add(again);
    expect([once.mock.calls, again.mock.calls]).toEqual([[[1]], [[1]]]);
    dispatch(2);
    expect([once.mock.calls, again.mock.calls]).toEqual([
      [[1], [2]],
      [[1], [2]],
    ]);
  });

  it('[SIG12] tells events in the order in which they happened, to all', () => {
    const { signal, dispatch } = createSignal<[number]>('onThing', createTestLog());
    const calls: string[] = [];
    signal.add(n => {
      calls.push(`a${n}`);
      if (n < 3) dispatch(n + 1);
    });
    signal.add(n => calls.push(`b${n}`));
    dispatch(1);
    expect(calls).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
    const late = vi.fn();
    signal.add(late);
    expect(late.mock.calls).toEqual([[3]]);
    dispatch(4);
    expect(calls.slice(-2)).toEqual(['a4', 'b4']);
  });

  it('[SIG13] ignores what a callback returns, and gives it no `this`', () => {
    const { signal, dispatch } = createSignal<[]>('onThing', createTestLog());
    const seen: unknown[] = [];
    signal.add(function (this: unknown) {
      seen.push(this);
      return false as never;
    });
    signal.add(() => void seen.push('next'));
    dispatch();
    expect(seen).toEqual([undefined, 'next']);
  });

  it('[SIG14] warns of a promise that rejects, and leaves nothing unhandled', async () => {
    const log = createTestLog();
    const { signal, dispatch } = createSignal<[]>('onThing', log);
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const error = new Error('theirs, later');
    signal.add(async () => {
      throw error;
    });
    signal.add(async () => undefined);
    dispatch();
    // Unhandled rejections are told when the microtasks are done.
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(log.lines).toEqual([
      { level: 'warn', code: 'onThing: a callback of the page rejected', detail: error },
    ]);
  });

  it('[SIG15] cannot be changed, and its methods work without it', () => {
    const { signal, dispatch } = createSignal<[]>('onThing', createTestLog());
    expect(Object.isFrozen(signal)).toBe(true);
    const { add, addOnce, remove } = signal;
    const [kept, once, gone] = [vi.fn(), vi.fn(), vi.fn()];
    add(kept);
    addOnce(once);
    add(gone);
    remove(gone);
    dispatch();
    dispatch();
    expect([kept, once, gone].map(({ mock }) => mock.calls.length)).toEqual([2, 1, 0]);
  });

  it('[SIG16] tells late callbacks what is to be remembered, and nobody who is there', () => {
    const { signal, dispatch, remember, isHeard } = createSignal<[number]>('onThing', createTestLog());
    const early = vi.fn();
    const late = vi.fn();
    expect(isHeard()).toBe(false);
    signal.add(early);
    expect(isHeard()).toBe(true);
    dispatch(1);
    remember(2);
    signal.add(late);
    expect([early.mock.calls, late.mock.calls]).toEqual([[[1]], [[2]]]);
    signal.remove(early);
    signal.remove(late);
    expect(isHeard()).toBe(false);
  });
});
