import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const CODES: Readonly<Record<number, string>> = {
  400: 'malformed',
  404: 'notFound',
  405: 'notAllowed',
  413: 'tooLarge',
  415: 'malformed',
};

/** Programs get a code under /cobrowse, people a plain page elsewhere; nobody gets a stack. */
export function answerErrors(app: FastifyInstance, report: (error: unknown) => void): void {
  app.setNotFoundHandler((request, reply) => answerError(request, reply, 404));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) report(error);
    return answerError(request, reply, status);
  });
}

/** Answers a request that went wrong; also those that are so wrong that they reach no route. */
export function answerError(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const code = CODES[status] ?? (status < 500 ? 'malformed' : 'internal');
  reply.code(status).header('x-content-type-options', 'nosniff');
  const [pathname = ''] = request.url.split('?', 1);
  if (pathname === '/cobrowse' || pathname.startsWith('/cobrowse/')) return reply.send({ error: { code } });
  const text = status === 404 ? 'There is no such page.' : 'This request could not be answered.';
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${status}</title><p>${text}</p></html>\n`,
    );
}
