import type { Stoppable } from '../../browser/listen.js';
import { openStore } from '../../browser/openStore.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { type CobrowseApi, createApi } from '../api/createApi.js';
import { isBrowserSupported } from '../api/isBrowserSupported.js';
import type { CobrowseConfig } from '../config/cobrowseConfig.js';
import { keepReference } from '../continuity/keepReference.js';
import type { FramesModule } from '../frames/framesModule.js';
import { joinDomain } from '../frames/joinDomain.js';
import { noteHellos } from '../frames/noteHellos.js';
import { type MediaGate, openMedia } from '../media/openMedia.js';
import { markServiceNode } from '../privacy/serviceNode.js';
import { createLauncher } from '../session/createLauncher.js';
import { createSignals, type Signals } from '../session/createSignals.js';
import type { LoadFile, RecorderModule, SessionModule } from '../session/sessionHost.js';
import { createStartButton, type StartButtonOptions } from '../ui/createStartButton.js';
import { listenForStart } from '../ui/listenForStart.js';
import { nameStart } from '../ui/nameStart.js';
import { PLAIN_STRINGS } from '../ui/plainStrings.js';
import { showPlainNotice } from '../ui/showPlainNotice.js';

export interface CustomerParts {
  version: string;
  window: Window & typeof globalThis;
  config: CobrowseConfig;
  /** The built-in start button, if the site wants it. */
  startButton: StartButtonOptions | null;
  log: Log;
  loadSession(): Promise<SessionModule>;
  loadRecorder(): Promise<RecorderModule>;
  loadFrames(): Promise<FramesModule>;
  /** How the session gets its languages, where they are files beside the script. */
  loadFile?: LoadFile;
}

const START_WITHIN_MS = 20_000;

/** Wires what every page carries: the api, and what waits for a session to begin or go on. */
export function wireCustomer(parts: CustomerParts): { api: CobrowseApi } & Stoppable {
  const { version, window, config, log, loadRecorder, loadFrames } = parts;
  const signals = createSignals(log);
  const marked = new WeakSet<Element>();
  const store = openStore([() => window.localStorage, () => window.sessionStorage]);
  const references = keepReference(store, Date.now, window);
  if (config.setDocumentDomain) joinDomain(window.document, log);
  const hellos = noteHellos(window);
  const isSupported = () => isBrowserSupported(window);
  const tell = (key: keyof typeof PLAIN_STRINGS) => {
    if (config.disableBuiltInUI) return;
    const theirs = config.localization[key];
    showPlainNotice(window.document, theirs ?? PLAIN_STRINGS[key], markServiceNode, theirs ? '' : 'en');
  };
  const media = openMedia(config.primaryMedia, log);
  const launcher = createLauncher({
    signals,
    log,
    references,
    isSupported,
    async loadSession() {
      const module = await parts.loadSession();
      const locale = await module.loadLocale(config.lang, log, parts.loadFile);
      const host = {
        version,
        window,
        config,
        signals,
        marked,
        log,
        references,
        locale,
        hellos,
        loadRecorder,
        loadFrames,
        whenReady: media.whenReady,
      };
      return { run: initialized => module.runSession({ ...host, initialized }) };
    },
    whenReady: media.whenReady,
    tellUnreachable: () => tell('serverUnavailable'),
    patience: { start: START_WITHIN_MS, resume: config.maxOfflineDuration * 1000 },
  });
  media.whenEnded(launcher.endConversation);
  const api = createApi(version, signals, launcher, isSupported, marked, log);
  const start = guardCallback(
    () => {
      if (isSupported()) api.startSession();
      else tell('browserUnsupported');
    },
    log,
    'startFailed',
  );
  const presses = listenForStart(window.document, start);
  const button = wireStartButton(parts, signals, media.whenReady);
  return { api, stop: stopAll([hellos, presses, launcher, media, button]).stop };
}

/** The button is there while no session goes on. */
function wireStartButton(
  { window, config, log, startButton }: CustomerParts,
  { initialized, sessionStarted, sessionEnded }: Signals,
  whenReady: MediaGate['whenReady'],
): Stoppable {
  if (!startButton || config.disableBuiltInUI) return { stop: () => undefined };
  const { document } = window;
  const label = config.localization.startBtn ?? nameStart(config.lang);
  const button = createStartButton(startButton, label, document, markServiceNode, log);
  let idle = false;
  let ready = false;
  const follow = (nowIdle: boolean) => {
    idle = nowIdle;
    button.show(idle && ready);
  };
  whenReady(() => {
    ready = true;
    follow(idle);
  });
  initialized.signal.add(session => follow(!session));
  sessionStarted.signal.add(() => follow(false));
  sessionEnded.signal.add(() => follow(true));
  return button;
}
