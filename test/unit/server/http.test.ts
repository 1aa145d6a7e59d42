import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../../server/src/rest/createHttp.js';
import { createRecordingLogger } from './createRecordingLogger.js';
import { makeFiles } from './openTestServer.js';

type App = Awaited<ReturnType<typeof createHttp>>;

let files: Awaited<ReturnType<typeof makeFiles>>;
let demo: App;
let open: App;
const logger = createRecordingLogger();

beforeAll(async () => {
  files = await makeFiles();
  const options = { paths: files.paths, version: '9.8.7', logger, counts: () => ({ waiting: 3, active: 2 }) };
  demo = await createHttp({ ...options, demo: true });
  open = await createHttp({ ...options, demo: false });
});
afterAll(async () => {
  await Promise.all([demo.close(), open.close()]);
  await files.remove();
});

const get = (url: string, app: App = demo) => app.inject({ method: 'GET', url });

describe('health', () => {
  it('[SRV6] says that the server is up, which one, and how many sessions it has', async () => {
    const response = await get('/cobrowse/health', open);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok', version: '9.8.7', sessions: { waiting: 3, active: 2 } });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['set-cookie']).toBeUndefined();
  });
});

describe('the SDK', () => {
  it('[SRV7] may be loaded by any site, and is checked for news every time', async () => {
    const response = await get('/cobrowse/js/gcb.min.js?apikey=secret', open);
    expect(response.body).toBe('/* sdk */');
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      'content-type': expect.stringContaining('javascript'),
    });
    const again = await open.inject({
      url: '/cobrowse/js/gcb.min.js',
      headers: { 'if-none-match': String(response.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    expect(JSON.stringify(logger.lines)).not.toContain('secret');
  });

  it('[SRV7] is kept for a year where the name changes with the content, and only there', async () => {
    const hashed = await get('/cobrowse/js/gcb-recorder-x3f9c0-e.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers['access-control-allow-origin']).toBe('*');
    expect((await get('/cobrowse/js/gcb-recorder.js')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/cobrowse/js/../package.json',
    '/cobrowse/js/..%2fpackage.json',
    '/cobrowse/js/%2e%2e/package.json',
  ])('[SRV7] is all there is: %s', async url => {
    const response = await get(url);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toContain('9.8.7');
  });
});

describe('the console', () => {
  it('[SRV8] may run its own scripts and talk to its own server only', async () => {
    const response = await get('/cobrowse/agent/', open);
    expect(response.body).toContain('Console');
    const policy = Object.fromEntries(
      String(response.headers['content-security-policy'])
        .split(';')
        .map(directive => {
          const [name = '', ...values] = directive.trim().split(' ');
          return [name, values.join(' ')];
        }),
    );
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'style-src': "'self' 'unsafe-inline' http: https:",
      'img-src': '* data: blob:',
      'font-src': '* data:',
      'media-src': '* data: blob:',
      'frame-src': "'self' about: blob:",
      'base-uri': "'self'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
    });
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(response.headers['x-powered-by']).toBeUndefined();
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    expect((await get('/cobrowse/agent/console.js', open)).body).toBe('/* console */');
  });

  it('[SRV8] is found without the slash', async () => {
    const response = await get('/cobrowse/agent');
    expect(response.statusCode).toBe(308);
    expect(response.headers.location).toBe('/cobrowse/agent/');
  });
});

describe('the demo site', () => {
  it('[SRV9] is there in the demo only', async () => {
    expect((await get('/')).body).toContain('Alder');
    expect((await get('/', open)).statusCode).toBe(404);
    expect((await open.inject({ method: 'POST', url: '/apply' })).statusCode).toBe(404);
    expect((await get('/planner', open)).statusCode).toBe(404);
  });

  it.each(['/planner', '/planner/', '/planner/goals', '/planner/goals/2'])(
    '[SRV10] shows the planner at %s',
    async url => {
      expect((await get(url)).body).toContain('Planner');
    },
  );

  it('[SRV10] serves the files of the planner, and misses those that are not there', async () => {
    expect((await get('/planner/planner.js')).body).toBe('/* planner */');
    expect((await get('/planner/other.js')).statusCode).toBe(404);
    expect((await get('/planner/..%2f..%2fpackage.json')).body).not.toContain('9.8.7');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'name=Secret'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nSecret\r\n--x--\r\n',
    ],
  ])('[SRV11] takes the form as %s, forgets it and says thank you', async (type, payload) => {
    const response = await demo.inject({
      method: 'POST',
      url: '/apply',
      headers: { 'content-type': type },
      payload,
    });
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe('/application-received.html');
    expect(JSON.stringify(logger.lines)).not.toContain('Secret');
  });

  it('[SRV11] refuses a form of more than a megabyte', async () => {
    const response = await demo.inject({
      method: 'POST',
      url: '/apply',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'x'.repeat(1024 * 1024 + 1),
    });
    expect(response.statusCode).toBe(413);
  });

  it.each([400, 700])('[SRV12] has its font in weight %d', async weight => {
    const response = await get(`/fonts/alder-sans-${weight}.woff2`);
    expect(response.headers['content-type']).toBe('font/woff2');
    expect(response.rawPayload.subarray(0, 4).toString()).toBe('wOF2');
  });
});

describe('what is not there', () => {
  it('[SRV13] is a code for programs and a page for people', async () => {
    for (const url of [
      '/cobrowse',
      '/cobrowse/x',
      '/cobrowse/js/x.js',
      '/cobrowse/agent/x.js',
      '/cobrowse/x?/y',
    ]) {
      const response = await get(url);
      expect(response.statusCode).toBe(404);
      expect(response.json()).toEqual({ error: { code: 'notFound' } });
    }
    for (const app of [demo, open]) {
      const response = await get('/nothing', app);
      expect(response.statusCode).toBe(404);
      expect(response.headers['content-type']).toContain('text/html');
    }
  });

  it('[SRV13] gives away nothing about a bad request', async () => {
    const response = await get('/cobrowse/js/%zz');
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ error: { code: 'malformed' } });
  });
});
