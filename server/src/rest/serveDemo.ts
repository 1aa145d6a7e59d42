import { readFile } from 'node:fs/promises';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './httpOptions.js';

/** Longest application form, in bytes. */
const FORM_LIMIT = 1024 * 1024;

/** The demo bank. Never part of a server that is open to others. */
export async function serveDemo(app: FastifyInstance, { paths }: HttpOptions): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  await app.register(staticFiles, {
    root: paths.demo,
    prefix: '/',
    dotfiles: 'ignore',
    redirect: true,
    cacheControl: false,
    setHeaders(reply) {
      reply.header('cache-control', 'no-cache');
    },
  });

  // The planner is a page that makes its own addresses; only names with a dot are files of it.
  app.get('/planner', (_request, reply) => reply.sendFile('planner/index.html'));
  app.get<{ Params: { '*': string } }>('/planner/*', (request, reply) => {
    const rest = request.params['*'];
    return reply.sendFile(/\.\w+$/.test(rest) ? `planner/${rest}` : 'planner/index.html');
  });

  // What visitors write into the form is read, so that the browser can finish, and thrown away.
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: FORM_LIMIT }, (_request, _body, done) =>
      done(null, undefined),
    );
  app.post('/apply', { bodyLimit: FORM_LIMIT }, (_request, reply) =>
    reply.redirect('/application-received.html', 303),
  );

  for (const weight of [400, 700] as const) {
    app.get(`/fonts/alder-sans-${weight}.woff2`, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=3600').type('font/woff2');
      return readFile(paths.fonts[weight]);
    });
  }
}
