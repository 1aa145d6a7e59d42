import { isLoopbackHost } from './isLoopback.js';
import type { ServerConfig } from './serverConfig.js';

/** Says what is missing before this server may be opened to others; nothing when all is well. One line each. */
export function checkSafety(config: ServerConfig, canAuthenticate: boolean): string[] {
  if (config.origins === 'demo')
    return isLoopbackHost(config.host)
      ? []
      : [
          `HOST is ${config.host}, but without ALLOWED_ORIGINS this is a demo, in which anybody may be a representative: it only listens on this machine. Use HOST=127.0.0.1; to open the server to others, set ALLOWED_ORIGINS and give startServer an authenticateAgent.`,
        ];
  return canAuthenticate
    ? []
    : [
        'ALLOWED_ORIGINS is set, so representatives must log in, but no login is configured, and the command line of this version cannot configure one. Call startServer(config, { authenticateAgent }) from a program of your own, or leave ALLOWED_ORIGINS out to try the demo.',
      ];
}
