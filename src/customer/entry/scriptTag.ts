import { listen } from '../../browser/listen.js';
import { createConsoleLog } from '../../guard/createConsoleLog.js';
import { guardCallback } from '../../guard/guardCallback.js';
import { warnOnce } from '../../guard/warnOnce.js';
import { type FoundOptions, findOptions } from '../config/findOptions.js';
import type { Holder } from '../config/holder.js';
import { installReadyQueue } from '../config/installReadyQueue.js';
import { readConfig } from '../config/readConfig.js';
import { readScript } from '../config/readScript.js';
import { readStartButton } from '../config/readStartButton.js';
import { watchOptions } from '../config/watchOptions.js';
import type { FrameModule } from '../frames/frameHost.js';
import type { FramesModule } from '../frames/framesModule.js';
import type { BuiltFile, RecorderModule, SessionModule } from '../session/sessionHost.js';
import { createFileLoader, type FilePlace } from './createFileLoader.js';
import { wireChild } from './wireChild.js';
import { wireCustomer } from './wireCustomer.js';

/** Replaced by the build: the package's version, and the content-named files beside this one. */
declare const __VERSION__: string;
declare const __FILES__: Record<'session' | 'recorder' | 'frame' | 'frames', BuiltFile>;

/** Holds, once a copy of the script has begun, the function by which it looks at the options again. */
const LOADED = Symbol.for('opencobrowse.loaded');

type Page = Window & typeof globalThis;
type Globals = Holder & { [LOADED]?: unknown };

/** The script tag: `gcb.min.js`. Whatever goes wrong here, the page goes on as if it were not there. */
function runScriptTag(page: Page): void {
  const globals = page as unknown as Globals;
  if (LOADED in globals) return leaveToFirst(page, globals[LOADED]);
  const warnings = warnOnce(createConsoleLog('cobrowse', false, page.console));
  const find = () => findOptions(globals, warnings);
  const script = readScript(page.document);
  const read = ({ options }: FoundOptions) => readConfig(options, script, page.document.baseURI, warnings);

  const first = find();
  const config = first && read(first);
  if (!config) return;
  const log = createConsoleLog('cobrowse', () => config.debug, page.console);
  let settled = false;
  const load = createLoaders({
    document: page.document,
    folder: () => new URL('.', script?.src || `${config.url}/js/`),
    nonce: script?.nonce ?? '',
  });
  const parts = { ...load, version: __VERSION__, window: page, config, log };
  const isTop = page.parent === page;
  const { api } = isTop
    ? wireCustomer({
        ...parts,
        startButton: readStartButton(globals._genesys, log),
        async loadSession() {
          const module = await load.loadSession();
          // The last look: from here on the session has the options.
          look();
          settled = true;
          return module;
        },
      })
    : wireChild(parts);

  const look = guardCallback(
    () => {
      const found = find();
      if (!found) return;
      watchOptions(globals, found, look);
      if (!settled) Object.assign(config, read(found));
      for (const place of found.places) {
        Reflect.set(place, 'VERSION', api.VERSION);
        installReadyQueue(place, 'onReady', [api, isTop], log);
      }
      installReadyQueue(found.root, 'onReady', [{ cobrowse: api }], log);
    },
    log,
    'optionsUnreadable',
  );
  globals[LOADED] = look;
  // What could not be watched, such as a `_genesys` made by `var`, is seen then at the latest.
  listen(page, 'load', look);
  look();
}

/** The first copy of the script counts; what the snippet of another one has brought is handed to it. */
function leaveToFirst(page: Page, lookAgain: unknown): void {
  createConsoleLog('cobrowse', false, page.console).warn('the script is on the page twice');
  if (typeof lookAgain === 'function') lookAgain();
}

function createLoaders(place: FilePlace) {
  return {
    loadSession: createFileLoader<SessionModule>(__FILES__.session, place),
    loadFrame: createFileLoader<FrameModule>(__FILES__.frame, place),
    loadFrames: createFileLoader<FramesModule>(__FILES__.frames, place),
    loadRecorder: createFileLoader<RecorderModule>(__FILES__.recorder, place),
    loadFile: <Module>(file: BuiltFile) => createFileLoader<Module>(file, place)(),
  };
}

try {
  runScriptTag(window);
} catch (error) {
  // The page has replaced something we need; its console is the only door left.
  createConsoleLog('cobrowse', false, window.console).error('couldNotStart', error);
}
