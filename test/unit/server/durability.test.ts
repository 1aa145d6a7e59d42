import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectAgent, connectCustomer } from './connectParty.js';
import { key, page } from './openTestSessions.js';

let root = '';
const children: ChildProcess[] = [];

/** The program as it is built: one folder deep in a package, with its dependencies beside. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'opencobrowse-server-'));
  await mkdir(join(root, 'demo'));
  await cp(resolve('server/package.json'), join(root, 'package.json'));
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  await build({
    entryPoints: [resolve('server/src/bin.ts')],
    outdir: join(root, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
});
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** All runs share one folder for their data: making one takes seconds. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'dist/bin.js')], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: '0', DATA_DIR: join(root, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { out: '', err: '' };
  const exit = new Promise<number | null>(done => child.once('close', code => done(code)));
  child.stderr.on('data', chunk => {
    output.err += chunk;
  });
  const started = new Promise<{
    url: string;
    port: number;
    counters(): Record<string, number>;
    stop(): Promise<void>;
  }>((done, fail) => {
    child.stdout.on('data', chunk => {
      output.out += chunk;
      const url = /^Demo site +(\S+)\nAgent console +\S+\n/.exec(output.out)?.[1];
      if (url !== undefined)
        done({ url, port: Number(new URL(url).port), counters: () => ({}), stop: async () => {} });
    });
    exit.then(code => fail(new Error(`ended with ${code}: ${output.err}`)));
  });
  // Tests of failing starts look at `exit` instead.
  started.catch(() => {});
  return { child, output, exit, started };
}

describe('the program', () => {
  it('[SES29] [SES8] [SES30] killed at any moment, it has all its sessions when it starts again', async () => {
    const first = run({});
    const server = await first.started;
    const visitor = connectCustomer(server);
    visitor.say({ t: 'start', key: key('a'), page: page('a') });
    const { token } = await visitor.next('session');
    const helper = connectAgent(server);
    helper.say({ t: 'join', token, key: key('x') });
    await helper.next('joined');
    const over = connectCustomer(server);
    over.say({ t: 'start', key: key('b'), page: page('b') });
    await over.next('session');
    over.say({ t: 'exit' });
    await over.next('ended');
    const fresh = connectCustomer(server);
    fresh.say({ t: 'start', key: key('c'), page: page('c') });
    const waiting = await fresh.next('session');
    first.child.kill('SIGKILL');
    await first.exit;
    for (const party of [visitor, helper, over, fresh]) party.close();

    const second = await run({}).started;
    const third = run({});
    expect(await third.exit).toBe(1);
    expect(third.output.err).toMatch(/^The server could not start: DATA_DIR .*in use/);

    const back = connectCustomer(second);
    back.say({ t: 'resume', key: key('a'), page: page('a'), claim: true });
    expect(await back.next('session')).toMatchObject({
      token,
      agents: [{ id: 'ann', name: 'ANN' }],
      needSnapshot: true,
    });
    const rejoined = connectAgent(second);
    rejoined.say({ t: 'rejoin', key: key('x') });
    expect(await rejoined.next('joined')).toMatchObject({ token, customerOnline: true });
    back.say({ t: 'resume', key: key('b'), page: page('b'), claim: true });
    expect(await back.next('ended')).toMatchObject({ cause: 'customerExited' });
    back.say({ t: 'start', key: key('c'), page: page('c') });
    expect(await back.next('session')).toMatchObject({ token: waiting.token });
    back.close();
    rejoined.close();
  });

  it('[SRV14] prints two addresses, and stops when it is asked to', async () => {
    const { child, output, exit, started } = run({});
    const server = await started;
    const response = await fetch(`${server.url}cobrowse/health`);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    const visitor = connectCustomer(server);
    visitor.say({ t: 'start', key: key('d'), page: page('d') });
    await visitor.next('session');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    visitor.close();
    expect(output).toEqual({
      out: `Demo site      ${server.url}\nAgent console  ${server.url}cobrowse/agent/\n`,
      err: '',
    });
    expect(await readdir(join(root, 'data'))).toEqual(['pg']);
  });

  it.each([
    [{ PORT: 'x', LOG_LEVEL: 'y' }, [/^PORT must be/, /^LOG_LEVEL must be/]],
    [{ HOST: '0.0.0.0' }, [/^HOST is 0\.0\.0\.0, .*ALLOWED_ORIGINS/]],
    [{ ALLOWED_ORIGINS: 'https://www.example.com' }, [/^ALLOWED_ORIGINS is set, .*authenticateAgent/]],
  ])(
    '[SRV14] [SRV2] [SRV4] [SRV5] says what is wrong, a line each, and ends with 1: %o',
    async (env, lines) => {
      const { output, exit } = run(env);
      expect(await exit).toBe(1);
      expect(output.out).toBe('');
      expect(output.err.trimEnd().split('\n')).toEqual(lines.map(line => expect.stringMatching(line)));
    },
  );

  it('[SRV14] says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { output, exit } = run({ PORT: String(port) });
    expect(await exit).toBe(1);
    expect(output.err).toMatch(/^The server could not start: PORT \d+ .*in use/);
    other.close();
    expect(await readdir(join(root, 'data'))).toEqual(['pg']);
  });
});
