// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNavigator } from '../../../../src/customer/remoteControl/createNavigator.js';
import { judgeAddress } from '../../../../src/customer/remoteControl/judgeAddress.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(entries = { canGoBack: true, canGoForward: true }) {
  const assign = vi.fn();
  const reload = vi.fn();
  const history = { length: 2, back: vi.fn(), forward: vi.fn() };
  const events = new EventTarget();
  const fake = {
    document: { baseURI: 'https://bank.example/a' },
    location: { origin: 'https://bank.example', assign, reload },
    history,
    navigation: entries,
    setTimeout: setTimeout.bind(globalThis),
    clearTimeout: clearTimeout.bind(globalThis),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  } as unknown as Window & typeof globalThis;
  const received: unknown[] = [];
  const navigator = createNavigator(
    { window: fake, mayOpen: url => judgeAddress(url, fake, ['https://pay.example']) },
    { receive: event => void received.push(event), navigationDelay: 3000 },
  );
  return {
    navigator,
    received,
    assign,
    reload,
    history,
    leave: (how: string) => events.dispatchEvent(new Event(how)),
  };
}

const told = (command: string, url?: string) => ({
  is: 'agentNavigates',
  navigation: url === undefined ? { command } : { command, url },
});

describe('createNavigator', () => {
  it('[WRM10] tells first and goes later', () => {
    const { navigator, received, assign } = open();
    expect(navigator.open({ do: 'open', url: '/b' })).toBeNull();
    expect(received).toEqual([told('url', 'https://bank.example/b')]);
    vi.advanceTimersByTime(2999);
    expect(assign).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(String(assign.mock.calls[0]?.[0])).toBe('https://bank.example/b');
  });

  it('[WRM12] what waits does not happen without control; the last wish counts', () => {
    const { navigator, reload, assign, history } = open();
    navigator.navigate({ do: 'navigate', to: 'refresh' });
    navigator.navigate({ do: 'navigate', to: 'back' });
    vi.advanceTimersByTime(3000);
    expect([reload.mock.calls.length, history.back.mock.calls.length]).toEqual([0, 1]);
    navigator.open({ do: 'open', url: '/b' });
    navigator.stop();
    vi.advanceTimersByTime(10_000);
    expect(assign).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[WRM11] says when there is no such page in the history, at once or when nothing has happened', () => {
    const { navigator, received } = open({ canGoBack: true, canGoForward: false });
    expect(navigator.navigate({ do: 'navigate', to: 'forward' })).toBe('impossible');
    expect(received).toEqual([{ is: 'navigationFailed' }]);
    expect(navigator.navigate({ do: 'navigate', to: 'back' })).toBeNull();
    vi.advanceTimersByTime(6000);
    expect(received.at(-1)).toEqual({ is: 'navigationFailed' });
  });

  it.each(['popstate', 'pagehide'])('[WRM11] a step that was taken is no failure: %s', how => {
    const { navigator, received, leave } = open();
    navigator.navigate({ do: 'navigate', to: 'back' });
    vi.advanceTimersByTime(3000);
    leave(how);
    vi.advanceTimersByTime(10_000);
    expect(received).toEqual([told('back')]);
  });

  it.each([
    ['/b', null],
    ['https://pay.example/x', null],
    ['http://bank.example/', 'address'],
    ['https://evil.example/', 'address'],
    ['https://u:p@bank.example/', 'address'],
    ['javascript:alert(1)', 'address'],
    ['data:text/html,x', 'address'],
    ['blob:https://bank.example/1', 'address'],
    ['https://', 'address'],
  ])('[WRM13] %s: %s', (url, outcome) => {
    const { navigator, received } = open();
    expect(navigator.open({ do: 'open', url })).toBe(outcome);
    expect((received[0] as { is: string }).is).toBe(outcome ? 'navigationFailed' : 'agentNavigates');
    navigator.stop();
  });
});
