import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface ServerProcess {
  /** Such as `http://127.0.0.1:41234`. The same after a restart. */
  readonly url: string;
  /** Ends the process as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  start(): Promise<void>;
  /** Ends it for good and removes its folder. */
  stop(): Promise<void>;
}

/** Runs the built server as an operator would, in a process of its own, on a free port. */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'opencobrowse-data-'));
  let child: ChildProcess | null = null;
  let port = '0';
  let url = '';

  const start = async () => {
    const started = spawn(process.execPath, [resolve('server/dist/bin.js')], {
      env: { ...process.env, LOG_LEVEL: 'warn', HOST: '127.0.0.1', ...env, PORT: port, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    url = await readAddress(started);
    port = new URL(url).port;
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  };

  await start();
  return {
    get url() {
      return url;
    },
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The server prints its addresses once it listens. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolveAddress, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /https?:\/\/\S+?:\d+/.exec(output);
      if (address && /Agent console/.test(output)) resolveAddress(address[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('exit', code => reject(new Error(`the server ended with ${code}:\n${output}`)));
    child.once('error', reject);
  });
}
