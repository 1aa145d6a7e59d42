import { basename } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './httpOptions.js';

/**
 * A name that changes with the content, such as `gcb-recorder-x3F_9c0e.js`. A digit or capital tells a hash from
 * a word; a hash without one only costs a question to the server.
 */
const HASHED = /-(?=[\w-]{0,7}[\dA-Z])[\w-]{8,}\.js$/;
const YEAR = 365 * 24 * 60 * 60;

/** The customer's SDK, for pages of any site. */
export async function serveSdk(app: FastifyInstance, { paths }: HttpOptions): Promise<void> {
  await app.register(staticFiles, {
    root: paths.sdk,
    prefix: '/cobrowse/js/',
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    redirect: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('access-control-allow-origin', '*');
      reply.header('cross-origin-resource-policy', 'cross-origin');
      reply.header('x-content-type-options', 'nosniff');
      // Sites name `gcb.min.js` for years: it is asked for every time, and answered with "not modified".
      reply.header(
        'cache-control',
        HASHED.test(basename(path)) ? `public, max-age=${YEAR}, immutable` : 'no-cache',
      );
    },
  });
}
