import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../../src/customer/config/checkOptions.js';
import { findOptions } from '../../../src/customer/config/findOptions.js';
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
    expect(found?.holder).toBe(globals._genesys.cobrowse);
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
    expect(warnings({ url: 'x', apikey: 'y', onReady: [], disableBuiltInUI: true })).toEqual([]);
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

  it('[CFG33] does not guess where nothing is near, and says of documented options that they come later', () => {
    expect(warnings({ colour: 'red' })).toEqual(['option "colour" is not known']);
    expect(warnings({ css: { server: true } })).toEqual([
      'option "css" is not supported in this version and does nothing',
    ]);
  });
});
