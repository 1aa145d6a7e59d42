import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgliteSql } from './createPgliteSql.js';
import { createSqlRegistry } from './createSqlRegistry.js';
import { lockDataDir } from './lockDataDir.js';
import type { SessionRegistry } from './sessionRegistry.js';

/**
 * A registry in a directory of this machine, for one server alone.
 * @throws Error, fit to be shown, when another server uses the directory or it cannot be opened.
 */
export async function openPgliteRegistry(dataDir: string): Promise<SessionRegistry> {
  await mkdir(dataDir, { recursive: true });
  const lock = await lockDataDir(dataDir);
  let database: PGlite | null = null;
  const close = async (): Promise<void> => {
    try {
      await database?.close();
    } finally {
      await lock.release();
    }
  };
  try {
    database = await PGlite.create(join(dataDir, 'pg'));
    return await createSqlRegistry(createPgliteSql(database), close);
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
