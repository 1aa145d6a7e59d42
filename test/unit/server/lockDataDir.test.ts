import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from '../../../server/src/sessions/lockDataDir.js';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'opencobrowse-lock-'));
});
afterEach(() => rm(dir, { recursive: true }));

const lockFile = () => join(dir, 'server.lock');

describe('lockDataDir', () => {
  it('[SES30] lets one server in, and the next when it has stopped', async () => {
    const lock = await lockDataDir(dir);
    await expect(lockDataDir(dir)).rejects.toThrow(`process id ${process.pid}`);
    expect(await readdir(dir)).toEqual(['server.lock']);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
    await (await lockDataDir(dir)).release();
  });

  it('[SES30] takes the lock of a dead process over', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(lockFile(), JSON.stringify({ pid: child.pid, started: null }));
    const lock = await lockDataDir(dir);
    expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  it.runIf(process.platform === 'linux')(
    '[SES30] tells a dead process from another with its number',
    async () => {
      await writeFile(lockFile(), JSON.stringify({ pid: process.pid, started: '1' }));
      await (await lockDataDir(dir)).release();
    },
  );

  it('[SES30] respects a living process, and takes a file over that is no lock', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: process.ppid, started: null }));
    await expect(lockDataDir(dir)).rejects.toThrow('in use');
    await writeFile(lockFile(), 'not a lock');
    await (await lockDataDir(dir)).release();
  });

  it('[SES30] lets one of several in that come at the same moment', async () => {
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => lockDataDir(dir)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
