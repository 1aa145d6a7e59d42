import { describe, expect, it } from 'vitest';
import type { AgentMessage } from '../../../src/protocol/index.js';
import { createPage, joinWindow, key, openTestSessions, page, startPage } from './openTestSessions.js';

const said: Extract<AgentMessage, { t: 'annotate' }> = {
  ...{ t: 'annotate', page: page('a') },
  annotation: { do: 'draw', id: 1, kind: 'highlight', node: 7, from: 0, points: [] },
};

async function open() {
  const opened = await openTestSessions({ rules: { maxAgentsPerSession: 3 } });
  const started = await startPage(opened.sessions);
  const ann = await joinWindow(opened.sessions, started.token, 'ann');
  const bob = await joinWindow(opened.sessions, started.token, 'bob');
  return { ...opened, ...started, ann, bob };
}

describe('drawings, on the server', () => {
  it('[ANN15] go to the shown page and to the other agents, in Pointer Mode too; who comes later does not see them', async () => {
    const { sessions, room, link, token, ann, bob } = await open();
    const before = ann.link.told.length;
    expect(sessions.annotate(room, ann.link, said)).toBe(true);
    expect(link.last()).toEqual({ ...said, agentId: 'ann' });
    expect(bob.link.last()).toEqual({ ...said, agentId: 'ann' });
    expect(ann.link.told).toHaveLength(before);
    const cid = await joinWindow(sessions, token, 'cid');
    expect(cid.link.told.map(({ t }) => t)).not.toContain('annotate');
  });

  it('[ANN15] for a page that is not shown they go nowhere', async () => {
    const { sessions, room, link, ann, bob } = await open();
    expect(sessions.annotate(room, ann.link, { ...said, page: page('z') })).toBe(false);
    const other = createPage();
    await sessions.resume(other, { key: key('a'), page: page('b'), claim: true });
    expect(sessions.annotate(room, ann.link, said)).toBe(false);
    for (const told of [link.told, other.told, bob.link.told])
      expect(told.map(({ t }) => t)).not.toContain('annotate');
  });

  it('[ANN16] all agents are told when the customer clears a page, by that page only', async () => {
    const { sessions, room, link, ann, bob } = await open();
    const clear = { t: 'clearAnnotations', page: page('a') } as const;
    expect(sessions.clearAnnotations(room, createPage(), clear)).toBe(false);
    expect(sessions.clearAnnotations(room, link, { ...clear, page: page('z') })).toBe(false);
    expect(sessions.clearAnnotations(room, link, clear)).toBe(true);
    for (const { told } of [ann.link, bob.link])
      expect(told.filter(({ t }) => t === 'annotationsCleared')).toEqual([
        { t: 'annotationsCleared', page: page('a') },
      ]);
  });
});
