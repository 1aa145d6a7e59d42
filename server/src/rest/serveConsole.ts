import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './httpOptions.js';

/**
 * What the console may load. It shows a page made by somebody else, so scripts and connections are its own
 * server's alone. Styles, pictures, fonts and sounds of that page come from the customer's site itself for as long
 * as the server has no resource service; the replay's document inherits this policy.
 */
const CONSOLE_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'", 'http:', 'https:'],
  'img-src': ['*', 'data:', 'blob:'],
  'font-src': ['*', 'data:'],
  'media-src': ['*', 'data:', 'blob:'],
  'frame-src': ["'self'", 'about:', 'blob:'],
  'base-uri': ["'self'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
};

/** The agent's console. */
export async function serveConsole(app: FastifyInstance, { paths }: HttpOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONSOLE_POLICY },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Whether this host is reachable by HTTPS alone is known to whoever runs the proxy in front.
    hsts: false,
  });
  app.get('/cobrowse/agent', (_request, reply) => reply.redirect('/cobrowse/agent/', 308));
  await app.register(staticFiles, {
    root: paths.console,
    prefix: '/cobrowse/agent/',
    decorateReply: false,
    dotfiles: 'ignore',
    redirect: false,
    cacheControl: false,
    setHeaders(reply) {
      reply.header('cache-control', 'no-cache');
    },
  });
}
