import type { Log } from '../../guard/log.js';
import type { CustomerMessage, PointerPlace } from '../../protocol/index.js';
import type { FrameHand } from '../frames/frameHand.js';
import type { FramedRecording } from '../frames/recordWithFrames.js';
import type { PagePrivacy } from '../privacy/pagePrivacy.js';
import type { Outbox, OutboxOptions } from '../transport/createOutbox.js';
import type { FramedRecorder } from './sessionHost.js';

const GATHER_MS = 40;
const MAX_OUTSTANDING = 4 * 1024 * 1024;
/** A second behind is seen by people. Compressed, the amounts are about a tenth on the wire. */
const LAG = { after: 1000, holdMovesAt: 16 * 1024, holdChangesAt: 512 * 1024 };

/** Recorder and outbox of this page: what agents see of it. */
export interface Mirror {
  /** Names this recording to the server; a new one begins with each recording. */
  page(): string;
  /** What is recorded now, and where it goes; `null`: nothing is. */
  running(): { recording: FramedRecording; outbox: Outbox } | null;
  /** Records, or goes on recording, from what the server has. */
  record(lastSeq: number, needSnapshot: boolean): void;
  suspend(): void;
  acknowledge(page: string, seq: number): void;
  repeatFrom(page: string, expected: number): void;
  renew(page: string): void;
  flush(): void;
  /** Finds the node that is meant and shows it; where there is none, shows nothing. `by`: whose pointer it is. */
  find(place: PointerPlace, show: (node: Node | null, place: PointerPlace) => void, by: string): void;
  /** The node that agents know by this number. */
  nodeOf(id: number): Node | null;
  /** The frames of other origins whose content agents see. */
  frames(): readonly FrameHand[];
  stop(): void;
}

export interface MirrorOptions {
  loadRecorder(): Promise<FramedRecorder>;
  createOutbox(options: OutboxOptions): Outbox;
  createPageId(): string;
  send(message: CustomerMessage): boolean;
  failed(): void;
  privacy: PagePrivacy;
  /** An element was found whose content agents do not see. */
  masked(element: Element): void;
  log: Log;
}

export function createMirror(options: MirrorOptions): Mirror {
  let page = options.createPageId();
  let running: { recording: FramedRecording; outbox: Outbox } | null = null;
  /** Counts wishes to record or stop, so that a recorder that arrives late knows whether it is still wanted. */
  let wish = 0;
  let online = false;

  const begin = async (mine: number, lastSeq: number): Promise<void> => {
    const recorder = await options.loadRecorder();
    if (mine !== wish || running) return;
    let recording: FramedRecording | null = null;
    const outbox = options.createOutbox({
      page,
      send: options.send,
      requestSnapshot: () => recording?.takeSnapshot(),
      tooLarge: error => {
        options.log.error('pageTooLarge', error);
        options.failed();
      },
      gatherFor: GATHER_MS,
      maxOutstanding: MAX_OUTSTANDING,
      lag: LAG,
    });
    const failed = () => {
      if (mine === wish) options.failed();
    };
    const started = recorder.startRecording(
      { emit: outbox.push, privacy: options.privacy, masked: options.masked, failed },
      options.log,
    );
    recording = started;
    // The first snapshot comes while recording starts, and may have been too large to go on.
    if (mine !== wish) {
      started.stop();
      outbox.stop();
      return;
    }
    running = { recording: started, outbox };
    if (online) outbox.resume(lastSeq, true);
  };

  const outboxOf = (name: string) => (name === page ? running?.outbox : undefined);

  return {
    page: () => page,
    running: () => running,
    record(lastSeq, needSnapshot) {
      online = true;
      if (running) {
        running.outbox.resume(lastSeq, needSnapshot);
        return;
      }
      wish += 1;
      const mine = wish;
      begin(mine, lastSeq).catch(error => {
        options.log.error('recorderUnavailable', error);
        if (mine === wish) options.failed();
      });
    },
    suspend() {
      online = false;
      running?.outbox.suspend();
    },
    acknowledge: (name, seq) => outboxOf(name)?.acknowledge(seq),
    repeatFrom: (name, expected) => outboxOf(name)?.repeatFrom(expected),
    renew(name) {
      if (name === page) running?.recording.takeSnapshot();
    },
    flush: () => running?.outbox.flush(),
    find(place, show, by) {
      if (running) running.recording.find(place, show, by);
      else show(null, null);
    },
    nodeOf: id => running?.recording.nodeOf(id) ?? null,
    frames: () => running?.recording.frames() ?? [],
    stop() {
      wish += 1;
      if (!running) return;
      running.recording.stop();
      running.outbox.stop();
      running = null;
      page = options.createPageId();
    },
  };
}
