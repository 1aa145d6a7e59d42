import type { Stoppable } from '../../browser/listen.js';
import { openStore } from '../../browser/openStore.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { type CobrowseApi, createApi } from '../api/createApi.js';
import { isBrowserSupported } from '../api/isBrowserSupported.js';
import type { CobrowseConfig } from '../config/cobrowseConfig.js';
import { keepReference } from '../continuity/keepReference.js';
import { markServiceNode } from '../privacy/serviceNode.js';
import { createLauncher } from '../session/createLauncher.js';
import { createSignals } from '../session/createSignals.js';
import type { LoadFile, RecorderModule, SessionModule } from '../session/sessionHost.js';
import { listenForStart } from '../ui/listenForStart.js';
import { PLAIN_STRINGS } from '../ui/plainStrings.js';
import { showPlainNotice } from '../ui/showPlainNotice.js';

export interface CustomerParts {
  version: string;
  window: Window & typeof globalThis;
  config: CobrowseConfig;
  log: Log;
  loadSession(): Promise<SessionModule>;
  loadRecorder(): Promise<RecorderModule>;
  /** How the session gets its languages, where they are files beside the script. */
  loadFile?: LoadFile;
}

const START_WITHIN_MS = 20_000;

/** Wires what every page carries: the api, and what waits for a session to begin or go on. */
export function wireCustomer(parts: CustomerParts): { api: CobrowseApi } & Stoppable {
  const { version, window, config, log, loadRecorder } = parts;
  const signals = createSignals(log);
  const store = openStore([() => window.localStorage, () => window.sessionStorage]);
  const references = keepReference(store, Date.now, window);
  const isSupported = () => isBrowserSupported(window);
  const tell = (key: keyof typeof PLAIN_STRINGS) => {
    if (config.disableBuiltInUI) return;
    showPlainNotice(window.document, config.localization[key] ?? PLAIN_STRINGS[key], markServiceNode);
  };
  const launcher = createLauncher({
    signals,
    log,
    references,
    isSupported,
    async loadSession() {
      const module = await parts.loadSession();
      const locale = await module.loadLocale(config.lang, log, parts.loadFile);
      const host = { version, window, config, signals, log, references, locale, loadRecorder };
      return { run: initialized => module.runSession({ ...host, initialized }) };
    },
    tellUnreachable: () => tell('serverUnavailable'),
    patience: { start: START_WITHIN_MS, resume: config.maxOfflineDuration * 1000 },
  });
  const api = createApi(version, signals, launcher, isSupported);
  const start = guardCallback(
    () => {
      if (isSupported()) api.startSession();
      else tell('browserUnsupported');
    },
    log,
    'startFailed',
  );
  const startButtons = listenForStart(window.document, start);
  return { api, stop: stopAll([startButtons, launcher]).stop };
}
