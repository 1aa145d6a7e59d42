import { createConsoleLog } from '../../guard/createConsoleLog.js';
import { checkOptions } from '../config/checkOptions.js';
import { findOptions } from '../config/findOptions.js';
import { installReadyQueue } from '../config/installReadyQueue.js';
import { readConfig } from '../config/readConfig.js';
import { readScript } from '../config/readScript.js';
import { readStartButton } from '../config/readStartButton.js';
import type { FrameModule } from '../frames/frameHost.js';
import type { RecorderModule, SessionModule } from '../session/sessionHost.js';
import { createFileLoader } from './createFileLoader.js';
import { wireChild } from './wireChild.js';
import { wireCustomer } from './wireCustomer.js';

/** Replaced by the build: the package's version, and the content-named files beside this one. */
declare const __VERSION__: string;
declare const __SESSION_FILE__: string;
declare const __RECORDER_FILE__: string;
declare const __FRAME_FILE__: string;

const LOADED = Symbol.for('opencobrowse.loaded');

/** The script tag: `gcb.min.js`. Whatever goes wrong here, the page goes on as if it were not there. */
function runScriptTag(page: Window & typeof globalThis): void {
  const globals = page as unknown as Record<PropertyKey, unknown>;
  if (globals[LOADED]) return;
  const quiet = createConsoleLog('cobrowse', false, page.console);
  const found = findOptions(globals, quiet);
  if (!found) return;
  globals[LOADED] = true;
  const { holder, options } = found;
  const script = readScript(page.document);
  checkOptions(options, quiet);
  const config = readConfig(options, script, page.document.baseURI, quiet);
  const log = createConsoleLog('cobrowse', config.debug, page.console);
  const files = new URL('.', script?.src || `${config.url}/js/`);
  const loadRecorder = createFileLoader<RecorderModule>(__RECORDER_FILE__, files);
  const loadSession = createFileLoader<SessionModule>(__SESSION_FILE__, files);
  const loadFrame = createFileLoader<FrameModule>(__FRAME_FILE__, files);
  const parts = { version: __VERSION__, window: page, config, log, loadRecorder };
  const isTop = page.parent === page;
  const startButton = readStartButton(globals._genesys, log);
  const { api } = isTop
    ? wireCustomer({ ...parts, startButton, loadSession })
    : wireChild({ ...parts, loadFrame });
  holder.VERSION = api.VERSION;
  installReadyQueue(holder, 'onReady', [api, isTop], log);
}

try {
  runScriptTag(window);
} catch (error) {
  // The page has replaced something we need; its console is the only door left.
  createConsoleLog('cobrowse', false, window.console).error('couldNotStart', error);
}
