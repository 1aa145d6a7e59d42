// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { createApi } from '../../../src/customer/api/createApi.js';
import { createChildApi } from '../../../src/customer/api/createChildApi.js';
import { isBrowserSupported } from '../../../src/customer/api/isBrowserSupported.js';
import { createSignals } from '../../../src/customer/session/createSignals.js';
import { createSessionObject } from '../../../src/customer/session/sessionObject.js';
import { createTestLog } from '../../harness/createTestLog.js';

function setUp(supported = true) {
  const log = createTestLog();
  const signals = createSignals(log);
  const marked = new WeakSet<Element>();
  const launcher = {
    ...{ start: vi.fn(), exit: vi.fn(), downgrade: vi.fn() },
    ...{ endConversation: vi.fn(), explain: () => null, stop: vi.fn() },
  };
  const api = createApi('1.2.3', signals, launcher, () => supported, marked, log);
  return { signals, launcher, log, api, child: createChildApi('1.2.3', signals, marked, log) };
}

const SIGNALS = [
  'onInitialized',
  'onSessionStarted',
  'onConnected',
  'onSessionEnded',
  'onAgentJoined',
  'onAgentNavigated',
  'onNavigationFailed',
  'onModeUpgradeRequested',
  'onModeChanged',
  'onMaskedElement',
] as const;

describe('createApi', () => {
  it('[API1] has exactly the documented names, and none can be changed', () => {
    const { api } = setUp();
    expect(Object.keys(api).sort()).toEqual(
      [
        'VERSION',
        'downgradeMode',
        'exitSession',
        'explainPrivacy',
        'isBrowserSupported',
        'markServiceElement',
        'startSession',
        ...SIGNALS,
      ].sort(),
    );
    expect(api.VERSION).toBe('1.2.3');
    expect(Object.isFrozen(api)).toBe(true);
    expect(Object.getPrototypeOf(api)).toBe(Object.prototype);
  });

  it('[API39] passes downgradeMode() on', () => {
    const { api, launcher } = setUp();
    expect(api.downgradeMode()).toBeUndefined();
    expect(launcher.downgrade).toHaveBeenCalledTimes(1);
    expect(launcher.exit).not.toHaveBeenCalled();
  });

  it('[API2] passes the wishes of the page on', () => {
    const { api, launcher } = setUp();
    api.startSession();
    expect(launcher.start).toHaveBeenCalledTimes(1);
    expect(launcher.exit).not.toHaveBeenCalled();
    api.exitSession();
    expect(launcher.exit).toHaveBeenCalledTimes(1);
    expect(launcher.start).toHaveBeenCalledTimes(1);
    expect(api.isBrowserSupported()).toBe(true);
  });

  it('[API3] startSession throws where the browser is not supported, and nothing is started', () => {
    const { api, launcher } = setUp(false);
    expect(api.isBrowserSupported()).toBe(false);
    expect(() => api.startSession()).toThrow(/does not support/);
    expect(launcher.start).not.toHaveBeenCalled();
  });

  it('[API4] onConnected is another name of onSessionStarted', () => {
    const { api, signals } = setUp();
    expect(api.onConnected).toBe(api.onSessionStarted);
    const heard = vi.fn();
    api.onConnected.add(heard);
    signals.sessionStarted.dispatch(createSessionObject('535176834', 0));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('[API5] markServiceElement marks the element', () => {
    const element = document.createElement('div');
    setUp().api.markServiceElement(element);
    expect(element.getAttribute('data-gcb-service-node')).toBe('true');
  });

  it.each(['api', 'child'] as const)(
    '[API53] markServiceElement of what is no element is a warning, and raises nothing into the page: %s',
    which => {
      const { log, ...apis } = setUp();
      const nonsense = [undefined, null, 'div', [], {}, document, document.querySelectorAll('div')];
      for (const thing of nonsense)
        expect(() => apis[which].markServiceElement(thing as unknown as Element)).not.toThrow();
      expect(log.codes()).toEqual(nonsense.map(() => 'markServiceElement: an element is needed'));
      expect(log.codes('warn')).toHaveLength(nonsense.length);
      const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const elsewhere = document.implementation.createHTMLDocument().body;
      for (const element of [drawing, elsewhere]) {
        apis[which].markServiceElement(element);
        expect(element.getAttribute('data-gcb-service-node')).toBe('true');
      }
      expect(log.codes()).toHaveLength(nonsense.length);
    },
  );

  it('[FRM2] the api of a page in a frame has exactly the documented common names, and none can be changed', () => {
    const { child, api } = setUp();
    expect(Object.keys(child).sort()).toEqual([
      ...['VERSION', 'markServiceElement', 'onConnected', 'onMaskedElement', 'onSessionEnded'],
      'onSessionStarted',
    ]);
    expect(child.onSessionStarted).toBe(api.onSessionStarted);
    expect(child.VERSION).toBe('1.2.3');
    expect(Object.isFrozen(child)).toBe(true);
  });

  it.each(SIGNALS)('[API6] the page can listen to %s, but neither dispatch nor forget it', name => {
    const { api } = setUp();
    const signal: object = api[name];
    expect(Object.keys(signal).sort()).toEqual(['add', 'addOnce', 'remove']);
    expect('dispatch' in signal).toBe(false);
    expect('forget' in signal).toBe(false);
  });

  it('[API7] each signal of the page hears its own event', () => {
    const { api, signals } = setUp();
    const heard: string[] = [];
    api.onInitialized.add(session => void heard.push(`initialized ${session}`));
    api.onSessionStarted.add(({ token }) => void heard.push(`started ${token}`));
    api.onAgentJoined.add((_agent, { agents }) => void heard.push(`joined ${agents.length}`));
    api.onSessionEnded.add(({ reason }) => void heard.push(`ended ${reason}`));
    const session = createSessionObject('535176834', 1);
    signals.initialized.dispatch(null);
    signals.sessionStarted.dispatch(session);
    signals.agentJoined.dispatch({}, session);
    signals.sessionEnded.dispatch({ reason: 'external' });
    expect(heard).toEqual(['initialized null', 'started 535176834', 'joined 1', 'ended external']);
  });

  it('[API8] a session object has its number, and an empty object for each agent', () => {
    expect(createSessionObject('535176834', 0)).toEqual({ token: '535176834', agents: [] });
    const { agents } = createSessionObject('535176834', 2);
    expect(agents).toEqual([{}, {}]);
    expect(agents[0]).not.toBe(agents[1]);
  });
});

describe('isBrowserSupported', () => {
  const whole = () => ({
    MutationObserver: window.MutationObserver,
    WeakMap,
    Proxy,
    URL,
    Element: window.Element,
    crypto: { getRandomValues: () => undefined },
    JSON,
    Array,
  });
  const isSupported = (page: object) => isBrowserSupported(page as Window & typeof globalThis);
  const features = Object.keys(whole());

  it('[API10] says yes where all is there', () => {
    expect(isSupported(whole())).toBe(true);
    expect(isBrowserSupported(window)).toBe(true);
  });

  it.each(features)('[API11] says no, and does not throw, without %s', name => {
    expect(isSupported({ ...whole(), [name]: undefined })).toBe(false);
  });

  it('[API11] says no where the thing is there but not what it should be', () => {
    expect(isSupported({ ...whole(), crypto: {} })).toBe(false);
    expect(isSupported({ ...whole(), Element: { prototype: {} } })).toBe(false);
    expect(isSupported({ ...whole(), MutationObserver: {} })).toBe(false);
  });

  it.each([
    ['parse gives something else', { stringify: JSON.stringify, parse: () => ({ a: 'x', b: {} }) }],
    ['parse gives nothing', { stringify: JSON.stringify, parse: () => null }],
    [
      'stringify quotes twice',
      { parse: JSON.parse, stringify: (it: unknown) => JSON.stringify(JSON.stringify(it)) },
    ],
    [
      'it throws',
      {
        parse: JSON.parse,
        stringify() {
          throw new Error('no');
        },
      },
    ],
  ])('[API12] says no where the page has broken JSON: %s', (_how, broken) => {
    expect(isSupported({ ...whole(), JSON: broken })).toBe(false);
  });

  it('[API13] says no where the page has broken arrays', () => {
    expect(isSupported({ ...whole(), Array: { isArray: () => false } })).toBe(false);
    for (const name of ['map', 'filter'] as const) {
      const original = Array.prototype[name];
      let answer: boolean;
      Object.defineProperty(Array.prototype, name, { value: () => [], configurable: true, writable: true });
      try {
        answer = isBrowserSupported(window);
      } finally {
        Object.defineProperty(Array.prototype, name, { value: original, configurable: true, writable: true });
      }
      expect(answer).toBe(false);
    }
  });

  it.each(features)('[API14] says no where the look at %s throws', name => {
    const page = Object.defineProperty(whole(), name, {
      get() {
        throw new Error('denied');
      },
    });
    expect(isSupported(page)).toBe(false);
  });
});
