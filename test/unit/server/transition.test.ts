import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../server/src/sessions/nextDeadline.js';
import type {
  ActiveSession,
  EndedSession,
  Session,
  WaitingSession,
} from '../../../server/src/sessions/session.js';
import type { SessionRules } from '../../../server/src/sessions/sessionRules.js';
import { type SessionEvent, transition } from '../../../server/src/sessions/transition.js';

const rules: SessionRules = {
  inactivityTimeout: 600,
  maxOfflineDuration: 500,
  agentAwayTimeout: 180,
  maxAgentsPerSession: 2,
  maxSessions: 10,
};
const born = { id: 'id', token: '123456789', customerKeyHash: 'c', createdAt: 1000 };
const waiting: WaitingSession = { ...born, state: 'waiting', customerAwaySince: null };
const seat = { id: 'ann', name: 'Ann', keyHash: 'k1', awaySince: null };
const active: ActiveSession = {
  ...born,
  state: 'active',
  activatedAt: 1100,
  agents: [seat],
  customerAwaySince: null,
};
const ended: EndedSession = {
  ...born,
  state: 'ended',
  cause: 'agentExited',
  endedAt: 1200,
  agentKeyHashes: ['k1'],
};
const join = (id: string, keyHash: string): SessionEvent => ({
  type: 'agentJoined',
  at: 2000,
  agent: { id, name: id.toUpperCase() },
  keyHash,
});
const happen = (session: Session, event: SessionEvent) => transition(session, event, rules);

const everyEvent: SessionEvent[] = [
  { type: 'customerCame', at: 2000 },
  { type: 'customerWent', at: 2000 },
  { type: 'customerExited', at: 2000 },
  join('ann', 'k1'),
  { type: 'agentCame', at: 2000, agentId: 'ann' },
  { type: 'agentWent', at: 2000, agentId: 'ann' },
  { type: 'agentExited', at: 2000, agentId: 'ann' },
  { type: 'agentWasBusy', at: 2000 },
  { type: 'failed', at: 2000 },
  { type: 'restarted', at: 2000 },
  { type: 'timePassed', at: 2000_000 },
];

describe('transition', () => {
  it.each(everyEvent)('[SES17] changes nothing in an ended session: $type', event => {
    const outcome = happen(ended, event);
    expect(outcome.session).toBe(ended);
    expect(outcome.news).toEqual([]);
    expect(outcome.durable).toBe(false);
    expect(outcome.refusal).toBe(event.type === 'agentJoined' ? 'endedSession' : null);
  });

  it.each(everyEvent)('never forgets who the session is: $type', event => {
    for (const session of [waiting, active]) expect(happen(session, event).session).toMatchObject(born);
  });

  it('[SES19] becomes active with its first agent, durably', () => {
    const outcome = happen(waiting, join('ann', 'k1'));
    expect(outcome.session).toEqual({
      ...born,
      state: 'active',
      activatedAt: 2000,
      agents: [{ id: 'ann', name: 'ANN', keyHash: 'k1', awaySince: null }],
      customerAwaySince: null,
    });
    expect(outcome.news).toEqual([{ type: 'agentSeated', agent: { id: 'ann', name: 'ANN' } }]);
    expect(outcome.durable).toBe(true);
  });

  it('[SES20] does not change when the same agent joins again with the same key', () => {
    expect(happen(active, join('ann', 'k1')).session).toBe(active);
  });

  it('[SES20] brings an agent who was away back when it joins again with the same key', () => {
    const away: ActiveSession = { ...active, agents: [{ ...seat, awaySince: 1500 }] };
    const outcome = happen(away, join('ann', 'k1'));
    expect(outcome.session).toEqual(active);
    expect(outcome.news).toEqual([{ type: 'agentPresence', agentId: 'ann', online: true }]);
  });

  it('[SES23] replaces the key when the same agent joins with another', () => {
    const outcome = happen(active, join('ann', 'k2'));
    expect(outcome.session).toMatchObject({ activatedAt: 1100, agents: [{ id: 'ann', keyHash: 'k2' }] });
    expect(outcome.news).toEqual([]);
    expect(outcome.durable).toBe(true);
  });

  it('[SES23] tells of the return of an agent who was away and comes with another key', () => {
    const away: ActiveSession = { ...active, agents: [{ ...seat, awaySince: 1500 }] };
    expect(happen(away, join('ann', 'k2')).news).toEqual([
      { type: 'agentPresence', agentId: 'ann', online: true },
    ]);
  });

  it('[SES22] refuses an agent when all seats are taken', () => {
    const two = happen(active, join('ben', 'k2')).session;
    expect(two).toMatchObject({ agents: [{ id: 'ann' }, { id: 'ben' }] });
    const outcome = happen(two, join('eve', 'k3'));
    expect(outcome.refusal).toBe('sessionFull');
    expect(outcome.session).toBe(two);
  });

  it('[SES26] notes when an agent goes and comes, once each', () => {
    const gone = happen(active, { type: 'agentWent', at: 1500, agentId: 'ann' });
    expect(gone.session).toMatchObject({ agents: [{ awaySince: 1500 }] });
    expect(gone.news).toEqual([{ type: 'agentPresence', agentId: 'ann', online: false }]);
    expect(gone.durable).toBe(false);
    expect(happen(gone.session, { type: 'agentWent', at: 1600, agentId: 'ann' }).session).toBe(gone.session);
    const back = happen(gone.session, { type: 'agentCame', at: 1700, agentId: 'ann' });
    expect(back.session).toEqual(active);
    expect(happen(active, { type: 'agentCame', at: 1700, agentId: 'ann' }).session).toBe(active);
    expect(happen(active, { type: 'agentWent', at: 1700, agentId: 'who' }).session).toBe(active);
    expect(happen(waiting, { type: 'agentWent', at: 1700, agentId: 'ann' }).session).toBe(waiting);
  });

  it.each([waiting, active])('[SES6] notes when the customer goes and comes, once each: $state', session => {
    const gone = happen(session, { type: 'customerWent', at: 1500 }).session;
    expect(gone).toEqual({ ...session, customerAwaySince: 1500 });
    expect(happen(gone, { type: 'customerWent', at: 1600 }).session).toBe(gone);
    expect(happen(gone, { type: 'customerCame', at: 1700 }).session).toEqual(session);
    expect(happen(session, { type: 'customerCame', at: 1700 }).session).toBe(session);
  });

  it.each([
    [waiting, 'customerExited', 'customerExited'],
    [active, 'customerExited', 'customerExited'],
    [active, 'agentExited', 'agentExited'],
    [waiting, 'agentWasBusy', 'agentBusy'],
    [waiting, 'failed', 'error'],
    [active, 'failed', 'error'],
  ] as const)('[SES14] [SES15] [SES21] ends: %o, %s', (session, type, cause) => {
    const outcome = happen(session, { type, at: 3000, agentId: 'ann' } as SessionEvent);
    expect(outcome.session).toEqual({
      ...born,
      state: 'ended',
      cause,
      endedAt: 3000,
      agentKeyHashes: session.state === 'active' ? ['k1'] : [],
    });
    expect(outcome.news).toEqual([{ type: 'ended', cause }]);
    expect(outcome.durable).toBe(true);
  });

  it('[SES21] does not end a session that has an agent because another agent is busy', () => {
    expect(happen(active, { type: 'agentWasBusy', at: 3000 }).session).toBe(active);
    expect(happen(waiting, { type: 'agentExited', at: 3000, agentId: 'ann' }).session).toBe(waiting);
  });

  it('[SES8] counts whoever was connected as away since the restart, and others since they went', () => {
    expect(happen(waiting, { type: 'restarted', at: 5000 }).session).toMatchObject({
      customerAwaySince: 5000,
    });
    const away: ActiveSession = {
      ...active,
      customerAwaySince: 1400,
      agents: [seat, { ...seat, id: 'ben', awaySince: 1300 }],
    };
    expect(happen(away, { type: 'restarted', at: 5000 }).session).toMatchObject({
      customerAwaySince: 1400,
      agents: [{ awaySince: 5000 }, { awaySince: 1300 }],
    });
  });
});

describe('nextDeadline', () => {
  it('[SES5] is for a waiting session the time to join, or the time to come back', () => {
    expect(nextDeadline(waiting, rules)).toEqual({ at: 1600, cause: 'agentNeverJoined' });
    expect(nextDeadline({ ...waiting, customerAwaySince: 1050 }, rules)).toEqual({
      at: 1550,
      cause: 'customerAway',
    });
    expect(nextDeadline({ ...waiting, customerAwaySince: 1200 }, rules)?.cause).toBe('agentNeverJoined');
  });

  it('[SES7] is for an active session set by the agent who left last, if all have left', () => {
    expect(nextDeadline(active, rules)).toBeNull();
    const one = {
      ...active,
      agents: [
        { ...seat, awaySince: 1500 },
        { ...seat, id: 'ben' },
      ],
    };
    expect(nextDeadline(one, rules)).toBeNull();
    const both = {
      ...active,
      agents: [
        { ...seat, awaySince: 1500 },
        { ...seat, id: 'ben', awaySince: 1700 },
      ],
    };
    expect(nextDeadline(both, rules)).toEqual({ at: 1880, cause: 'agentAway' });
    expect(nextDeadline({ ...both, customerAwaySince: 1300 }, rules)).toEqual({
      at: 1800,
      cause: 'customerAway',
    });
  });

  it('is nothing for an ended session', () => {
    expect(nextDeadline(ended, rules)).toBeNull();
  });

  it.each([
    [waiting, 1599, null],
    [waiting, 1600, 'agentNeverJoined'],
    [{ ...active, customerAwaySince: 1500 }, 1999, null],
    [{ ...active, customerAwaySince: 1500 }, 2000, 'customerAway'],
    [{ ...active, agents: [{ ...seat, awaySince: 1500 }] }, 1680, 'agentAway'],
  ] as const)(
    '[SES5] [SES6] [SES7] ends the session when it is reached, not before: %o at %d',
    (session, at, cause) => {
      const outcome = happen(session, { type: 'timePassed', at });
      if (cause === null) expect(outcome.session).toBe(session);
      else expect(outcome.session).toMatchObject({ state: 'ended', cause, endedAt: at });
    },
  );
});
