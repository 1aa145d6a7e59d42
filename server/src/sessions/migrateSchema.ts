import * as v from 'valibot';
import { MIGRATIONS } from './migrations.js';
import type { Sql } from './sql.js';

const versionRow = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/**
 * Brings the database to the schema that this program knows.
 * @throws Error when a newer program has been here: writing with an old idea of the schema would spoil it.
 */
export async function migrateSchema(
  sql: Sql,
  migrations: readonly (readonly string[])[] = MIGRATIONS,
): Promise<void> {
  await sql('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)');
  const [row] = await sql('SELECT version FROM schema_version');
  if (row === undefined) await sql('INSERT INTO schema_version (version) VALUES (0)');
  const { version } = row === undefined ? { version: 0 } : v.parse(versionRow, row);
  if (version > migrations.length)
    throw new Error(
      `the data was written by a newer server (schema ${version}, this one knows ${migrations.length})`,
    );
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue;
    for (const statement of statements) await sql(statement);
    await sql('UPDATE schema_version SET version = $1', [index + 1]);
  }
}
