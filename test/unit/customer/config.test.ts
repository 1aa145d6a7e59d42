// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findOptions } from '../../../src/customer/config/findOptions.js';
import { installReadyQueue } from '../../../src/customer/config/installReadyQueue.js';
import { readConfig, type ScriptAttributes } from '../../../src/customer/config/readConfig.js';
import { readScript } from '../../../src/customer/config/readScript.js';
import { warnOnce } from '../../../src/guard/warnOnce.js';
import { createTestLog } from '../../harness/createTestLog.js';

const BASE = 'https://shop.example/deep/page.html';
const SRC = 'https://help.example/cobrowse/js/gcb.min.js?apikey=K1';
const script = (over: Partial<ScriptAttributes> = {}): ScriptAttributes => ({
  src: SRC,
  serverUrl: null,
  nonce: '',
  ...over,
});

function read(options: unknown, from: ScriptAttributes | null = null, base = BASE) {
  const log = createTestLog();
  return { config: readConfig(options, from, base, log), log };
}

describe('readConfig', () => {
  it('[CFG1] takes every option as the site wrote it, and says nothing', () => {
    const options = {
      url: 'https://co.example/cobrowse',
      apikey: 'mine',
      debug: true,
      disableBuiltInUI: true,
      disableWebSockets: true,
      disableBackForwardCache: false,
      setDocumentDomain: true,
      allowedFrameOrigins: ['https://forms.example'],
      allowedLinkOrigins: ['https://pay.example'],
      navigationDelay: 5,
      maxOfflineDuration: 30,
      lang: 'de',
      localization: { modalYes: 'Ja' },
      domRestrictions: { sets: [] },
      privateByDefault: true,
      maskLength: 'same',
      urlSanitizer: (url: string) => url,
      primaryMedia: { isAgentConnected: () => true },
    };
    const { config, log } = read({ ...options, src: SRC, css: { server: true }, onReady: [] });
    expect(config).toEqual(options);
    expect(config.primaryMedia).toBe(options.primaryMedia);
    expect(log.lines).toEqual([]);
  });

  it.each([undefined, null, 'x', 7, true, () => undefined, []])(
    '[CFG2] has a default for everything: %s',
    options => {
      const { config, log } = read(options);
      expect(config).toEqual({
        url: 'https://shop.example/cobrowse',
        apikey: undefined,
        debug: false,
        disableBuiltInUI: false,
        disableWebSockets: false,
        disableBackForwardCache: true,
        setDocumentDomain: false,
        allowedFrameOrigins: [],
        allowedLinkOrigins: [],
        navigationDelay: 3,
        maxOfflineDuration: 600,
        lang: undefined,
        localization: {},
        privateByDefault: false,
        maskLength: 'fixed',
        primaryMedia: undefined,
      });
      expect(log.lines).toEqual([]);
    },
  );

  it('[CFG2] takes null for an option that was left out', () => {
    const { config, log } = read({ url: null, debug: null, maxOfflineDuration: null, localization: null });
    expect(config.maxOfflineDuration).toBe(600);
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['url', 7],
    ['apikey', {}],
    ['debug', 'true'],
    ['debug', 1],
    ['disableBuiltInUI', 'yes'],
    ['disableWebSockets', 0],
    ['maxOfflineDuration', '600'],
    ['maxOfflineDuration', 0],
    ['maxOfflineDuration', -1],
    ['maxOfflineDuration', Number.NaN],
    ['src', 7],
    ['setDocumentDomain', 'example.com'],
    ['disableBackForwardCache', 1],
    ['allowedFrameOrigins', 'https://forms.example'],
    ['allowedFrameOrigins', [7]],
    ['allowedLinkOrigins', 'https://pay.example'],
    ['navigationDelay', '3'],
    ['navigationDelay', -1],
    ['css', true],
    ['css', { server: 'yes' }],
    ['localization', 'de'],
    ['localization', { modalYes: 1 }],
    ['maskLength', 8],
    ['urlSanitizer', 'https://shop.example'],
  ])('[CFG3] warns of a wrong value and goes on with the default: %s %s', (name, value) => {
    const { config, log } = read({ [name]: value });
    expect(config).toEqual(read({}).config);
    expect(log.codes('warn')).toEqual([`option "${name}" has a value of the wrong type and is ignored`]);
    expect(log.lines).toHaveLength(1);
  });

  it('[CFG3] keeps the right options beside a wrong one', () => {
    const { config } = read({ debug: 'on', disableWebSockets: true, maxOfflineDuration: 5 });
    expect(config).toMatchObject({ debug: false, disableWebSockets: true, maxOfflineDuration: 5 });
  });

  it('[CFG3] never writes a value into the log', () => {
    expect(JSON.stringify(read({ apikey: ['secret'] }).log.lines)).not.toContain('secret');
  });

  it('[CFG4] takes the server from data-gcb-url, else from the option, else from where the script is', () => {
    const option = { url: 'https://option.example/cobrowse' };
    const attribute = script({ serverUrl: 'https://attribute.example/cobrowse' });
    expect(read(option, attribute).config.url).toBe('https://attribute.example/cobrowse');
    expect(read(option, script()).config.url).toBe('https://option.example/cobrowse');
    expect(read({}, script()).config.url).toBe('https://help.example/cobrowse');
  });

  it.each([
    ['https://co.example/cobrowse/', 'https://co.example/cobrowse'],
    ['https://co.example/cobrowse///', 'https://co.example/cobrowse'],
    ['https://co.example/', 'https://co.example'],
    ['https://co.example/a/b?x=1#y', 'https://co.example/a/b'],
    ['//co.example:8080/c', 'https://co.example:8080/c'],
    ['/c', 'https://shop.example/c'],
    ['c', 'https://shop.example/deep/c'],
  ])('[CFG5] makes the address absolute, without query, fragment and slash at the end: %s', (url, wanted) => {
    expect(read({ url }).config.url).toBe(wanted);
    expect(read({}, script({ serverUrl: url })).config.url).toBe(wanted);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/plain,x',
    'file:///etc/cobrowse',
    'http://',
    'https://a b/',
    '',
  ])('[CFG6] passes over an address that is none, or not of the web: %s', url => {
    expect(read({ url }, script({ serverUrl: url })).config.url).toBe('https://help.example/cobrowse');
    expect(read({ url }).config.url).toBe('https://shop.example/cobrowse');
    expect(read({ url: 'https://ok.example/c' }, script({ serverUrl: url })).config.url).toBe(
      'https://ok.example/c',
    );
  });

  it('[CFG6] passes over a script that did not come from the web', () => {
    const blob = script({ src: 'blob:https://shop.example/0f0f' });
    expect(read({}, blob).config).toMatchObject({ url: 'https://shop.example/cobrowse', apikey: undefined });
  });

  it.each(['yes', 1, {}, 'false'])(
    '[RST20] takes a privateByDefault of the wrong type as true, with a warning: %s',
    privateByDefault => {
      const { config, log } = read({ privateByDefault });
      expect(config.privateByDefault).toBe(true);
      expect(log.codes('warn')).toEqual([
        'option "privateByDefault" has a value of the wrong type and counts as true',
      ]);
    },
  );

  it('[RST20] keeps rules as they were written, whatever they are, and does not lose what cannot be read', () => {
    expect(read({ domRestrictions: 'wrong' }).config.domRestrictions).toBe('wrong');
    expect(read({ domRestrictions: null }).config.domRestrictions).toBeUndefined();
    const throwing = {
      get: () => {
        throw new Error('theirs');
      },
      enumerable: true,
    };
    const options = Object.defineProperties({}, { domRestrictions: throwing, privateByDefault: throwing });
    for (const given of [options, findOptions({ _genesys: { cobrowse: options } }, createTestLog())?.options])
      expect(read(given).config).toMatchObject({
        domRestrictions: 'unreadable',
        privateByDefault: true,
      });
  });

  it('[CFG43] takes css as it is, and does nothing with it', () => {
    for (const css of [{ server: true }, { browser: true }, { server: false, browser: true }, {}])
      expect(read({ css })).toMatchObject({ config: read({}).config, log: { lines: [] } });
  });

  it('[CFG44] takes origins of frames as browsers write them', () => {
    const { config, log } = read({
      allowedFrameOrigins: ['https://Forms.Example/', 'https://a.example:443', 'http://localhost:8080'],
    });
    expect(config.allowedFrameOrigins).toEqual([
      'https://forms.example',
      'https://a.example',
      'http://localhost:8080',
    ]);
    expect(log.lines).toEqual([]);
  });

  it.each([
    '*',
    'https://*.example',
    'https://forms.example/path',
    'https://forms.example?x',
    'https://me@forms.example',
    'forms.example',
    'null',
    '',
    'data:text/html,x',
    'ftp://forms.example',
    'wss://forms.example',
  ])('[CFG44] names what is no exact origin, and leaves it out: %s', wrong => {
    const { config, log } = read({ allowedFrameOrigins: [wrong, 'https://ok.example'] });
    expect(config.allowedFrameOrigins).toEqual(['https://ok.example']);
    expect(log.codes()).toEqual([`option "allowedFrameOrigins": "${wrong}" is no origin and is ignored`]);
  });

  it('[CFG7] takes the apikey from the option, else from the address of the script', () => {
    expect(read({}, script()).config.apikey).toBe('K1');
    expect(read({ apikey: 'K2' }, script()).config.apikey).toBe('K2');
    expect(read({ apikey: 7 }, script()).config.apikey).toBe('K1');
    expect(read({}, script({ src: 'https://h.example/cobrowse/js/gcb.min.js' })).config.apikey).toBe(
      undefined,
    );
  });
});

describe('installReadyQueue', () => {
  function setUp(waiting?: unknown) {
    const log = createTestLog();
    const holder: Record<string, unknown> = waiting === undefined ? {} : { onReady: waiting };
    const install = () => installReadyQueue(holder, 'onReady', ['api', true], log);
    const push = (...callbacks: unknown[]) => (holder.onReady as unknown[]).push(...callbacks);
    return { log, holder, install, push };
  }

  it('[CFG10] calls the one function that waits, with the arguments', () => {
    const callback = vi.fn();
    setUp(callback).install();
    expect(callback.mock.calls).toEqual([['api', true]]);
  });

  it('[CFG10] calls all functions that wait, in order, once', () => {
    const order: number[] = [];
    const { install, log } = setUp([1, 2, 3].map(n => () => void order.push(n)));
    install();
    expect(order).toEqual([1, 2, 3]);
    expect(log.lines).toEqual([]);
  });

  it.each([undefined, null, []])('[CFG11] takes nothing for nothing: %s', waiting => {
    const { install, log, holder } = setUp(waiting);
    install();
    expect(log.lines).toEqual([]);
    expect(Array.isArray(holder.onReady)).toBe(true);
  });

  it('[CFG12] calls a later push at once, and keeps nothing', () => {
    const { install, push, holder } = setUp();
    install();
    const [first, second] = [vi.fn(), vi.fn()];
    expect(push(first, second)).toBe(0);
    expect(first.mock.calls).toEqual([['api', true]]);
    expect(second).toHaveBeenCalledTimes(1);
    push(second);
    expect(second).toHaveBeenCalledTimes(2);
    expect(holder.onReady).toHaveLength(0);
  });

  it('[CFG12] calls what a waiting callback pushes', () => {
    const late = vi.fn();
    const set = setUp([() => set.push(late)]);
    set.install();
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('[CFG45] calls what is assigned later, and keeps calling what is pushed', () => {
    const { install, push, holder } = setUp();
    install();
    const [alone, listed, pushed] = [vi.fn(), vi.fn(), vi.fn()];
    holder.onReady = alone;
    expect(alone.mock.calls).toEqual([['api', true]]);
    holder.onReady = [listed];
    expect(listed.mock.calls).toEqual([['api', true]]);
    push(pushed);
    expect(pushed).toHaveBeenCalledTimes(1);
    install();
    for (const callback of [alone, listed, pushed]) expect(callback).toHaveBeenCalledTimes(1);
  });

  it('[CFG45] makes the page’s own array call, wherever else the page holds it', () => {
    const own: unknown[] = [vi.fn()];
    const { install, holder } = setUp(own);
    install();
    expect(holder.onReady).toBe(own);
    const late = vi.fn();
    own.push(late);
    expect(late).toHaveBeenCalledTimes(1);
    expect(own).toHaveLength(0);
  });

  it('[CFG41] calls what waits in frozen objects, too', () => {
    const log = createTestLog();
    const callback = vi.fn();
    const listed = { onReady: Object.freeze([callback]) };
    installReadyQueue(listed as Record<string, unknown>, 'onReady', ['api'], log);
    expect(callback).toHaveBeenCalledTimes(1);
    (listed.onReady as unknown as unknown[]).push(callback);
    expect(callback).toHaveBeenCalledTimes(2);
    installReadyQueue(Object.freeze({ onReady: callback }), 'onReady', ['api'], log);
    expect(callback).toHaveBeenCalledTimes(3);
    const throwing = Object.defineProperty({}, 'onReady', {
      get() {
        throw new Error('theirs');
      },
    });
    expect(() => installReadyQueue(throwing, 'onReady', [], log)).not.toThrow();
    expect(log.codes()).toEqual(['optionsUnreadable']);
  });

  it('[CFG13] lets no callback that throws stop the next, or us', () => {
    const next = vi.fn();
    const bad = () => {
      throw new Error('page');
    };
    const { install, push, log } = setUp([bad, next]);
    install();
    expect(() => push(bad, next)).not.toThrow();
    expect(next).toHaveBeenCalledTimes(2);
    expect(log.codes('warn')).toEqual(Array(2).fill('onReady: a callback of the page threw'));
  });

  it.each(['x', 7, {}, true])('[CFG14] warns of what is no function: %s', nonsense => {
    const alone = setUp(nonsense);
    alone.install();
    const next = vi.fn();
    const listed = setUp([nonsense, next]);
    listed.install();
    expect(next).toHaveBeenCalledTimes(1);
    for (const { log } of [alone, listed])
      expect(log.codes('warn')).toEqual(['onReady: a callback must be a function']);
  });
});

describe('readScript', () => {
  afterEach(() => document.head.replaceChildren());
  const current = (element: unknown) =>
    vi.spyOn(document, 'currentScript', 'get').mockReturnValue(element as HTMLScriptElement | null);
  const create = (src: string) => {
    const element = document.createElement('script');
    element.type = 'text/plain'; // jsdom must not fetch it.
    element.src = src;
    return element;
  };

  it('[CFG15] reads address and server from the script that runs, whatever its id', () => {
    const element = create(SRC);
    element.id = 'anything';
    element.nonce = 'n0nce';
    element.setAttribute('data-gcb-url', 'https://s.example/c');
    element.setAttribute('data-gwc-var', 'ignored');
    current(element);
    expect(readScript(document)).toEqual({ src: SRC, serverUrl: 'https://s.example/c', nonce: 'n0nce' });
    element.removeAttribute('data-gcb-url');
    element.nonce = '';
    expect(readScript(document)).toEqual({ src: SRC, serverUrl: null, nonce: '' });
  });

  it.each([SRC, 'https://help.example/gcb.min.js', 'https://help.example/x/gcb.min.js#y'])(
    '[CFG46] finds a module by the name of the file: %s',
    src => {
      current(null);
      document.head.append(create('https://other.example/x.js?gcb.min.js'), create(src));
      expect(readScript(document)?.src).toBe(src);
    },
  );

  it('[CFG15] finds nothing without an element of that name, or in a script of a drawing', () => {
    current(null);
    document.head.append(create('https://other.example/mygcb.min.js'));
    expect(readScript(document)).toBeNull();
    current(document.createElementNS('http://www.w3.org/2000/svg', 'script'));
    expect(readScript(document)).toBeNull();
  });
});

describe('warnOnce', () => {
  it('[CFG47] says each warning once, and everything else as often as it comes', () => {
    const log = createTestLog();
    const once = warnOnce(log);
    for (const level of ['warn', 'warn', 'error', 'error'] as const) once[level]('a');
    once.warn('b');
    expect(log.lines.map(({ level, code }) => `${level} ${code}`)).toEqual([
      'warn a',
      'error a',
      'error a',
      'warn b',
    ]);
  });
});
