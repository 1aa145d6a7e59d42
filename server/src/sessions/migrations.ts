/**
 * The schema, as the steps that lead to it. Step n brings a database from version n to n + 1. Steps that were
 * released are never changed. Each statement may run twice without harm: a step that was cut off is repeated.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    // One row holds a session whole, so that one statement changes it: no reader ever sees half of a change.
    `CREATE TABLE IF NOT EXISTS sessions (
      id text PRIMARY KEY,
      state text NOT NULL CHECK (state IN ('waiting', 'active', 'ended')),
      token text NOT NULL,
      customer_key_hash text NOT NULL UNIQUE,
      created_at bigint NOT NULL,
      customer_away_since bigint,
      activated_at bigint,
      agents jsonb NOT NULL DEFAULT '[]',
      cause text,
      ended_at bigint,
      agent_key_hashes jsonb NOT NULL DEFAULT '[]'
    )`,
    `CREATE UNIQUE INDEX IF NOT EXISTS sessions_live_token ON sessions (token) WHERE state <> 'ended'`,
    'CREATE INDEX IF NOT EXISTS sessions_token ON sessions (token)',
    'CREATE INDEX IF NOT EXISTS sessions_agent_keys ON sessions USING gin (agent_key_hashes jsonb_path_ops)',
    `CREATE INDEX IF NOT EXISTS sessions_ended_at ON sessions (ended_at) WHERE state = 'ended'`,
  ],
];
