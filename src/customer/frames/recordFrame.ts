import type { Log } from '../../guard/log.js';
import { createUnpacker, type PointerPlace, type RecordedEvent } from '../../protocol/index.js';
import type { PagePrivacy } from '../privacy/pagePrivacy.js';
import type { RecordingOptions } from '../recorder/recording.js';
import type { MessageToFrame } from './messageToFrame.js';
import type { FramedRecording } from './recordWithFrames.js';

export interface FrameRecorder {
  hear(message: MessageToFrame): void;
  stop(): void;
}

export interface FrameRecorderOptions {
  /** Fetches the recorder; it records the frames of this frame too. */
  loadRecorder(): Promise<(options: RecordingOptions, log: Log) => FramedRecording>;
  privacy: PagePrivacy;
  /** Takes the rules that the top page has from the server. False: they are not valid, and nothing may be recorded. */
  takeRules(rules: unknown): boolean;
  /** Hears of each element whose content is hidden from agents. */
  masked(element: Element): void;
  /** Where a place of a node is in this window, in CSS pixels; `null`: not shown. */
  locate(node: Node | null, place: NonNullable<PointerPlace>): { x: number; y: number } | null;
  send(message: unknown): void;
  log: Log;
}

/** Records a framed document for its parent, as long as the parent wants it. */
export function recordFrame(
  options: FrameRecorderOptions,
): FrameRecorder & { current(): FramedRecording | null } {
  const { send, privacy, masked, log } = options;
  let recording: FramedRecording | null = null;
  /** Counts wishes, so that a recorder that arrives late knows whether it is still wanted. */
  let wish = 0;

  const begin = async () => {
    if (recording) return recording.takeSnapshot();
    wish += 1;
    const mine = wish;
    const start = await options.loadRecorder();
    if (mine !== wish) return;
    const unpack = createUnpacker();
    // The page around this one gives all nodes numbers of its own: it must see them.
    const emit = (event: RecordedEvent) => {
      for (const plain of unpack(event) ?? []) send({ t: 'event', event: plain });
    };
    recording = start({ emit, privacy, masked, failed: stop }, log);
  };
  const stop = () => {
    wish += 1;
    recording?.stop();
    recording = null;
  };

  return {
    hear(message) {
      if (message.t === 'record') {
        if (options.takeRules(message.rules)) begin().catch(error => log.error('recorderUnavailable', error));
        else stop();
      } else if (message.t === 'stop') stop();
      else if (message.t === 'locate') {
        const { ask, node, x, y } = message;
        if (!recording) return send({ t: 'located', ask, at: null });
        const answer = (found: Node | null, place: PointerPlace) =>
          send({ t: 'located', ask, at: found && place && options.locate(found, place) });
        // The page around this one knows whose pointer it is, and asks for each anew.
        recording.find({ node, x, y }, answer, String(ask));
      }
    },
    current: () => recording,
    stop,
  };
}
