import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const lockText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ pid: v.pipe(v.number(), v.integer(), v.minValue(1)), started: v.nullable(v.string()) }),
);

/**
 * Takes a directory for this process. A lock whose process has died is taken over.
 * @throws Error, fit to be shown, when a living process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  const path = join(dataDir, 'server.lock');
  const own = { pid: process.pid, started: readStartOf(process.pid) };
  for (let tries = 0; tries < 3; tries += 1) {
    if (await create(path, JSON.stringify(own))) return { release: () => rm(path, { force: true }) };
    const holder = await readHolder(path);
    if (holder !== null && isAlive(holder))
      throw new Error(
        `DATA_DIR ${dataDir} is in use by the server with process id ${holder.pid}. Stop that server, or set DATA_DIR to another directory.`,
      );
    await rm(path, { force: true });
  }
  throw new Error(`DATA_DIR ${dataDir} is being taken by another server at this moment.`);
}

/** Makes the lock whole or not at all: nobody reads one that is still being written. */
async function create(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(draft, text, { flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw thrown;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Null: the lock is gone, or is none of ours. */
async function readHolder(path: string): Promise<v.InferOutput<typeof lockText> | null> {
  try {
    const parsed = v.safeParse(lockText, await readFile(path, 'utf8'));
    return parsed.success ? parsed.output : null;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}

function isAlive({ pid, started }: v.InferOutput<typeof lockText>): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    // EPERM: it lives, and is somebody else's.
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM')) return false;
  }
  const now = readStartOf(pid);
  // In a container the new server often gets the dead one's number: only the start time tells them apart.
  return started === null || now === null || now === started;
}

/** When a process was started, in the kernel's terms; null where the kernel does not tell. */
function readStartOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in brackets that may hold anything; the 20th after it is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // No /proc on this system, or the process is gone: the caller decides by the number alone.
    return null;
  }
}
