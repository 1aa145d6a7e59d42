import { readFile } from 'node:fs/promises';
import pino from 'pino';
import * as v from 'valibot';
import { authenticateForDemo } from './auth/authenticateForDemo.js';
import type { AuthenticateAgent } from './auth/authenticator.js';
import { createOriginPolicy } from './auth/originPolicy.js';
import { ConfigurationError } from './config/ConfigurationError.js';
import { checkSafety } from './config/checkSafety.js';
import type { ServerConfig } from './config/serverConfig.js';
import { defaultPaths, type ServerPaths } from './defaultPaths.js';
import { LOG_LIMITS, type LogLimits } from './log/logLimits.js';
import { createCounters } from './metrics/createCounters.js';
import { describeError } from './metrics/describeError.js';
import type { Logger } from './metrics/logger.js';
import { attachRealtime } from './realtime/attachRealtime.js';
import { REALTIME_LIMITS, type RealtimeLimits } from './realtime/realtimeLimits.js';
import { createHttp } from './rest/createHttp.js';
import { readRestrictions } from './restrictions/readRestrictions.js';
import { openPgliteRegistry } from './sessions/openPgliteRegistry.js';
import { openSessions } from './sessions/openSessions.js';
import { type Random, secureRandom } from './sessions/random.js';
import type { SessionRegistry } from './sessions/sessionRegistry.js';
import { type Clock, systemClock } from './time/clock.js';

export type { AgentHandshake, AgentInfo, EndCause } from '../../src/protocol/index.js';
export type { AuthenticateAgent } from './auth/authenticator.js';
export { ConfigurationError } from './config/ConfigurationError.js';
export { type Environment, type ReadConfig, readConfig } from './config/readConfig.js';
export type { LogLevel, ServerConfig } from './config/serverConfig.js';
export type { ServerPaths } from './defaultPaths.js';
export type { LogLimits } from './log/logLimits.js';
export type { Logger } from './metrics/logger.js';
export type { RealtimeLimits } from './realtime/realtimeLimits.js';
export type { Random } from './sessions/random.js';
export type {
  ActiveSession,
  AgentSeat,
  BornSession,
  EndedSession,
  LiveSession,
  Session,
  WaitingSession,
} from './sessions/session.js';
export type { SessionClue, SessionRegistry } from './sessions/sessionRegistry.js';
export type { SessionRules } from './sessions/sessionRules.js';
export type { Clock } from './time/clock.js';

/** What a program may put in the place of a part of the server. */
export type Collaborators = {
  /** Needed wherever others can reach the server; the demo believes every name. */
  readonly authenticateAgent?: AuthenticateAgent;
  /** Instead of the one in `config.dataDir`. Closed when the server stops. */
  readonly registry?: SessionRegistry;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly paths?: ServerPaths;
  readonly logLimits?: Partial<LogLimits>;
  readonly realtimeLimits?: Partial<RealtimeLimits>;
};

/** A server that has started. */
export type RunningServer = {
  /** Ends with a slash. */
  readonly url: string;
  readonly port: number;
  /** What was counted since the start: connections, refusals by code, faults. */
  counters(): Record<string, number>;
  /** Ends all connections, not the sessions: they go on at the next start. */
  stop(): Promise<void>;
};

/**
 * Starts the server.
 * @throws ConfigurationError when it must not be started like this; other errors when it cannot be.
 */
export async function startServer(
  config: ServerConfig,
  collaborators: Collaborators = {},
): Promise<RunningServer> {
  const { authenticateAgent, clock = systemClock, paths = defaultPaths() } = collaborators;
  const demo = config.origins === 'demo';
  const problems = checkSafety(config, authenticateAgent !== undefined);
  if (problems.length > 0) throw new ConfigurationError(problems);

  const logger =
    collaborators.logger ?? pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const counters = createCounters();
  const undo: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const stopAll = async (): Promise<void> => {
    // Last started, first stopped; one that fails does not keep the others from stopping.
    const failures: unknown[] = [];
    for (const step of undo.reverse()) await step().catch(thrown => failures.push(thrown));
    if (failures.length > 0) throw new AggregateError(failures, 'the server did not stop cleanly');
  };

  try {
    const version = await readVersion(paths.packageJson);
    const restrictions =
      config.restrictionsFile === null ? null : await readRestrictions(config.restrictionsFile);
    const registry = collaborators.registry ?? (await openPgliteRegistry(config.dataDir));
    undo.push(() => registry.close());
    const sessions = await openSessions({
      registry,
      rules: config.rules,
      restrictions,
      logLimits: { ...LOG_LIMITS, ...collaborators.logLimits },
      clock,
      random: collaborators.random ?? secureRandom,
      logger,
    });
    undo.push(() => sessions.stop());
    const app = await createHttp({ paths, version, logger, demo, counts: sessions.counts });
    undo.push(() => app.close());
    const realtime = attachRealtime(
      {
        sessions,
        limits: { ...REALTIME_LIMITS, ...collaborators.realtimeLimits },
        clock,
        counters,
        logger,
        originPolicy: createOriginPolicy(config.origins),
        authenticateAgent: authenticateAgent ?? authenticateForDemo,
        defer: run => void setImmediate(run),
      },
      app.server,
    );
    undo.push(async () => {
      // Before the connections: those that end because the server stops are not parties that went away.
      await sessions.stop();
      await realtime.stop();
    });
    const url = await app
      .listen({ host: listenHost(config.host), port: config.port })
      .catch((thrown: unknown) => Promise.reject(explainListening(thrown, config)));
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    logger.info({ url, version, demo }, 'started');
    return {
      url: `${url}/`,
      port,
      counters: counters.values,
      stop() {
        stopping ??= stopAll().then(() => logger.info('stopped'));
        return stopping;
      },
    };
  } catch (thrown) {
    await stopAll().catch(failure =>
      logger.error({ err: describeError(failure) }, 'what was started did not stop cleanly'),
    );
    throw thrown;
  }
}

/** Fastify opens two servers for `localhost`, and live connections would be served by only one of them. */
function listenHost(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

/** The two usual reasons in words that say what to do. */
function explainListening(thrown: unknown, { host, port }: ServerConfig): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EADDRINUSE')
    return new Error(`PORT ${port} on ${host} is in use. Stop what uses it, or set PORT to another one.`);
  if (code === 'EACCES')
    return new Error(`PORT ${port} needs rights that this process does not have. Set PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`HOST ${host} is no address of this machine.`);
  return thrown;
}

async function readVersion(packageJson: string): Promise<string> {
  return v.parse(v.object({ version: v.string() }), JSON.parse(await readFile(packageJson, 'utf8'))).version;
}
