import { describe, expect, it } from 'vitest';
import type { Mirror } from '../../../src/customer/session/createMirror.js';
import { receiveMessage } from '../../../src/customer/session/receiveMessage.js';
import type { SessionEvent } from '../../../src/customer/session/sessionState.js';
import type { EndCause, MessageToCustomer, RefusalCode } from '../../../src/protocol/index.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { createFakeUi } from './createFakeUi.js';

const page = 'p'.repeat(22);
const agentId = 'a1';
const node = {} as Node;

function receive(message: MessageToCustomer) {
  const log = createTestLog();
  const { ui } = createFakeUi();
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  ui.point.mockImplementation(note('point'));
  const mirror: Mirror = {
    page: () => page,
    record: note('record'),
    suspend: note('suspend'),
    acknowledge: note('acknowledge'),
    repeatFrom: note('repeatFrom'),
    renew: note('renew'),
    flush: note('flush'),
    find: (place, show) => show(place?.node === 7 ? node : null, place),
    nodeOf: () => node,
    frames: () => [],
    running: () => null,
    stop: note('stop'),
  };
  const dispatch = (event: SessionEvent) => void calls.push(['dispatch', event]);
  receiveMessage(message, {
    dispatch,
    retry: note('retry'),
    mirror,
    ui,
    agentControl: { command: note('command') },
    annotate: note('annotate'),
    log,
  });
  for (const untouched of [ui.ask, ui.notify, ui.show, ui.stop]) expect(untouched).not.toHaveBeenCalled();
  return { calls, log };
}

describe('receiveMessage', () => {
  it('[LCH48] leaves wishes for control to the session, and commands to what guards them', () => {
    const request = 'r'.repeat(22);
    expect(receive({ t: 'controlRequested', agentId, request }).calls).toEqual([
      ['dispatch', { is: 'upgradeRequested', request, agentId }],
    ]);
    expect(receive({ t: 'controlWithdrawn', agentId, request }).calls).toEqual([
      ['dispatch', { is: 'upgradeWithdrawn', request }],
    ]);
    expect(receive({ t: 'controlReleased', agentId }).calls).toEqual([
      ['dispatch', { is: 'released', agentId }],
    ]);
    const command = { t: 'command', agentId, page, n: 3, command: { do: 'keyUp' } } as const;
    expect(receive(command).calls).toEqual([['command', command]]);
  });

  it('[LCH40] makes events of the session out of what the server says of the session', () => {
    const answer = {
      token: '535176834',
      agents: [{ id: agentId }],
      shown: false,
      lastSeq: 9,
      needSnapshot: true,
    };
    expect(receive({ t: 'session', ...answer }).calls).toEqual([['dispatch', { is: 'welcomed', ...answer }]]);
    expect(receive({ t: 'agentJoined', agent: { id: agentId, name: 'Ann' } }).calls).toEqual([
      ['dispatch', { is: 'agentJoined', agent: { id: agentId, name: 'Ann' } }],
    ]);
    expect(receive({ t: 'displaced' }).calls).toEqual([['dispatch', { is: 'displaced' }]]);
  });

  it.each<EndCause>(['customerExited', 'agentBusy', 'error'])(
    '[LCH40] passes the cause of an end on: %s',
    cause => {
      expect(receive({ t: 'ended', cause }).calls).toEqual([['dispatch', { is: 'ended', cause }]]);
    },
  );

  it('[LCH41] tells a key that is not known any more from other refusals, and logs both', () => {
    const gone = receive({ t: 'refused', code: 'unknownSession', message: 'who?' });
    expect(gone.calls).toEqual([['dispatch', { is: 'refused', gone: true }]]);
    const other = receive({ t: 'refused', code: 'tooManySessions', message: 'full' });
    expect(other.calls).toEqual([['dispatch', { is: 'refused', gone: false }]]);
    for (const { log } of [gone, other]) expect(log.codes('error')).toEqual(['sessionRefused']);
  });

  it.each<RefusalCode>(['internal', 'shuttingDown'])(
    '[LCH42] asks again after a refusal that passes: %s',
    code => {
      expect(receive({ t: 'refused', code, message: 'later' }).calls).toEqual([['retry']]);
    },
  );

  it('[LCH43] brings what the server says of recorded parts to the mirror', () => {
    expect(receive({ t: 'ack', page, seq: 4 }).calls).toEqual([['acknowledge', page, 4]]);
    expect(receive({ t: 'gap', page, expected: 5 }).calls).toEqual([['repeatFrom', page, 5]]);
    expect(receive({ t: 'snapshotWanted', page }).calls).toEqual([['renew', page]]);
  });

  it('[LCH44] points at the recorded node; at nothing, when it is gone or the agent points nowhere', () => {
    const at = { node: 7, x: 0.5, y: 0.5 };
    const gone = { ...at, node: 8 };
    expect(receive({ t: 'pointer', agentId, at }).calls).toEqual([['point', agentId, node, at]]);
    expect(receive({ t: 'pointer', agentId, at: gone }).calls).toEqual([['point', agentId, null, gone]]);
    expect(receive({ t: 'pointer', agentId, at: null }).calls).toEqual([['point', agentId, null, null]]);
  });

  it('[LCH45] takes the pointer of an agent who is cut off away', () => {
    expect(receive({ t: 'agentPresence', agentId, online: false }).calls).toEqual([
      ['point', agentId, null, null],
    ]);
    expect(receive({ t: 'agentPresence', agentId, online: true }).calls).toEqual([]);
  });

  it('[LCH46] a message of ours that the server dropped is a warning, no more', () => {
    const { calls, log } = receive({ t: 'invalid', code: 'malformed', message: 'batch' });
    expect(calls).toEqual([]);
    expect(log.codes('warn')).toEqual(['serverDropped']);
  });
});
