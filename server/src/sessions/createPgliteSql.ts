import type { PGlite } from '@electric-sql/pglite';
import type { Sql } from './sql.js';

/** PGlite would turn a text that is JSON already into a JSON string. By type: json and jsonb. */
const JSON_AS_TEXT = { 114: String, 3802: String };

/** Takes parameters as any PostgreSQL driver does: JSON comes as text, and the statement casts it. */
export function createPgliteSql(database: PGlite): Sql {
  return async (statement, parameters = []) => {
    const { rows } = await database.query(statement, [...parameters], { serializers: JSON_AS_TEXT });
    return rows;
  };
}
