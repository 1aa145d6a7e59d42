// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { type Agent, type AgentState, createAgent } from '../../../src/agent/entry/npm.js';
import { openStore } from '../../../src/browser/openStore.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { REFERENCE, TOKEN } from './fixtures.js';

const agents: Agent[] = [];
afterEach(() => {
  for (const agent of agents.splice(0)) agent.stop();
});

function create(stored?: unknown) {
  const storage = openStore([]);
  if (stored) storage.set('gcb.agent.session', JSON.stringify(stored));
  // Nothing listens there: the answers under test are this side's own.
  const agent = createAgent({ url: 'http://127.0.0.1:9/cobrowse', storage, log: createTestLog() });
  agents.push(agent);
  return agent;
}

describe('createAgent', () => {
  it('[AGT81] answers a number that is none without asking the server', async () => {
    const agent = create();
    expect(await agent.join('12 34')).toMatchObject({ ok: false, code: 'badToken' });
    expect(agent.getState()).toEqual({ kind: 'idle', notice: null });
  });

  it('[AGT82] joins one session at a time, and can be called off', async () => {
    const agent = create();
    const states: AgentState[] = [];
    const unsubscribe = agent.onStateChanged(state => states.push(state));
    const joining = agent.join('535 176 834');
    expect(agent.getState()).toEqual({ kind: 'joining', token: TOKEN, connected: false });
    expect(await agent.join('111222333')).toMatchObject({ ok: false, code: 'alreadyInSession' });
    agent.exit();
    expect(await joining).toMatchObject({ ok: false, code: 'cancelled' });
    unsubscribe();
    void agent.join('535 176 834');
    expect(states.map(state => state.kind)).toEqual(['joining', 'idle']);
  });

  it('[AGT83] is on its way back into its session after a reload', () => {
    expect(create(REFERENCE).getState()).toMatchObject({ kind: 'joining', token: TOKEN });
  });

  it('[AGT84] goes on when a listener throws', () => {
    const agent = create();
    const seen: string[] = [];
    agent.onStateChanged(() => {
      throw new Error('of the host');
    });
    agent.onStateChanged(state => seen.push(state.kind));
    void agent.join('535176834');
    expect(seen).toEqual(['joining']);
  });

  it('[AGT85] mounts a view that leaves nothing behind', () => {
    const agent = create();
    const container = document.createElement('div');
    document.body.append(container);
    const view = agent.mountView(container);
    expect(container.childNodes.length).toBe(1);
    view.stop();
    expect(container.childNodes.length).toBe(0);
    container.remove();
  });
});
