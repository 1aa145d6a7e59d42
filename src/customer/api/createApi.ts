import type { Signal } from '../../signal/createSignal.js';
import { markServiceNode } from '../privacy/serviceNode.js';
import type { Launcher } from '../session/createLauncher.js';
import type { Signals } from '../session/createSignals.js';
import type { Session } from '../session/sessionObject.js';
import type { SessionEndReason } from '../session/sessionState.js';

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
  /**
   * Keeps an element out of the agent's view. Mark it before the session begins, or before it is added
   * to the page. Not for sensitive data: the page itself can undo it.
   */
  markServiceElement(element: Element): void;
  /** The page is loaded; the argument is the ongoing session, or `null`. */
  readonly onInitialized: Signal<[session: Session | null]>;
  readonly onSessionStarted: Signal<[session: Session]>;
  /** Another name of `onSessionStarted`, which the documents' examples use. */
  readonly onConnected: Signal<[session: Session]>;
  readonly onSessionEnded: Signal<[details: { reason: SessionEndReason }]>;
  readonly onAgentJoined: Signal<[agent: Record<string, never>, session: Session]>;
}

export function createApi(
  version: string,
  signals: Signals,
  launcher: Launcher,
  isSupported: () => boolean,
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
    markServiceElement: markServiceNode,
    onInitialized: signals.initialized.signal,
    onSessionStarted: signals.sessionStarted.signal,
    onConnected: signals.sessionStarted.signal,
    onSessionEnded: signals.sessionEnded.signal,
    onAgentJoined: signals.agentJoined.signal,
  });
}
