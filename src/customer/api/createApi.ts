import type { Log } from '../../guard/log.js';
import type { Signal } from '../../signal/createSignal.js';
import type { PrivacyExplanation } from '../privacy/policy.js';
import type { Launcher } from '../session/createLauncher.js';
import type { SessionMode, Signals } from '../session/createSignals.js';
import type { Session } from '../session/sessionObject.js';
import type { AgentNavigation, SessionEndReason } from '../session/sessionState.js';
import { createMarkServiceElement } from './createMarkServiceElement.js';

/** The object that `onReady` callbacks receive and `createCobrowse` returns. */
export interface CobrowseApi {
  /** Version of this SDK. */
  readonly VERSION: string;
  /** Are there the browser features that a session needs? Says nothing about names of browsers. */
  isBrowserSupported(): boolean;
  /**
   * Begins a new session. With the built-in interface the customer is asked first.
   * @throws Error when the browser is not supported.
   */
  startSession(): void;
  /** Ends the ongoing session for both sides. */
  exitSession(): void;
  /** Takes control back from the agent: Write Mode becomes Pointer Mode at once. In Pointer Mode it does nothing. */
  downgradeMode(): void;
  /**
   * Keeps an element out of the agent's view. Mark it before the session begins, or before it is added
   * to the page. Not for sensitive data: the page itself can undo it. What is no element is a warning in the console.
   */
  markServiceElement(element: Element): void;
  /**
   * Says what agents may see of an element and do with it, and which rules decide that; ours, for people who write rules
   * (docs/PRIVACY.md). `null` while no session goes on, as the server's rules are not known then, and, with a warning
   * in the console, for what is no element.
   */
  explainPrivacy(element: Element): PrivacyExplanation | null;
  /** The page is loaded; the argument is the ongoing session, or `null`. */
  readonly onInitialized: Signal<[session: Session | null]>;
  /** A session has begun; on later pages of the same session it is announced by `onInitialized` instead. */
  readonly onSessionStarted: Signal<[session: Session]>;
  /** Another name of `onSessionStarted`, which the documents' examples use. */
  readonly onConnected: Signal<[session: Session]>;
  /** The session is over; `reason` says why. */
  readonly onSessionEnded: Signal<[details: { reason: SessionEndReason }]>;
  /** An agent has joined; the first argument has no properties in this version. */
  readonly onAgentJoined: Signal<[agent: Record<string, never>, session: Session]>;
  /** An agent is about to leave the page: some seconds before it happens. Write Mode only. */
  readonly onAgentNavigated: Signal<[details: AgentNavigation]>;
  /** What `onAgentNavigated` had announced did not happen. */
  readonly onNavigationFailed: Signal<[]>;
  /**
   * An agent asks for Write Mode. Call `done(true)` to allow it, `done(false)` to refuse: the first answer of
   * anybody counts, also that of the built-in question. Anything but `true` is a no. After 60 seconds, or where
   * nobody listens and there is no built-in interface, the answer is no.
   */
  readonly onModeUpgradeRequested: Signal<[done: (allow: boolean) => void]>;
  /** The mode has changed, or was brought along from an earlier page. */
  readonly onModeChanged: Signal<[mode: SessionMode]>;
  /** An element was found whose content agents do not see. */
  readonly onMaskedElement: Signal<[element: Element]>;
}

export function createApi(
  version: string,
  signals: Signals,
  launcher: Launcher,
  isSupported: () => boolean,
  marked: WeakSet<Element>,
  log: Log,
): CobrowseApi {
  return Object.freeze({
    VERSION: version,
    isBrowserSupported: isSupported,
    startSession() {
      if (!isSupported()) {
        throw new Error(
          'Co-browse cannot start: this browser does not support it (see isBrowserSupported()).',
        );
      }
      launcher.start();
    },
    exitSession: () => launcher.exit(),
    downgradeMode: () => launcher.downgrade(),
    markServiceElement: createMarkServiceElement(marked, log),
    explainPrivacy: (element: Element) => launcher.explain(element),
    onInitialized: signals.initialized.signal,
    onSessionStarted: signals.sessionStarted.signal,
    onConnected: signals.sessionStarted.signal,
    onSessionEnded: signals.sessionEnded.signal,
    onAgentJoined: signals.agentJoined.signal,
    onAgentNavigated: signals.agentNavigated.signal,
    onNavigationFailed: signals.navigationFailed.signal,
    onModeUpgradeRequested: signals.modeUpgradeRequested.signal,
    onModeChanged: signals.modeChanged.signal,
    onMaskedElement: signals.maskedElement.signal,
  });
}
