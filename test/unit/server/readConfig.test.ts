import { describe, expect, it } from 'vitest';
import { checkSafety } from '../../../server/src/config/checkSafety.js';
import { readConfig } from '../../../server/src/config/readConfig.js';
import type { ServerConfig } from '../../../server/src/config/serverConfig.js';

const read = (env: Record<string, string>): ServerConfig => {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
};
const problems = (env: Record<string, string>) => {
  const result = readConfig(env);
  return result.ok ? [] : result.problems;
};

describe('readConfig', () => {
  it('[SRV1] is a demo on this machine when nothing is set, or set to nothing', () => {
    const config: ServerConfig = {
      host: '127.0.0.1',
      port: 8700,
      dataDir: './data',
      origins: 'demo',
      rules: {
        inactivityTimeout: 600_000,
        maxOfflineDuration: 600_000,
        agentAwayTimeout: 180_000,
        maxSessions: 10_000,
        maxAgentsPerSession: 1,
      },
      restrictionsFile: null,
      logLevel: 'info',
    };
    expect(read({})).toEqual(config);
    expect(read({ PORT: '', ALLOWED_ORIGINS: '', LOG_LEVEL: '' })).toEqual(config);
  });

  it('[SRV1] [SRV3] takes what is set, with fractions of seconds', () => {
    expect(
      read({
        HOST: '::1',
        PORT: '0',
        DATA_DIR: '/var/lib/x',
        ALLOWED_ORIGINS: 'https://www.example.com, http://shop.example.com:8080',
        INACTIVITY_TIMEOUT: '0.5',
        MAX_OFFLINE_DURATION: '60',
        AGENT_AWAY_TIMEOUT: '1.25',
        MAX_SESSIONS: '5',
        MAX_AGENTS_PER_SESSION: '2',
        RESTRICTIONS_FILE: './rules.json',
        LOG_LEVEL: 'debug',
      }),
    ).toEqual({
      host: '::1',
      port: 0,
      dataDir: '/var/lib/x',
      origins: ['https://www.example.com', 'http://shop.example.com:8080'],
      rules: {
        inactivityTimeout: 500,
        maxOfflineDuration: 60_000,
        agentAwayTimeout: 1250,
        maxSessions: 5,
        maxAgentsPerSession: 2,
      },
      restrictionsFile: './rules.json',
      logLevel: 'debug',
    });
  });

  it.each([
    ['HOST', 'a b'],
    ['HOST', 'http://127.0.0.1'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '1.5'],
    ['ALLOWED_ORIGINS', 'www.example.com'],
    ['ALLOWED_ORIGINS', 'https://www.example.com/'],
    ['ALLOWED_ORIGINS', 'https://*.example.com'],
    ['ALLOWED_ORIGINS', 'https://WWW.example.com'],
    ['ALLOWED_ORIGINS', 'https://www.example.com:443'],
    ['ALLOWED_ORIGINS', 'https://a.example,,https://b.example'],
    ['ALLOWED_ORIGINS', 'null'],
    ['ALLOWED_ORIGINS', 'ftp://a.example'],
    ['INACTIVITY_TIMEOUT', '0'],
    ['INACTIVITY_TIMEOUT', '1e3'],
    ['INACTIVITY_TIMEOUT', '99999999'],
    ['MAX_OFFLINE_DURATION', '-5'],
    ['AGENT_AWAY_TIMEOUT', 'ten'],
    ['MAX_SESSIONS', '0'],
    ['MAX_AGENTS_PER_SESSION', '2.5'],
    ['LOG_LEVEL', 'loud'],
  ])('[SRV2] names the variable with a bad value: %s=%s', (name, value) => {
    expect(problems({ [name]: value })).toEqual([expect.stringMatching(`^${name} must be [^\n]+\\.$`)]);
  });

  it('[SRV2] names all bad values at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y', MAX_SESSIONS: '0' })).toHaveLength(3);
  });
});

describe('checkSafety', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', 'x.localhost'])(
    '[SRV4] lets a demo listen on %s',
    host => {
      expect(checkSafety({ ...read({}), host }, false)).toEqual([]);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.example.com', 'localhost.example.com'])(
    '[SRV4] does not let a demo listen on %s, whoever authenticates',
    host => {
      for (const canAuthenticate of [false, true])
        expect(checkSafety({ ...read({}), host }, canAuthenticate)).toEqual([
          expect.stringMatching(/HOST.*ALLOWED_ORIGINS.*authenticateAgent/),
        ]);
    },
  );

  it('[SRV5] wants a login for agents outside the demo', () => {
    const config = { ...read({ ALLOWED_ORIGINS: 'https://www.example.com' }), host: '0.0.0.0' };
    expect(checkSafety(config, false)).toEqual([expect.stringContaining('authenticateAgent')]);
    expect(checkSafety(config, true)).toEqual([]);
  });
});
