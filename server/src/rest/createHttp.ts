import fastify, { type FastifyInstance } from 'fastify';
import { describeError } from '../metrics/describeError.js';
import { answerError, answerErrors } from './answerErrors.js';
import type { HttpOptions } from './httpOptions.js';
import { serveConsole } from './serveConsole.js';
import { serveDemo } from './serveDemo.js';
import { serveSdk } from './serveSdk.js';

/** Everything that is asked for by plain HTTP. The caller listens and closes. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  // No request is logged: addresses may carry what the customer's site put into them.
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => answerError(request, reply, error.statusCode ?? 400),
  });
  answerErrors(app, error => options.logger.error({ err: describeError(error) }, 'a request failed'));
  app.get('/cobrowse/health', (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok', version: options.version, sessions: options.counts() };
  });
  await app.register(serveSdk, options);
  await app.register(serveConsole, options);
  if (options.demo) await app.register(serveDemo, options);
  await app.ready();
  return app;
}
