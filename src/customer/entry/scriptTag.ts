import { createConsoleLog } from '../../guard/createConsoleLog.js';
import { installReadyQueue } from '../config/installReadyQueue.js';
import { readConfig } from '../config/readConfig.js';
import { readScript } from '../config/readScript.js';
import type { RecorderModule, SessionModule } from '../session/sessionHost.js';
import { createFileLoader } from './createFileLoader.js';
import { wireCustomer } from './wireCustomer.js';

/** Replaced by the build: the package's version, and the content-named files beside this one. */
declare const __VERSION__: string;
declare const __SESSION_FILE__: string;
declare const __RECORDER_FILE__: string;

const LOADED = Symbol.for('opencobrowse.loaded');

/** The script tag: `gcb.min.js`. Whatever goes wrong here, the page goes on as if it were not there. */
function runScriptTag(page: Window & typeof globalThis): void {
  const globals = page as unknown as Record<PropertyKey, unknown>;
  if (globals[LOADED] || page.top !== page) return;
  const genesys = holderIn(globals, '_genesys');
  if (genesys.cobrowse === false) return;
  globals[LOADED] = true;
  const cobrowse = holderIn(genesys, 'cobrowse');
  const script = readScript(page.document);
  const debug = cobrowse.debug === true;
  const log = createConsoleLog('cobrowse', debug, page.console);
  const config = readConfig(cobrowse, script, page.document.baseURI, log);
  const files = new URL('.', script?.src || `${config.url}/js/`);
  const { api } = wireCustomer({
    version: __VERSION__,
    window: page,
    config,
    log,
    loadSession: createFileLoader<SessionModule>(__SESSION_FILE__, files),
    loadRecorder: createFileLoader<RecorderModule>(__RECORDER_FILE__, files),
  });
  cobrowse.VERSION = api.VERSION;
  installReadyQueue(cobrowse, 'onReady', [api, true], log);
}

function holderIn(owner: Record<PropertyKey, unknown>, name: string): Record<string, unknown> {
  const held = owner[name];
  if (typeof held === 'object' && held !== null) return held as Record<string, unknown>;
  const fresh: Record<string, unknown> = {};
  owner[name] = fresh;
  return fresh;
}

try {
  runScriptTag(window);
} catch (error) {
  // The page has replaced something we need; its console is the only door left.
  createConsoleLog('cobrowse', false, window.console).error('couldNotStart', error);
}
