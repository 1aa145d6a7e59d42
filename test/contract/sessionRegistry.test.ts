import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPgliteSql } from '../../server/src/sessions/createPgliteSql.js';
import { createSqlRegistry } from '../../server/src/sessions/createSqlRegistry.js';
import { createMemoryRegistry } from '../../server/src/sessions/memoryRegistry.js';
import { migrateSchema } from '../../server/src/sessions/migrateSchema.js';
import { MIGRATIONS } from '../../server/src/sessions/migrations.js';
import type { ActiveSession, EndedSession, WaitingSession } from '../../server/src/sessions/session.js';
import type { SessionRegistry } from '../../server/src/sessions/sessionRegistry.js';

const waiting = (name: string, token = '123456789'): WaitingSession => ({
  state: 'waiting',
  id: `id-${name}`,
  token,
  customerKeyHash: `customer-${name}`,
  createdAt: 1_795_000_000_001,
  customerAwaySince: null,
});
const active = (name: string, token?: string): ActiveSession => ({
  ...waiting(name, token),
  state: 'active',
  activatedAt: 1_795_000_000_002,
  customerAwaySince: 1_795_000_000_003,
  agents: [
    { id: 'ann', name: 'Ann "A" O’Neil \\ 名', keyHash: `agent-${name}`, awaySince: null },
    { id: 'ben', keyHash: `agent2-${name}`, awaySince: 1_795_000_000_004 },
  ],
});
const ended = (name: string, endedAt = 1_795_000_000_009, token = '123456789'): EndedSession => ({
  state: 'ended',
  id: `id-${name}`,
  token,
  customerKeyHash: `customer-${name}`,
  createdAt: 1_795_000_000_001,
  cause: 'customerAway',
  endedAt,
  agentKeyHashes: [`agent-${name}`, `agent2-${name}`],
});

/** What every registry does, whatever it is made of. */
function describeRegistry(name: string, open: () => Promise<SessionRegistry>): void {
  describe(`[SES29] ${name}`, () => {
    let registry: SessionRegistry;
    beforeEach(async () => {
      registry = await open();
    });

    it('gives back what was put in', async () => {
      expect(await registry.insert(waiting('a'))).toBe('inserted');
      expect(await registry.loadLive()).toEqual([waiting('a')]);
      await registry.update({ ...waiting('a'), customerAwaySince: 5 });
      expect(await registry.loadLive()).toEqual([{ ...waiting('a'), customerAwaySince: 5 }]);
      await registry.update(active('a'));
      expect(await registry.loadLive()).toEqual([active('a')]);
      await registry.end(ended('a'));
      expect(await registry.loadLive()).toEqual([]);
      expect(await registry.find({ token: '123456789' })).toEqual(ended('a'));
    });

    it('[SES3] takes no live token twice, and no customer key ever', async () => {
      await registry.insert(waiting('a'));
      expect(await registry.insert(waiting('b'))).toBe('taken');
      expect(await registry.insert({ ...waiting('c', '222222222'), customerKeyHash: 'customer-a' })).toBe(
        'taken',
      );
      await registry.end(ended('a'));
      expect(await registry.insert(waiting('b'))).toBe('inserted');
      expect(await registry.insert({ ...waiting('c', '333333333'), customerKeyHash: 'customer-a' })).toBe(
        'taken',
      );
    });

    it('gives a token to one of those who ask at the same moment', async () => {
      const answers = await Promise.all(['a', 'b', 'c'].map(each => registry.insert(waiting(each))));
      expect(answers.sort()).toEqual(['inserted', 'taken', 'taken']);
    });

    it('finds a session by its token and by the keys of its parties', async () => {
      await registry.insert(waiting('a'));
      await registry.update(active('a'));
      await registry.insert(waiting('b', '222222222'));
      for (const clue of [
        { token: '123456789' },
        { customerKeyHash: 'customer-a' },
        { agentKeyHash: 'agent-a' },
        { agentKeyHash: 'agent2-a' },
      ]) {
        expect(await registry.find(clue)).toEqual(active('a'));
      }
      await registry.end(ended('a'));
      for (const clue of [{ customerKeyHash: 'customer-a' }, { agentKeyHash: 'agent2-a' }])
        expect(await registry.find(clue)).toEqual(ended('a'));
      expect(await registry.find({ token: '999999999' })).toBeNull();
      expect(await registry.find({ agentKeyHash: 'agent' })).toBeNull();
      expect(await registry.find({ customerKeyHash: "' OR 1=1 --" })).toBeNull();
    });

    it('finds the live one among sessions that had the same token, and else the last', async () => {
      for (const [name, endedAt] of [
        ['a', 10],
        ['b', 30],
        ['c', 20],
      ] as const) {
        await registry.insert(waiting(name));
        await registry.end(ended(name, endedAt));
      }
      expect(await registry.find({ token: '123456789' })).toMatchObject({ id: 'id-b' });
      await registry.insert(waiting('d'));
      expect(await registry.find({ token: '123456789' })).toMatchObject({ id: 'id-d' });
    });

    it('[SES17] never brings an ended session back to life', async () => {
      await registry.insert(waiting('a'));
      await registry.end(ended('a'));
      await registry.update(active('a'));
      await registry.end({ ...ended('a'), cause: 'error' });
      expect(await registry.find({ token: '123456789' })).toEqual(ended('a'));
    });

    it('[SES31] does not keep the names of agents when the session is over', async () => {
      await registry.insert(waiting('a'));
      await registry.update(active('a'));
      await registry.end(ended('a'));
      expect(JSON.stringify(await registry.find({ token: '123456789' }))).not.toContain('Ann');
    });

    it('[SES16] sweeps what ended before, and only that', async () => {
      for (const [name, endedAt] of [
        ['a', 10],
        ['b', 20],
      ] as const) {
        await registry.insert(waiting(name, `10000000${endedAt / 10}`));
        await registry.end(ended(name, endedAt, `10000000${endedAt / 10}`));
      }
      await registry.insert(waiting('c'));
      expect(await registry.sweep(20)).toBe(1);
      expect(await registry.find({ customerKeyHash: 'customer-a' })).toBeNull();
      expect(await registry.find({ customerKeyHash: 'customer-b' })).not.toBeNull();
      expect(await registry.loadLive()).toHaveLength(1);
    });
  });
}

describe('registries', () => {
  describeRegistry('memory', async () => createMemoryRegistry());

  describe('in SQL', () => {
    let database: PGlite;
    beforeAll(async () => {
      database = await PGlite.create('memory://');
    });
    afterAll(() => database.close());
    beforeEach(() => database.exec('DROP TABLE IF EXISTS sessions; DROP TABLE IF EXISTS schema_version'));

    describeRegistry('PGlite', () => createSqlRegistry(createPgliteSql(database), async () => {}));

    it('[SES32] opens what an earlier run left, even one that was cut off while it made the schema', async () => {
      const sql = createPgliteSql(database);
      await sql('CREATE TABLE schema_version (version integer NOT NULL)');
      await sql(MIGRATIONS[0]?.[0] ?? '');
      const first = await createSqlRegistry(sql, async () => {});
      await first.insert(active('a'));
      const second = await createSqlRegistry(sql, async () => {});
      expect(await second.loadLive()).toEqual([active('a')]);
    });

    it('[SES32] leaves data of a newer schema alone', async () => {
      const sql = createPgliteSql(database);
      await migrateSchema(sql, [...MIGRATIONS, ['SELECT 1']]);
      await expect(createSqlRegistry(sql, async () => {})).rejects.toThrow('newer server');
    });
  });
});
