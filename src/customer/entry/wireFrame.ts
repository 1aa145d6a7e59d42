import { stopAll } from '../../browser/stopAll.js';
import { parseRestrictions } from '../../protocol/index.js';
import type { FrameHost } from '../frames/frameHost.js';
import { obeyParent } from '../frames/obeyParent.js';
import { openDoorLater } from '../frames/openDoorLater.js';
import { recordBesideFrames } from '../frames/recordBesideFrames.js';
import { type FrameRecorder, recordFrame } from '../frames/recordFrame.js';
import { relaySession } from '../frames/relaySession.js';
import { openRestrictions } from '../privacy/openRestrictions.js';
import { createPagePrivacy } from '../privacy/pagePrivacy.js';
import type { SessionFiles } from '../session/sessionHost.js';
import { locatePlace } from '../ui/locatePlace.js';

/** Wires what a framed page loads when its parent wants it recorded. The interface between the two files is `FrameModule`. */
export function wireFrame(
  host: FrameHost,
  { loadControl }: Pick<SessionFiles, 'loadControl'>,
): FrameRecorder {
  const { window, config, hellos, signals, log, loadRecorder, loadFrames, send } = host;
  const allowedOrigins = () => config.allowedFrameOrigins;
  const frames = openDoorLater({ window, allowedOrigins, hellos, load: loadFrames, log });
  const relay = relaySession(frames, {
    sessionStarted: signals.sessionStarted.signal,
    sessionEnded: signals.sessionEnded.signal,
  });
  const restrictions = openRestrictions(config.domRestrictions, window.document, log);
  const privacy = createPagePrivacy(config, restrictions, host.marked);
  signals.sessionEnded.signal.add(() => {
    privacy.told = new WeakSet();
  });
  const recorder = recordFrame({
    async loadRecorder() {
      const { startRecording } = await loadRecorder();
      return options =>
        recordBesideFrames(own => startRecording(own, log), { door: frames, load: loadFrames }, options, log);
    },
    privacy,
    takeRules(rules) {
      const parsed = parseRestrictions(rules);
      if (!parsed.ok) log.error('restrictionsRefused', parsed.what);
      return parsed.ok && restrictions.take(parsed.value);
    },
    masked: element => signals.maskedElement.dispatch(element),
    locate: (node, place) => locatePlace(node, place, window),
    send,
    log,
  });
  const { current } = recorder;
  const control = obeyParent({
    load: loadControl,
    start: ({ controlFrame }, leave) =>
      controlFrame({
        ...{ window, privacy, leave, log },
        allowedOrigins: config.allowedLinkOrigins,
        update: () => current()?.update(),
        nodeOf: id => current()?.nodeOf(id) ?? null,
        frames: () => current()?.frames() ?? [],
      }),
    send,
    log,
  });
  return {
    hear(message) {
      recorder.hear(message);
      control.hear(message);
    },
    // Control first: it lets go of what it holds by the rules that the recorder keeps.
    stop: stopAll([frames, relay, { stop: () => privacy.kept?.policy.stop() }, recorder, control]).stop,
  };
}
