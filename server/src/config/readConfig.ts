import * as v from 'valibot';
import { LOG_LEVELS, type ServerConfig } from './serverConfig.js';

/** Variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;
/** What the environment says, or what is wrong with it. */
export type ReadConfig = { ok: true; config: ServerConfig } | { ok: false; problems: string[] };

/** A week: longer waits are mistakes, and Node's timers end at 24 days. */
const LONGEST_SECONDS = 7 * 24 * 60 * 60;

const port = integerWithin(0, 65_535);
const seconds = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)?$/),
  v.transform(Number),
  v.minValue(0.001),
  v.maxValue(LONGEST_SECONDS),
  v.transform(value => Math.round(value * 1000)),
);
const origin = v.pipe(v.string(), v.check(isExactOrigin));
const origins = v.pipe(
  v.string(),
  v.transform(list => list.split(',').map(item => item.trim())),
  v.array(origin),
);

const SECONDS = `a number of seconds from 0.001 to ${LONGEST_SECONDS}`;

/** Reads the program's environment. Every problem is one line that names the variable and what it must be. */
export function readConfig(env: Environment): ReadConfig {
  const problems: string[] = [];
  // A variable that is set to nothing counts as not set: that is how shells and compose files leave one out.
  const read = <T>(name: string, schema: v.GenericSchema<unknown, T>, expected: string, fallback: T): T => {
    const value = env[name];
    if (value === undefined || value === '') return fallback;
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    problems.push(`${name} must be ${expected}.`);
    return fallback;
  };

  const config: ServerConfig = {
    host: read(
      'HOST',
      v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]+$/)),
      'a host name or an IP address',
      '127.0.0.1',
    ),
    port: read('PORT', port, 'a port number from 0 to 65535', 8700),
    dataDir: read('DATA_DIR', v.string(), 'a directory', './data'),
    origins: read<'demo' | readonly string[]>(
      'ALLOWED_ORIGINS',
      origins,
      'a comma-separated list of exact origins, such as https://www.example.com,https://shop.example.com',
      'demo',
    ),
    rules: {
      inactivityTimeout: read('INACTIVITY_TIMEOUT', seconds, SECONDS, 600_000),
      maxOfflineDuration: read('MAX_OFFLINE_DURATION', seconds, SECONDS, 600_000),
      agentAwayTimeout: read('AGENT_AWAY_TIMEOUT', seconds, SECONDS, 180_000),
      maxSessions: read(
        'MAX_SESSIONS',
        integerWithin(1, 1_000_000),
        'a whole number from 1 to 1000000',
        10_000,
      ),
      maxAgentsPerSession: read(
        'MAX_AGENTS_PER_SESSION',
        integerWithin(1, 100),
        'a whole number from 1 to 100',
        1,
      ),
    },
    restrictionsFile: read<string | null>('RESTRICTIONS_FILE', v.string(), 'a file', null),
    logLevel: read('LOG_LEVEL', v.picklist(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`, 'info'),
  };
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems };
}

function integerWithin(least: number, most: number) {
  return v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(least), v.maxValue(most));
}

function isExactOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  // A star is a valid host to URL, and would match nothing: whoever writes one means something else.
  if (text.includes('*')) return false;
  return url.origin === text && (url.protocol === 'https:' || url.protocol === 'http:');
}
