import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/browser/openStore.js';
import { keepReference, REFERENCE_NAME } from '../../../src/customer/continuity/keepReference.js';
import { createDeadlines } from '../../../src/customer/session/createDeadlines.js';
import { createLine } from '../../../src/customer/session/createLine.js';
import type { SessionEvent, SessionState } from '../../../src/customer/session/sessionState.js';
import type { ConnectionEvents } from '../../../src/customer/transport/connection.js';
import type { CustomerMessage } from '../../../src/protocol/index.js';

const key = 'k'.repeat(43);
const token = '535176834';

describe('keepReference', () => {
  it('[KEEP4] gives back what an earlier page wrote, and when a page was last alive', () => {
    const store = openStore([]);
    let now = 1000;
    keepReference(store, () => now, new EventTarget()).write({ key, token });
    now = 2000;
    const next = keepReference(store, () => now, new EventTarget());
    expect(next.read()).toEqual({ key, token, seenAt: 1000 });
    next.touch();
    expect(next.read()).toEqual({ key, token, seenAt: 2000 });
    next.clear();
    next.touch();
    expect(next.read()).toBeNull();
  });

  it.each([
    '{',
    '"x"',
    '{}',
    `{"key":"${key}","token":"12","seenAt":1}`,
    `{"key":"short","token":null,"seenAt":1}`,
  ])('[KEEP5] takes what is not ours for nothing: %s', text => {
    const store = openStore([]);
    store.set(REFERENCE_NAME, text);
    expect(keepReference(store, Date.now, new EventTarget()).read()).toBeNull();
  });

  it('[LCH80] keeps which agent has control, also when it notes that the page is alive', () => {
    const references = keepReference(openStore([]), Date.now, new EventTarget());
    references.write({ key, token, control: 'a1' });
    references.touch();
    expect(references.read()?.control).toBe('a1');
    references.write({ key, token });
    expect(references.read()?.control).toBeUndefined();
  });

  it.each(['true', '1', '{}', 'null', 'false'])('[LCH80] takes %s for no control', control => {
    const store = openStore([]);
    store.set(REFERENCE_NAME, `{"key":"${key}","token":"${token}","seenAt":1,"control":${control}}`);
    const read = keepReference(store, Date.now, new EventTarget()).read();
    expect(read).toEqual({ key, token, seenAt: 1 });
  });
});

describe('createDeadlines', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    const events: SessionEvent['is'][] = [];
    const deadlines = createDeadlines({
      startWithin: 20_000,
      announceAfter: 3000,
      offlineFor: 600_000,
      dispatch: event => void events.push(event.is),
    });
    return { events, deadlines };
  }

  it('[CUS15] gives up a start that the server does not answer within 20 s', () => {
    const { events, deadlines } = setUp();
    deadlines.follow({ is: 'starting', key });
    vi.advanceTimersByTime(19_999);
    deadlines.follow({ is: 'starting', key });
    expect(events).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(events).toEqual(['gaveUp']);
  });

  it('[CUS16] gives up a session that is cut off for longer than maxOfflineDuration, not before', () => {
    const { events, deadlines } = setUp();
    const live: SessionState = {
      ...{ is: 'live', key, token, agents: [], shown: true, online: false },
      ...{ holder: null, request: null },
    };
    deadlines.follow(live);
    vi.advanceTimersByTime(599_000);
    deadlines.follow({ ...live, online: true });
    vi.advanceTimersByTime(2000);
    expect(events).toEqual([]);
    deadlines.follow(live);
    vi.advanceTimersByTime(600_000);
    expect(events).toEqual(['gaveUp']);
  });

  it('[CUS5] says that resuming is slow after three seconds', () => {
    const { events, deadlines } = setUp();
    deadlines.follow({ is: 'resuming', key, token, announced: false, holder: null });
    vi.advanceTimersByTime(3000);
    deadlines.follow({ is: 'resuming', key, token, announced: true, holder: null });
    vi.advanceTimersByTime(3000);
    expect(events).toEqual(['slow']);
    deadlines.stop();
  });
});

describe('createLine', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    const opened: { events: ConnectionEvents; sent: CustomerMessage[]; up: boolean; stopped: boolean }[] = [];
    const heard: string[] = [];
    const line = createLine({
      open(events) {
        const connection = { events, sent: [] as CustomerMessage[], up: true, stopped: false };
        opened.push(connection);
        return {
          send(message) {
            if (connection.up) connection.sent.push(message);
            return connection.up;
          },
          stop() {
            connection.stopped = true;
          },
        };
      },
      connected: () => void heard.push('connected'),
      disconnected: () => void heard.push('disconnected'),
      message: message => void heard.push(message.t),
      refused: code => void heard.push(code),
      farewellWithin: 20_000,
    });
    return { line, opened, heard };
  }

  it('[CUS17] does not hear the connection of a session that is over', () => {
    const { line, opened, heard } = setUp();
    line.open();
    opened[0]?.events.connected();
    line.close();
    opened[0]?.events.message({ t: 'displaced' });
    line.open();
    opened[0]?.events.disconnected();
    opened[1]?.events.connected();
    expect(heard).toEqual(['connected', 'connected']);
    expect(opened[0]?.stopped).toBe(true);
  });

  it('[CUS18] tells the server of an exit, and stays until it has heard it', () => {
    const { line, opened, heard } = setUp();
    line.open();
    line.sayFarewell(key, 'p'.repeat(22));
    expect(opened[0]?.sent).toEqual([{ t: 'exit' }]);
    expect(opened[0]?.stopped).toBe(false);
    opened[0]?.events.message({ t: 'ended', cause: 'customerExited' });
    expect(opened[0]?.stopped).toBe(true);
    expect(heard).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[CUS18] goes on trying to tell of an exit while cut off, but not for ever', () => {
    const { line, opened } = setUp();
    line.open();
    if (opened[0]) opened[0].up = false;
    line.sayFarewell(key, 'p'.repeat(22));
    expect(opened[0]?.sent).toEqual([]);
    if (opened[0]) opened[0].up = true;
    opened[0]?.events.connected();
    expect(opened[0]?.sent.map(message => message.t)).toEqual(['resume', 'exit']);
    vi.advanceTimersByTime(20_000);
    expect(opened[0]?.stopped).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
