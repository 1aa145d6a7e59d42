import { describe, expect, it, vi } from 'vitest';
import { checkOptions } from '../../../src/customer/config/checkOptions.js';
import { findOptions } from '../../../src/customer/config/findOptions.js';
import { watchOptions } from '../../../src/customer/config/watchOptions.js';
import { watchProperty } from '../../../src/customer/config/watchProperty.js';
import { createTestLog } from '../../harness/createTestLog.js';

describe('findOptions', () => {
  it('[CFG30] takes both places, and the nearer one for an option that is in both', () => {
    const onReady: unknown[] = [];
    const globals = {
      _genesys: {
        widgets: { cobrowse: { url: 'https://a.example/cobrowse', apikey: 'widgets' } },
        cobrowse: { apikey: 'own', onReady },
      },
    };
    const found = findOptions(globals, createTestLog());
    expect(found?.options).toEqual({ url: 'https://a.example/cobrowse', apikey: 'own', onReady });
    expect(found?.places).toEqual([globals._genesys.cobrowse, globals._genesys.widgets.cobrowse]);
    expect(found?.places[0]).toBe(globals._genesys.cobrowse);
  });

  it('[CFG30] makes the place where the api will be when there is none', () => {
    const globals: Record<string, unknown> = {};
    const found = findOptions(globals, createTestLog());
    expect(globals).toEqual({ _genesys: { cobrowse: {} } });
    expect(found?.options).toEqual({});
  });

  it('[CFG31] takes debug from the root, unless it is given, and stops at cobrowse = false', () => {
    const log = createTestLog();
    expect(findOptions({ _genesys: { debug: true } }, log)?.options).toEqual({ debug: true });
    expect(findOptions({ _genesys: { debug: true, cobrowse: { debug: false } } }, log)?.options).toEqual({
      debug: false,
    });
    expect(findOptions({ _genesys: { cobrowse: false } }, log)).toBeNull();
  });

  it('[CFG32] reads the old name, warning once, and prefers the new one', () => {
    const log = createTestLog();
    const globals: Record<string, unknown> = { _gcb: { cobrowse: { apikey: 'old' } } };
    expect(findOptions(globals, log)?.options).toEqual({ apikey: 'old' });
    expect(globals._genesys).toBe(globals._gcb);
    expect(log.codes('warn')).toEqual(['the global "_gcb" is deprecated: rename it to "_genesys"']);
    const both = { _gcb: { cobrowse: { apikey: 'old' } }, _genesys: { cobrowse: { apikey: 'new' } } };
    expect(findOptions(both, log)?.options).toEqual({ apikey: 'new' });
  });

  it('[CFG21] goes on without an option that throws when it is read', () => {
    const log = createTestLog();
    const cobrowse = {
      apikey: 'k',
      get url(): string {
        throw new Error('theirs');
      },
    };
    expect(findOptions({ _genesys: { cobrowse } }, log)?.options).toEqual({ apikey: 'k' });
    expect(log.codes('warn')).toEqual(['option "url" cannot be read and is ignored']);
  });
});

describe('checkOptions', () => {
  const warnings = (options: Record<string, unknown>) => {
    const log = createTestLog();
    checkOptions(options, log);
    return log.codes('warn');
  };

  it('[CFG33] says nothing of options that are known', () => {
    const options = `src url apikey debug disableBuiltInUI primaryMedia setDocumentDomain disableBackForwardCache lang
      localization onReady disableWebSockets maxOfflineDuration css allowedFrameOrigins VERSION`;
    expect(warnings(Object.fromEntries(options.split(/\s+/).map(name => [name, 1])))).toEqual([]);
  });

  it.each([
    ['disableBuiltInUi', 'disableBuiltInUI'],
    ['disableWebsocket', 'disableWebSockets'],
    ['maxOflineDuration', 'maxOfflineDuration'],
    ['onready', 'onReady'],
    ['primarymedia', 'primaryMedia'],
  ])('[CFG33] names what may have been meant by %s', (name, meant) => {
    expect(warnings({ [name]: 1 })).toEqual([`option "${name}" is not known; did you mean "${meant}"?`]);
  });

  it('[CFG33] does not guess where nothing is near', () => {
    expect(warnings({ colour: 'red' })).toEqual(['option "colour" is not known']);
  });

  it('[CFG40] says where things belong that are beside the options in _genesys', () => {
    expect(warnings({ widgets: { localization: {} }, buttons: {} })).toEqual([
      'option "widgets" is not known: it belongs into "_genesys"',
      'option "buttons" is not known: it belongs into "_genesys"',
    ]);
  });
});

describe('options in the wrong place', () => {
  const warnings = (_genesys: unknown) => {
    const log = createTestLog();
    findOptions({ _genesys }, log);
    return log.codes('warn');
  };

  it('[CFG40] names an option that lies beside _genesys.cobrowse', () => {
    expect(warnings({ disableBuiltInUI: true, widgets: { localization: {} } })).toEqual([
      'option "disableBuiltInUI" in "_genesys" belongs into "_genesys.cobrowse"',
      'option "localization" in "_genesys.widgets" belongs into "_genesys.cobrowse"',
    ]);
  });

  it('[CFG40] says nothing of what belongs there, or to others', () => {
    const others = { main: { theme: 'dark' }, webchat: {}, onReady: [], cobrowse: {} };
    expect(
      warnings({ debug: true, onReady: [], buttons: {}, integration: {}, chat: {}, widgets: others }),
    ).toEqual([]);
  });
});

describe('pages that guard what they wrote', () => {
  it('[CFG41] reads options that are frozen, and does not throw', () => {
    const _genesys = Object.freeze({ cobrowse: Object.freeze({ apikey: 'k' }) });
    expect(findOptions(Object.freeze({ _genesys }), createTestLog())?.options).toEqual({ apikey: 'k' });
    expect(findOptions(Object.freeze({}), createTestLog())?.options).toEqual({});
    expect(
      findOptions(Object.freeze({ _gcb: { cobrowse: { url: 'x' } } }), createTestLog())?.options,
    ).toEqual({});
  });
});

describe('watchProperty', () => {
  it('[CFG42] shows the page its own values, and tells of new ones', () => {
    const told = vi.fn();
    const owner: Record<string, unknown> = { here: 1 };
    watchProperty(owner, 'here', told);
    watchProperty(owner, 'later', told);
    expect(owner.here).toBe(1);
    owner.here = 2;
    owner.later = 3;
    expect(told).toHaveBeenCalledTimes(2);
    expect({ ...owner }).toEqual({ here: 2, later: 3 });
    expect(JSON.stringify(owner)).toBe('{"here":2,"later":3}');
  });

  it('[CFG42] leaves frozen properties and accessors of the page alone', () => {
    const set = vi.fn();
    const owner = Object.defineProperty({ frozen: 1 }, 'own', { get: () => 7, set, configurable: true });
    const before = Object.getOwnPropertyDescriptor(owner, 'own');
    watchProperty(owner, 'own', vi.fn());
    expect(Object.getOwnPropertyDescriptor(owner, 'own')).toEqual(before);
    const frozen = Object.freeze({ x: 1 });
    expect(() => watchProperty(frozen, 'x', vi.fn())).not.toThrow();
    expect(() => watchProperty(frozen, 'y', vi.fn())).not.toThrow();
    const byVar = Object.defineProperty({}, 'x', { value: 1, writable: true, configurable: false });
    expect(() => watchProperty(byVar, 'x', vi.fn())).not.toThrow();
    expect(Object.getOwnPropertyDescriptor(byVar, 'x')).toMatchObject({ value: 1, writable: true });
  });

  it('[CFG42] tells when one of the objects that hold options is replaced', () => {
    const globals: Record<string, unknown> = { _genesys: { widgets: {} } };
    const told = vi.fn();
    const look = () => {
      const found = findOptions(globals, createTestLog());
      if (found) watchOptions(globals, found, told);
    };
    const root = () => globals._genesys as { cobrowse: unknown; widgets: { cobrowse: unknown } };
    look();
    look();
    root().cobrowse = {};
    root().widgets.cobrowse = {};
    root().widgets = { cobrowse: {} };
    globals._genesys = {};
    expect(told).toHaveBeenCalledTimes(4);
  });
});
