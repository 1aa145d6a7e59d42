import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  LIMITS,
  parseAgentMessage,
  parseAnnotation,
  parseCustomerMessage,
  parseMessageToAgent,
  parseMessageToCustomer,
} from '../../../src/protocol/index.js';

const page = 'p'.repeat(22);
const draw: Annotation & { do: 'draw' } = {
  ...{ do: 'draw', id: 7, kind: 'ink', node: 12, from: 1 },
  points: [
    [0, 0.5],
    [-3, 40.25],
  ],
};
const full = Array.from({ length: LIMITS.drawnPoints + 1 }, () => [0, 0]);

describe('annotations on the wire', () => {
  it('[ANN1] each kind is understood, from the agent and by the other agents', () => {
    for (const kind of ['laser', 'ink', 'box', 'arrow', 'highlight'] as const) {
      const annotation = { ...draw, kind };
      const said = { t: 'annotate', page, annotation };
      expect(parseAgentMessage(said)).toEqual({ ok: true, value: said });
      const told = { ...said, agentId: 'ann' };
      expect(parseMessageToAgent(told)).toEqual({ ok: true, value: told });
    }
    for (const said of [{ t: 'annotate', page, annotation: { do: 'clear' } }])
      expect(parseAgentMessage(said)).toEqual({ ok: true, value: said });
    const cleared = { t: 'clearAnnotations', page };
    expect(parseCustomerMessage(cleared)).toEqual({ ok: true, value: cleared });
    const told = { t: 'annotationsCleared', page };
    expect(parseMessageToAgent(told)).toEqual({ ok: true, value: told });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['another kind', { ...draw, kind: 'circle' }],
    ['no node', { ...draw, node: 0 }],
    ['no number', { ...draw, id: 1.5 }],
    ['a beginning beyond the end', { ...draw, from: LIMITS.drawnPoints + 1 }],
    ['a beginning before the beginning', { ...draw, from: -1 }],
    ['a point of one', { ...draw, points: [[1]] }],
    ['a point that is no number', { ...draw, points: [[1, Number.NaN]] }],
    ['a point that is far away', { ...draw, points: [[LIMITS.outside + 1, 0]] }],
    ['too many points', { ...draw, points: full }],
    ['another wish', { do: 'erase' }],
  ])('[ANN2] %s is refused at every door that reads it', (_what, annotation) => {
    expect(parseAnnotation(annotation).ok).toBe(false);
    expect(parseAgentMessage({ t: 'annotate', page, annotation }).ok).toBe(false);
    expect(parseMessageToAgent({ t: 'annotate', agentId: 'ann', page, annotation }).ok).toBe(false);
    // The customer's page leaves it to the part that draws.
    expect(parseMessageToCustomer({ t: 'annotate', agentId: 'ann', page, annotation }).ok).toBe(true);
  });
});
