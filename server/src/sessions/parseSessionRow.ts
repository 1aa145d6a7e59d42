import * as v from 'valibot';
import type { Session } from './session.js';

const time = v.pipe(
  v.union([v.number(), v.bigint(), v.pipe(v.string(), v.digits())]),
  v.transform(Number),
  v.safeInteger(),
);
const cause = v.picklist([
  'customerExited',
  'agentExited',
  'agentNeverJoined',
  'customerAway',
  'agentAway',
  'agentBusy',
  'error',
]);
const seat = v.object({
  id: v.string(),
  name: v.optional(v.string()),
  keyHash: v.string(),
  awaySince: v.nullable(v.number()),
});
const born = { id: v.string(), token: v.string(), customer_key_hash: v.string(), created_at: time };
const sessionRow = v.variant('state', [
  v.object({ ...born, state: v.literal('waiting'), customer_away_since: v.nullable(time) }),
  v.object({
    ...born,
    state: v.literal('active'),
    customer_away_since: v.nullable(time),
    activated_at: time,
    agents: v.pipe(v.array(seat), v.minLength(1)),
  }),
  v.object({
    ...born,
    state: v.literal('ended'),
    cause,
    ended_at: time,
    agent_key_hashes: v.array(v.string()),
  }),
]);

/** Reads a row of the table `sessions`. @throws ValiError when the row is none of ours. */
export function parseSessionRow(input: unknown): Session {
  const row = v.parse(sessionRow, input);
  const shared = {
    id: row.id,
    token: row.token,
    customerKeyHash: row.customer_key_hash,
    createdAt: row.created_at,
  };
  switch (row.state) {
    case 'waiting':
      return { ...shared, state: row.state, customerAwaySince: row.customer_away_since };
    case 'active':
      return {
        ...shared,
        state: row.state,
        customerAwaySince: row.customer_away_since,
        activatedAt: row.activated_at,
        agents: row.agents,
      };
    case 'ended':
      return {
        ...shared,
        state: row.state,
        cause: row.cause,
        endedAt: row.ended_at,
        agentKeyHashes: row.agent_key_hashes,
      };
  }
}
