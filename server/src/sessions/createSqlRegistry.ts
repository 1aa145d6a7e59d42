import { migrateSchema } from './migrateSchema.js';
import { parseSessionRow } from './parseSessionRow.js';
import { type LiveSession, seatsOf } from './session.js';
import type { SessionClue, SessionRegistry } from './sessionRegistry.js';
import type { Sql } from './sql.js';

/** A registry in PostgreSQL, or in what speaks its SQL. `close` is called when the registry is closed. */
export async function createSqlRegistry(sql: Sql, close: () => Promise<void>): Promise<SessionRegistry> {
  await migrateSchema(sql);

  return {
    async insert(session) {
      const rows = await sql(
        `INSERT INTO sessions
          (id, token, customer_key_hash, created_at, ${LIVE_COLUMNS.join(', ')})
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb)
          ON CONFLICT DO NOTHING RETURNING id`,
        [session.id, session.token, session.customerKeyHash, session.createdAt, ...liveValues(session)],
      );
      return rows.length === 1 ? 'inserted' : 'taken';
    },
    async update(session) {
      await sql(
        `UPDATE sessions SET (${LIVE_COLUMNS.join(', ')}) = ($2, $3, $4, $5::jsonb, $6::jsonb)
          WHERE id = $1 AND state <> 'ended'`,
        [session.id, ...liveValues(session)],
      );
    },
    async end(session) {
      // The names of agents, and when anybody was there, are not kept.
      await sql(
        `UPDATE sessions SET state = 'ended', cause = $2, ended_at = $3, agent_key_hashes = $4::jsonb,
          customer_away_since = NULL, activated_at = NULL, agents = '[]'
          WHERE id = $1 AND state <> 'ended'`,
        [session.id, session.cause, session.endedAt, JSON.stringify(session.agentKeyHashes)],
      );
    },
    async find(clue) {
      const [condition, value] = conditionOf(clue);
      const rows = await sql(
        `SELECT * FROM sessions WHERE ${condition} ORDER BY (state = 'ended'), ended_at DESC LIMIT 1`,
        [value],
      );
      return rows.length === 0 ? null : parseSessionRow(rows[0]);
    },
    async loadLive() {
      const rows = await sql(`SELECT * FROM sessions WHERE state <> 'ended' ORDER BY created_at`);
      return rows.map(parseSessionRow).filter(session => session.state !== 'ended');
    },
    async sweep(endedBefore) {
      const rows = await sql(`DELETE FROM sessions WHERE state = 'ended' AND ended_at < $1 RETURNING id`, [
        endedBefore,
      ]);
      return rows.length;
    },
    close,
  };
}

const LIVE_COLUMNS = ['state', 'customer_away_since', 'activated_at', 'agents', 'agent_key_hashes'] as const;

/** In the order of `LIVE_COLUMNS`. */
function liveValues(session: LiveSession): unknown[] {
  const seats = seatsOf(session);
  return [
    session.state,
    session.customerAwaySince,
    session.state === 'active' ? session.activatedAt : null,
    JSON.stringify(seats),
    JSON.stringify(seats.map(seat => seat.keyHash)),
  ];
}

function conditionOf(clue: SessionClue): [condition: string, value: string] {
  if ('token' in clue) return ['token = $1', clue.token];
  if ('customerKeyHash' in clue) return ['customer_key_hash = $1', clue.customerKeyHash];
  return ['agent_key_hashes @> $1::jsonb', JSON.stringify([clue.agentKeyHash])];
}
