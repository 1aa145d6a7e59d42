import { describe, expect, it } from 'vitest';
import type { AgentNotice } from '../../../src/agent/connection/agentNotice.js';
import type { AgentState } from '../../../src/agent/connection/agentState.js';
import type { ConnectionEvents } from '../../../src/agent/connection/connection.js';
import { createIdentity } from '../../../src/agent/connection/createIdentity.js';
import { createSession } from '../../../src/agent/connection/createSession.js';
import type { EventBatch } from '../../../src/agent/connection/followLog.js';
import { openStore, type Store } from '../../../src/browser/openStore.js';
import type { AgentMessage } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeTimers } from './createFakeTimers.js';
import { EPOCH, entry, KEY, OTHER_PAGE, PAGE, REFERENCE, snapshot, TOKEN } from './fixtures.js';

const STORED = 'gcb.agent.session';
const joined = { t: 'joined', token: TOKEN, epoch: EPOCH, customerOnline: true } as const;

function start(store: Store = openStore([])) {
  const sent: AgentMessage[] = [];
  const states: AgentState[] = [];
  const batches: EventBatch[] = [];
  const opened: ConnectionEvents[] = [];
  const notices: AgentNotice[] = [];
  const annotations: unknown[] = [];
  let connected = false;
  let stops = 0;
  const timers = createFakeTimers();
  const session = createSession({
    connection: { url: 'https://server.test/cobrowse', agent: { id: 'a1' } },
    open(_options, events) {
      opened.push({
        ...events,
        connected() {
          connected = true;
          events.connected();
        },
        disconnected() {
          connected = false;
          events.disconnected();
        },
      });
      return {
        send(message) {
          if (connected) sent.push(message);
          return connected;
        },
        reconnectLater: () => undefined,
        stop: () => {
          stops += 1;
        },
      };
    },
    store,
    timers,
    log: createTestLog(),
    stateChanged: state => states.push(state),
    deliver: batch => batches.push(batch),
    notice: notice => notices.push(notice),
    annotated: (...drawn) => annotations.push(drawn),
  });
  const server = () => {
    const events = opened.at(-1);
    if (!events) throw new Error('no connection was opened');
    return events;
  };
  return {
    session,
    sent,
    states,
    batches,
    notices,
    annotations,
    opened,
    server,
    timers,
    store,
    stops: () => stops,
  };
}

function startActive() {
  const all = start();
  all.session.join(REFERENCE);
  all.server().connected();
  all.server().message(joined);
  return all;
}

describe('createSession', () => {
  it('[AGT50] joins, remembers the session, and forgets it on leaving', () => {
    const { session, sent, store, stops } = startActive();
    expect(sent).toEqual([{ t: 'join', token: TOKEN, key: KEY }]);
    expect(JSON.parse(store.get(STORED) ?? '')).toEqual(REFERENCE);
    session.exit();
    expect(sent.at(-1)).toEqual({ t: 'exit' });
    expect(store.get(STORED)).toBeNull();
    expect(stops()).toBe(1);
    expect(session.getState()).toEqual({ kind: 'idle', notice: null });
  });

  it('[AGT51] goes back into the stored session by itself', () => {
    const store = openStore([]);
    store.set(STORED, JSON.stringify(REFERENCE));
    const { session, server, sent } = start(store);
    expect(session.getState()).toMatchObject({ kind: 'joining', token: TOKEN });
    server().connected();
    expect(sent).toEqual([{ t: 'rejoin', key: KEY }]);
    server().message(joined);
    expect(session.getState()).toMatchObject({ kind: 'active', token: TOKEN });
  });

  it('[AGT52] takes nothing from a storage that holds something else', () => {
    for (const text of ['{', '[]', '{"token":"1","key":"x"}', 'null', '{"token":535176834}']) {
      const store = openStore([]);
      store.set(STORED, text);
      const { session, opened } = start(store);
      expect(session.getState().kind).toBe('idle');
      expect(opened).toEqual([]);
      expect(store.get(STORED)).toBeNull();
    }
  });

  it('[AGT53] rejoins after the last entry it took', () => {
    const { server, sent, batches } = startActive();
    server().message(entry({ pos: 3, kind: 'snapshot' }));
    server().message(entry({ pos: 4 }));
    server().disconnected();
    server().connected();
    expect(sent.at(-1)).toEqual({ t: 'rejoin', key: KEY, after: { epoch: EPOCH, pos: 4 } });
    server().message(joined);
    server().message(entry({ pos: 5 }));
    expect(batches).toHaveLength(3);
  });

  it('[AGT54] confirms entries, and asks for the log once at a gap', () => {
    const { server, sent, timers } = startActive();
    server().message(entry({ pos: 1, kind: 'snapshot' }));
    timers.advance(200);
    expect(sent.at(-1)).toEqual({ t: 'seen', pos: 1 });
    server().message(entry({ pos: 5 }));
    server().message(entry({ pos: 6 }));
    timers.advance(1000);
    expect(sent.filter(message => message.t === 'resync')).toHaveLength(1);
  });

  it('[AGT80] tells of an exit while cut off as soon as the server can be reached, and closes then', () => {
    const { session, server, sent, opened, stops, timers } = startActive();
    server().disconnected();
    session.exit();
    expect(session.getState()).toEqual({ kind: 'idle', notice: null });
    expect(opened).toHaveLength(2);
    server().connected();
    expect(sent.slice(-2)).toEqual([{ t: 'rejoin', key: KEY }, { t: 'exit' }]);
    expect(stops()).toBe(1);
    server().message({ t: 'ended', cause: 'agentExited' });
    expect(stops()).toBe(2);
    expect(timers.waiting()).toBe(0);
  });

  it('[AGT80] gives up telling of an exit after 20 s', () => {
    const { session, server, stops, timers } = startActive();
    server().disconnected();
    session.exit();
    timers.advance(20_000);
    expect(stops()).toBe(2);
    expect(timers.waiting()).toBe(0);
  });

  it('[AGT81] asks for a fresh snapshot when the view has strayed, once every five seconds, until one comes', () => {
    const { session, server, sent, timers } = startActive();
    server().message(entry({ pos: 1, kind: 'snapshot' }));
    const asked = () => sent.filter(message => message.t === 'resync');
    session.renew();
    session.renew();
    expect(asked()).toEqual([{ t: 'resync', fresh: true }]);
    timers.advance(5000);
    expect(asked()).toHaveLength(2);
    session.renew();
    server().message(entry({ pos: 2, kind: 'snapshot' }));
    timers.advance(60_000);
    expect(asked()).toHaveLength(2);
  });

  it('[AGT55] says which page is shown, as the recording does', () => {
    const { session, server } = startActive();
    const data = JSON.stringify(snapshot('https://bank.test/a', [], 1000, 700));
    server().message(entry({ pos: 1, kind: 'snapshot', data }));
    expect(session.getState()).toMatchObject({
      page: { url: 'https://bank.test/a', width: 1000, height: 700 },
    });
    const resize = JSON.stringify([
      { type: 3, timestamp: 2, data: { source: 4, width: 500, height: 900 } },
      { type: 3, timestamp: 2, data: { source: 4, width: -1, height: 'x' } },
    ]);
    server().message(entry({ pos: 2, data: resize }));
    expect(session.getState()).toMatchObject({ page: { width: 500, height: 900 } });
  });

  it('[AGT56] points only while it is in a session', () => {
    const { session, sent } = startActive();
    session.point({ node: 4, x: 0.5, y: 0.5 });
    expect(sent.at(-1)).toEqual({ t: 'pointer', at: { node: 4, x: 0.5, y: 0.5 } });
    session.exit();
    const before = sent.length;
    session.point(null);
    expect(sent).toHaveLength(before);
  });

  it('[AGT57] handles an exit from within a listener after what it listens to', () => {
    const { session, server, states, store } = start();
    session.join(REFERENCE);
    server().connected();
    const push = states.push.bind(states);
    states.push = (...items) => {
      if (items.some(state => state.kind === 'active')) session.exit();
      return push(...items);
    };
    server().message(joined);
    expect(states.map(state => state.kind)).toEqual(['joining', 'joining', 'active', 'idle']);
    expect(store.get(STORED)).toBeNull();
  });

  it('[AGT58] keeps who it is, unless it is told', () => {
    const store = openStore([]);
    const first = createIdentity({}, store, () => 'random1');
    expect(first).toEqual({ id: 'random1' });
    expect(createIdentity({ name: 'Ann' }, store, () => 'random2')).toEqual({ id: 'random1', name: 'Ann' });
    expect(createIdentity({ id: 'ann@bank', name: 'Ann' }, store, () => 'x')).toEqual({
      id: 'ann@bank',
      name: 'Ann',
    });
    store.set('gcb.agent.id', '<bad>');
    expect(createIdentity({}, store, () => 'random3')).toEqual({ id: 'random3' });
  });
});

describe('control in a session', () => {
  const command = { do: 'focus', node: 7 } as const;

  it('[WRM41] sends commands in control and of a shown page only, with numbers that grow', () => {
    const { session, server, sent, timers } = startActive();
    expect(session.command(command)).toBe(false);
    server().message({ t: 'control', holder: 'you' });
    expect(session.command(command)).toBe(false);
    server().message(entry({ pos: 3, kind: 'snapshot' }));
    expect([session.command(command), session.command(command)]).toEqual([true, true]);
    timers.advance(1000);
    const commands = sent.filter(message => message.t === 'command');
    expect(commands.map(({ page }) => page)).toEqual([PAGE, PAGE]);
    const [first = 0, second = 0] = commands.map(({ n }) => n);
    expect(second).toBeGreaterThan(first);
    // A window that is loaded later begins above.
    expect(first).toBeGreaterThan(1_600_000_000_000);
    server().message({ t: 'control', holder: 'other' });
    expect(session.command(command)).toBe(false);
  });

  it('[WRM42] tells why a command was refused', () => {
    const { server, notices } = startActive();
    server().message({ t: 'commandRefused', n: 4, reason: 'masked', count: 2 });
    expect(notices).toEqual([
      {
        ...{ kind: 'commandRefused', reason: 'masked', count: 2 },
        message: 'This content is hidden from you, and only the customer can use it.',
      },
    ]);
  });

  it('[ANN40] draws over the page that is shown; tells what others draw, and that the customer clears', () => {
    const { session, sent, server, annotations } = startActive();
    const annotation = { do: 'clear' } as const;
    expect(session.annotate(annotation)).toBe(false);
    server().message(entry({ pos: 1, kind: 'snapshot' }));
    expect(session.annotate(annotation)).toBe(true);
    expect(sent.at(-1)).toEqual({ t: 'annotate', page: PAGE, annotation });
    server().message({ t: 'annotate', agentId: 'bob', page: PAGE, annotation });
    server().message({ t: 'annotationsCleared', page: OTHER_PAGE });
    expect(annotations).toEqual([
      [PAGE, '', annotation],
      [PAGE, 'bob', annotation],
      [OTHER_PAGE, '', annotation],
    ]);
    server().disconnected();
    expect(session.annotate(annotation)).toBe(false);
    expect(annotations).toHaveLength(3);
  });
});
