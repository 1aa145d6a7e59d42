import { openStore } from '../../browser/openStore.js';
import { stopAll } from '../../browser/stopAll.js';
import { loadAnnotations } from '../annotations/loadAnnotations.js';
import { openDoorLater } from '../frames/openDoorLater.js';
import { recordBesideFrames } from '../frames/recordBesideFrames.js';
import { relaySession } from '../frames/relaySession.js';
import { loadMediaDesk } from '../media/loadMediaDesk.js';
import { openRestrictions } from '../privacy/openRestrictions.js';
import { createPagePrivacy } from '../privacy/pagePrivacy.js';
import { markServiceNode } from '../privacy/serviceNode.js';
import type { RecordingOptions } from '../recorder/recording.js';
import { loadRemoteControl } from '../remoteControl/loadRemoteControl.js';
import { createExplainer } from '../session/createExplainer.js';
import { runSession as run } from '../session/runSession.js';
import type { RecorderModule, SessionFiles, SessionHost, SessionRuntime } from '../session/sessionHost.js';
import { createOutbox } from '../transport/createOutbox.js';
import { openConnection } from '../transport/openConnection.js';
import { chooseLanguage } from '../ui/chooseLanguage.js';
import { createSilentUi } from '../ui/createSilentUi.js';
import { createUi, type Ui } from '../ui/createUi.js';
import { keepToolbarPlace } from '../ui/keepToolbarPlace.js';
import { loadHints } from '../ui/loadHints.js';
import { createTexts } from '../ui/strings.js';

/** Wires what is loaded when a session begins or goes on. The interface to other files is `SessionModule`. */
export function wireSession(host: SessionHost, files: SessionFiles): SessionRuntime {
  const { config, log, window, locale, whenReady, signals } = host;
  const { document } = window;
  const frames = openDoorLater({
    ...{ window, log, hellos: host.hellos, load: host.loadFrames },
    allowedOrigins: () => config.allowedFrameOrigins,
  });
  const relay = relaySession(frames, {
    initialized: signals.initialized.signal,
    sessionStarted: signals.sessionStarted.signal,
    sessionEnded: signals.sessionEnded.signal,
  });
  const restrictions = openRestrictions(config.domRestrictions, document, log);
  const privacy = createPagePrivacy(config, restrictions, host.marked);
  // A session that begins anew tells of each masked element anew.
  signals.sessionEnded.signal.add(() => {
    privacy.told = new WeakSet();
  });
  let ui: Ui | null = null;
  const hints = loadHints({
    ...{ window, log, load: files.loadHints },
    show: (kind, element) => ui?.showMasked(kind, element),
  });
  const masked = (element: Element) => {
    if (!config.disableBuiltInUI) hints.found(element);
    signals.maskedElement.dispatch(element);
  };
  const texts = createTexts(config.localization, locale);
  let recorder: RecorderModule | null = null;
  let update: () => void = () => undefined;
  const loadRecorder = async () => {
    const module = await host.loadRecorder();
    recorder = module;
    return {
      startRecording(options: RecordingOptions) {
        const start = (own: RecordingOptions) => module.startRecording(own, log);
        const recording = recordBesideFrames(
          start,
          { door: frames, load: host.loadFrames },
          { ...options, masked },
          log,
        );
        if (!config.disableBuiltInUI) hints.follow(recording);
        const { stop } = stopAll([recording, hints]);
        update = recording.update;
        return { ...recording, stop };
      },
    };
  };
  const runtime = run(
    { ...host, loadRecorder },
    {
      createUi(wishes) {
        ui = config.disableBuiltInUI
          ? createSilentUi()
          : createUi({
              document,
              window,
              texts,
              language: chooseLanguage(
                config.lang,
                config.localization,
                locale,
                document.documentElement.lang,
              ),
              places: keepToolbarPlace(openStore([() => window.sessionStorage])),
              markService: markServiceNode,
              masked: hints.banner,
              ...wishes,
            });
        return ui;
      },
      openConnection: events => openConnection(config, events, log),
      createOutbox,
      reload: () => window.location.reload(),
      openAgentControl: loadRemoteControl({
        ...{ window, privacy, log, load: files.loadControl, update: () => update() },
        allowedOrigins: config.allowedLinkOrigins,
        navigationDelay: config.navigationDelay * 1000,
      }),
      openAnnotations: loadAnnotations({
        ...{ window, log, clearName: texts('clearDrawings') },
        load: files.loadAnnotations,
      }),
      privacy,
      restrictions,
      explain: createExplainer(() => recorder, { privacy, masked }, log),
      media: config.primaryMedia ? loadMediaDesk(files.loadMedia, config.primaryMedia, whenReady, log) : null,
    },
  );
  return {
    ...runtime,
    stop: stopAll([frames, relay, hints, { stop: () => privacy.kept?.policy.stop() }, runtime]).stop,
  };
}
