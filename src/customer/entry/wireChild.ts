import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Log } from '../../guard/log.js';
import { type ChildCobrowseApi, createChildApi } from '../api/createChildApi.js';
import type { CobrowseConfig } from '../config/cobrowseConfig.js';
import { answerParent } from '../frames/answerParent.js';
import type { FrameModule } from '../frames/frameHost.js';
import type { FramesModule } from '../frames/framesModule.js';
import { joinDomain } from '../frames/joinDomain.js';
import { noteHellos } from '../frames/noteHellos.js';
import { createSignals, type Signals } from '../session/createSignals.js';
import type { LoadFile, RecorderModule } from '../session/sessionHost.js';

export interface ChildParts {
  version: string;
  window: Window & typeof globalThis;
  config: CobrowseConfig;
  log: Log;
  loadFrame(): Promise<FrameModule>;
  loadRecorder(): Promise<RecorderModule>;
  loadFrames(): Promise<FramesModule>;
  /** How the frame gets further files, where they are files beside the script. */
  loadFile?: LoadFile;
}

interface ChildPage extends Stoppable {
  api: ChildCobrowseApi;
  signals: Signals;
  /** What was given to `markServiceElement`. */
  marked: WeakSet<Element>;
}

/** Wires a page in a frame: it begins no session and shows nothing; it takes part in its parent's. */
export function wireChild(parts: ChildParts): ChildPage {
  const { version, window, config, log, loadRecorder, loadFrame, loadFrames } = parts;
  const signals = createSignals(log);
  const marked = new WeakSet<Element>();
  if (config.setDocumentDomain) joinDomain(window.document, log);
  const allowedOrigins = () => config.allowedFrameOrigins;
  const hellos = noteHellos(window);
  const parent = answerParent({
    window,
    allowedOrigins,
    signals,
    log,
    async load(send) {
      const { runFrame } = await loadFrame();
      return runFrame({
        window,
        config,
        hellos,
        signals,
        marked,
        log,
        loadRecorder,
        loadFrames,
        loadFile: parts.loadFile,
        send,
      });
    },
  });
  const api = createChildApi(version, signals, marked, log);
  return { api, signals, marked, stop: stopAll([hellos, parent]).stop };
}
