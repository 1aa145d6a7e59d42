import { isLoopbackHost, isLoopbackOrigin } from '../config/isLoopback.js';
import type { ServerConfig } from '../config/serverConfig.js';

/** What a browser says of where a connection comes from. */
export type Provenance = { readonly origin?: string | undefined; readonly host?: string | undefined };

export type OriginPolicy = {
  allowsCustomer(from: Provenance): boolean;
  allowsAgent(from: Provenance): boolean;
  /** Whether pages of this origin may read answers to polling. */
  allowsReading(origin: string): boolean;
};

/**
 * Who may connect. Browsers leave out `Origin` only where a page asks its own server, so a missing one stands for
 * the server's own origin. In the demo the `Host` must be this machine's too: otherwise a foreign site could have
 * its own name resolve to 127.0.0.1 and pass for the server's own page.
 */
export function createOriginPolicy(origins: ServerConfig['origins']): OriginPolicy {
  if (origins === 'demo') {
    const allows = ({ origin, host }: Provenance) =>
      isLoopbackHost(hostnameOf(host)) && (origin === undefined || isLoopbackOrigin(origin));
    return { allowsCustomer: allows, allowsAgent: allows, allowsReading: isLoopbackOrigin };
  }
  const allowed = new Set(origins);
  const hosts = new Set(origins.map(origin => new URL(origin).host));
  return {
    allowsCustomer: ({ origin, host }) =>
      origin === undefined ? host !== undefined && hosts.has(host) : allowed.has(origin),
    allowsAgent: ({ origin, host }) =>
      origin === undefined || (URL.canParse(origin) && new URL(origin).host === host),
    allowsReading: origin => allowed.has(origin),
  };
}

function hostnameOf(host: string | undefined): string {
  const address = `http://${host ?? ''}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}
