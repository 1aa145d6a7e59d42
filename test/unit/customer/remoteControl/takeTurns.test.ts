import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRemoteControl } from '../../../../src/customer/remoteControl/startRemoteControl.js';
import { takeTurns } from '../../../../src/customer/remoteControl/takeTurns.js';
import { openPage } from './openPage.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('takeTurns', () => {
  it('[KEYB73] does at once what nothing waits for, and the rest in its order, each pause a task', async () => {
    const turns = takeTurns();
    const done: string[] = [];
    const act = (name: string, pauses: boolean) => () => {
      done.push(name);
      if (pauses) turns.pause();
      return name === 'c' ? ('impossible' as const) : null;
    };
    const report = vi.fn();
    expect(turns.inTurn(act('a', true), report)).toBe(null);
    for (const [name, pauses] of [
      ['b', false],
      ['c', true],
      ['d', false],
    ] as const)
      expect(turns.inTurn(act(name, pauses), report)).toBe(undefined);
    expect(done).toEqual(['a']);
    vi.advanceTimersToNextTimer();
    expect(done).toEqual(['a', 'b', 'c']);
    vi.advanceTimersToNextTimer();
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    expect(report.mock.calls.flat()).toEqual([null, 'impossible', null]);
    expect(turns.inTurn(act('e', false), report)).toBe(null);
  });

  it('[KEYB73] keeps no more than two hundred, and nothing after the end', () => {
    const turns = takeTurns();
    const act = vi.fn(() => null);
    turns.pause();
    for (let count = 0; count < 200; count++) expect(turns.inTurn(act, () => {})).toBe(undefined);
    expect(turns.inTurn(act, () => {})).toBe('tooFast');
    turns.stop();
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
  });

  it('[KEYB73] what an editor does in promises at a key is done before the next', async () => {
    const page = openPage('<div id="rich" tabindex="0"></div><input id="line">');
    // jsdom does not know it.
    Object.defineProperty(page.get('rich'), 'isContentEditable', { value: true });
    const order: string[] = [];
    page.document.addEventListener('keydown', ({ key }) => {
      order.push(key);
      void Promise.resolve().then(() => order.push(`after ${key}`));
    });
    const control = startRemoteControl({
      ...{ window: page.window, log: page.log, nodeOf: page.nodeOf, update() {}, frames: () => [] },
      ...{ running: () => null, receive() {}, send: () => true, page: () => '', allowedOrigins: [] },
      privacy: { kept: { policy: { of: () => 'visible', allowsSubmit: () => true } } },
      navigationDelay: 0,
    } as unknown as Parameters<typeof startRemoteControl>[0]);
    const press = (key: string) =>
      control.receive({ do: 'keyDown', key, code: key, held: 0, repeat: false }, () => {});
    page.get('rich').focus();
    expect(['F2', 'F4'].map(press)).toEqual([null, undefined]);
    await vi.runAllTimersAsync();
    expect(order).toEqual(['F2', 'after F2', 'F4', 'after F4']);
    page.get('line').focus();
    expect(['F6', 'F7'].map(press)).toEqual([null, null]);
    control.stop();
  });
});
