// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameListener } from '../../../../src/customer/frames/frameDoor.js';
import { type Hello, noteHellos } from '../../../../src/customer/frames/noteHellos.js';
import { openFrameDoor } from '../../../../src/customer/frames/openFrameDoor.js';
import { relaySession } from '../../../../src/customer/frames/relaySession.js';
import { createSignals } from '../../../../src/customer/session/createSignals.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { trackListeners } from '../trackListeners.js';
import { createFakeDoor } from './createFakeDoor.js';
import { createFakePort, createForeignWindow } from './createFakeWindow.js';

const PARTNER = 'https://forms.example';
let ports: ReturnType<typeof createFakePort>[] = [];

beforeEach(() => {
  ports = [];
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = createFakePort();
      port2 = createFakePort();
      constructor() {
        ports.push(this.port1);
      }
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function addFrame(src: string) {
  const foreign = createForeignWindow();
  const element = document.createElement('iframe');
  Object.defineProperty(element, 'contentWindow', { value: foreign.window });
  element.setAttribute('src', src);
  document.body.append(element);
  return { element, source: foreign.window, postMessage: foreign.postMessage };
}

function receive(data: unknown, source: unknown, origin: string) {
  const event = new Event('message');
  for (const [name, value] of Object.entries({ data, source, origin, ports: [] }))
    Object.defineProperty(event, name, { value });
  window.dispatchEvent(event);
}

function setUp(allowedOrigins = [PARTNER], early: readonly Hello[] = []) {
  const log = createTestLog();
  const door = openFrameDoor({
    window: window as Window & typeof globalThis,
    allowedOrigins: () => allowedOrigins,
    early,
    log,
  });
  const listener = { linked: vi.fn(), unlinked: vi.fn(), heard: vi.fn() } satisfies FrameListener;
  door.watch(listener);
  return { door, listener, log };
}

describe('the door for frames', () => {
  it('[FRM40] hands a channel to a frame of an allowed origin, addressed to that origin', () => {
    const { element, source, postMessage } = addFrame(`${PARTNER}/`);
    const { door, listener } = setUp();
    receive({ gcb: 'hello' }, source, PARTNER);
    expect(postMessage).toHaveBeenLastCalledWith({ gcb: 'welcome', direct: false }, PARTNER, [
      expect.anything(),
    ]);
    expect(listener.linked).toHaveBeenCalledWith(expect.objectContaining({ element, direct: false }));
    ports[0]?.onmessage?.({ data: 'anything' });
    expect(listener.heard).toHaveBeenCalledWith(expect.objectContaining({ element }), 'anything');
    door.stop();
  });

  it('[FRM6] lets nobody else in: other origins, windows that are no frame, other messages', () => {
    const { source } = addFrame(`${PARTNER}/`);
    const { door, listener } = setUp([PARTNER, 'null']);
    receive({ gcb: 'hello' }, source, 'https://evil.example');
    receive({ gcb: 'hello' }, source, `${PARTNER}.evil.example`);
    receive({ gcb: 'hello' }, source, 'null');
    receive({ gcb: 'hello' }, createForeignWindow().window, PARTNER);
    receive({ gcb: 'hello' }, null, PARTNER);
    for (const data of [null, 'hello', { gcb: 'welcome', direct: true }, { gcb: 'call' }])
      receive(data, source, PARTNER);
    expect(listener.linked).not.toHaveBeenCalled();
    door.stop();
  });

  it('[FRM12] lets in those who said hello before the door was opened', () => {
    const hellos = noteHellos(window);
    const { source, element } = addFrame('');
    const stranger = addFrame('');
    receive({ gcb: 'other' }, source, PARTNER);
    receive({ gcb: 'hello' }, source, PARTNER);
    receive({ gcb: 'hello' }, stranger.source, 'https://evil.example');
    const { door } = setUp([PARTNER], hellos.take());
    const late = { linked: vi.fn(), unlinked: vi.fn(), heard: vi.fn() };
    door.watch(late);
    expect(late.linked.mock.calls.map(([link]) => link.element)).toEqual([element]);
    expect(hellos.take()).toEqual([]);
    door.stop();
  });

  it('[FRM40] finds frames in open shadow trees', () => {
    const host = document.createElement('div');
    const { element, source } = addFrame(`${PARTNER}/`);
    host.attachShadow({ mode: 'open' }).append(element);
    document.body.append(host);
    const { door, listener } = setUp();
    receive({ gcb: 'hello' }, source, PARTNER);
    expect(listener.linked).toHaveBeenCalledTimes(1);
    door.stop();
  });

  it('[FRM12] calls the frames that were there first, if their address is allowed', () => {
    const allowed = addFrame(`${PARTNER}/path`);
    const other = addFrame('https://evil.example/');
    const { door } = setUp();
    expect(allowed.postMessage.mock.calls).toEqual([[{ gcb: 'call' }, PARTNER]]);
    expect(other.postMessage).not.toHaveBeenCalled();
    door.stop();
  });

  it('[FRM41] a link ends when its document says good-bye, says hello anew, or its frame is gone', () => {
    const one = addFrame(`${PARTNER}/`);
    const two = addFrame(`${PARTNER}/`);
    const { door, listener } = setUp();
    receive({ gcb: 'hello' }, one.source, PARTNER);
    receive({ gcb: 'hello' }, one.source, PARTNER);
    expect(listener.unlinked).toHaveBeenCalledTimes(1);
    ports[1]?.onmessage?.({ data: 'bye' });
    expect(listener.unlinked).toHaveBeenCalledTimes(2);
    receive({ gcb: 'hello' }, one.source, PARTNER);
    one.element.remove();
    receive({ gcb: 'hello' }, two.source, PARTNER);
    expect(listener.unlinked).toHaveBeenCalledTimes(3);
    expect(ports.map(({ close }) => close.mock.calls.length > 0)).toEqual([true, true, true, false]);
    door.stop();
  });

  it('[FRM41] a listener that comes late hears of the links that are there', () => {
    const { source } = addFrame(`${PARTNER}/`);
    const { door } = setUp();
    receive({ gcb: 'hello' }, source, PARTNER);
    const late = { linked: vi.fn(), unlinked: vi.fn(), heard: vi.fn() };
    const watching = door.watch(late);
    expect(late.linked).toHaveBeenCalledTimes(1);
    watching.stop();
    ports[0]?.onmessage?.({ data: 1 });
    expect(late.heard).not.toHaveBeenCalled();
    door.stop();
  });

  it('[FRM41] a door that is stopped closes its channels and leaves no listener', () => {
    const listeners = trackListeners(window, document);
    const { source } = addFrame(`${PARTNER}/`);
    const { door } = setUp();
    receive({ gcb: 'hello' }, source, PARTNER);
    door.stop();
    expect(listeners.open()).toEqual([]);
    expect(ports[0]?.close).toHaveBeenCalled();
  });
});

describe('relaySession', () => {
  const session = { token: '123456789', agents: [{}] };

  it('[FRM31] tells frames of the session that begins, goes on, or is there when they come, and of its end', () => {
    const signals = createSignals(createTestLog());
    const { door, link } = createFakeDoor();
    const relay = relaySession(door, {
      initialized: signals.initialized.signal,
      sessionStarted: signals.sessionStarted.signal,
      sessionEnded: signals.sessionEnded.signal,
    });
    const early = link(document.createElement('iframe'));
    signals.initialized.dispatch(null);
    signals.sessionStarted.dispatch(session);
    const late = link(document.createElement('iframe'));
    signals.sessionEnded.dispatch({ reason: 'self' });
    const after = link(document.createElement('iframe'));
    const told = [
      { t: 'session', token: '123456789', agents: 1 },
      { t: 'ended', reason: 'self' },
    ];
    expect([early.sent, late.sent, after.sent]).toEqual([told, told, []]);
    relay.stop();
    signals.sessionStarted.dispatch(session);
    expect(early.sent).toHaveLength(2);
  });

  it('[FRM31] tells of a session that goes on from an earlier page', () => {
    const signals = createSignals(createTestLog());
    const { door, link } = createFakeDoor();
    signals.initialized.dispatch(session);
    relaySession(door, {
      initialized: signals.initialized.signal,
      sessionStarted: signals.sessionStarted.signal,
      sessionEnded: signals.sessionEnded.signal,
    });
    expect(link(document.createElement('iframe')).sent).toEqual([
      { t: 'session', token: '123456789', agents: 1 },
    ]);
  });
});
