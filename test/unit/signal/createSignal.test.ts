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
});
