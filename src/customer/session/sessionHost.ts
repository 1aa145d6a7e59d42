import type { Log } from '../../guard/log.js';
import type { AnnotationsModule } from '../annotations/annotations.js';
import type { CobrowseConfig } from '../config/cobrowseConfig.js';
import type { ReferenceKeeper } from '../continuity/keepReference.js';
import type { FramesModule } from '../frames/framesModule.js';
import type { HelloNotes } from '../frames/noteHellos.js';
import type { FramedRecording } from '../frames/recordWithFrames.js';
import type { MediaModule } from '../media/loadMediaDesk.js';
import type { PrivacyExplanation } from '../privacy/policy.js';
import type { Recording, RecordingOptions } from '../recorder/recording.js';
import type { RemoteControlModule } from '../remoteControl/remoteControl.js';
import type { HintsModule } from '../ui/loadHints.js';
import type { Locale } from '../ui/strings.js';
import type { Signals } from './createSignals.js';

/** A file of ours beside the script, as the build made it. */
export interface BuiltFile {
  name: string;
  /** The hash of its content, as in an attribute `integrity`. */
  integrity: string;
}

/** Loads a file as a module, checked where browsers can do that. */
export type LoadFile = <Module>(file: BuiltFile) => Promise<Module>;

/** What the small script that is always there hands to the session that it loads. */
export interface SessionHost {
  version: string;
  window: Window & typeof globalThis;
  config: CobrowseConfig;
  signals: Signals;
  /** The elements that were given to `markServiceElement`. */
  marked: WeakSet<Element>;
  log: Log;
  references: ReferenceKeeper;
  /** `onInitialized` has been dispatched already: a session found now began in another tab. */
  initialized: boolean;
  locale: Locale;
  /** The frames that have asked to take part. */
  hellos: HelloNotes;
  loadRecorder(): Promise<RecorderModule>;
  loadFrames(): Promise<FramesModule>;
  /** Gets further files beside the script, where that is how they come. */
  loadFile?: LoadFile | undefined;
  /** Calls back when the site's medium is initialised, at once if it is. */
  whenReady(then: () => void): void;
}

/** What a session loads besides, when it is needed. */
export interface SessionFiles {
  loadControl(): Promise<RemoteControlModule>;
  loadHints(): Promise<HintsModule>;
  loadMedia(): Promise<MediaModule>;
  loadAnnotations(): Promise<AnnotationsModule>;
}

/** The same, once the frames have been made a part of what is recorded. */
export type SessionSurroundings = Omit<
  SessionHost,
  'hellos' | 'marked' | 'loadRecorder' | 'loadFrames' | 'loadFile'
> & {
  loadRecorder(): Promise<FramedRecorder>;
};

export interface FramedRecorder {
  startRecording(options: RecordingOptions, log: Log): FramedRecording;
}

export interface RecorderModule {
  startRecording(options: RecordingOptions, log: Log): Recording;
  /** By the rules that hold now; with `privacy` and `masked` as they are for recordings. */
  explainPrivacy(
    element: Element,
    options: Pick<RecordingOptions, 'privacy' | 'masked'>,
    log: Log,
  ): PrivacyExplanation;
}

/** The session of this page, from load to unload; it may see several sessions begin and end. */
export interface SessionRuntime {
  start(): void;
  /** Continues what an earlier page, or another tab, has begun. */
  restore(): void;
  exit(): void;
  /** The customer takes control back from the agent. */
  downgrade(): void;
  /** The customer's conversation with the agent is over. */
  endConversation(): void;
  /** What agents may see of an element, and why; `null` while no session goes on. Never throws. */
  explain(element: Element): PrivacyExplanation | null;
  stop(): void;
}

export interface SessionModule {
  /** The texts of the configured language. Never rejects. */
  loadLocale(lang: string | undefined, log: Log, load?: LoadFile): Promise<Locale>;
  runSession(host: SessionHost): SessionRuntime;
}
