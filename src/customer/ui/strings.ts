import { START_NAMES } from './nameStart.js';
import { PLAIN_STRINGS } from './plainStrings.js';

/** The texts that customers see, by the documented keys (Administrator's Guide, "Localization"). */
export const STRINGS_EN = {
  ...PLAIN_STRINGS,
  agentJoined: 'Representative has joined the session',
  youLeft: 'You have left the session. Co-browse is now terminated.',
  sessionTimedOut: 'Session timed out. Co-browse is now terminated.',
  sessionInactiveTimedOut: 'Session timed out. Co-browse is now terminated.',
  agentLeft: 'Representative has left the session. Co-browse is now terminated.',
  // The misprint is the documents' own; docs/COVERAGE.md says why it stays.
  sessionError: 'Unexpected error occured. Co-browse is now terminated.',
  sessionsOverLimit:
    'Representative is currently busy with another Co-browse session. Co-browse is now terminated.',
  sessionStarted:
    'Your co-browse session ID is {sessionId}. Please spell it to our representative to continue with co-browsing.',
  navRefresh: 'Representative has refreshed the page. Reloading.',
  navBack: 'Representative has pressed the "Back" button. Reloading page.',
  navForward: 'Representative has pressed the "Forward" button. Reloading page.',
  navUrl: 'Representative has requested navigation. Reloading page.',
  navFailed: 'Navigation request by representative has failed.',
  toolbarContent: 'Session ID: {sessionId}',
  contentMasked: 'Content is hidden from representative',
  contentMaskedPartially: 'Some content is hidden from representative',
  exitBtnTitle: 'Exit Co-browse session',
  areYouOnPhone: 'Are you on the phone with our representative?',
  areYouOnPhoneOrChat: 'Are you on the phone or chat with our representative?',
  connectBeforeCobrowse:
    'You need to be connected with our representative to continue with co-browsing. Please call us or start a live chat with us, and then start Co-browse again.',
  sessionStartedAutoConnect:
    'Co-browse session started. Waiting for representative to connect to the session…',
  modalTitle: 'Co-browse',
  modalYes: 'Yes',
  modalNo: 'No',
  writeModeInProgress: 'Agent has control over the page.',
  downgradeMode: 'Revoke control',
  modeUpgraded: 'Co-browse session was upgraded. Agent has control over the page.',
  modeDowngraded: 'Co-browse session was downgraded. Agent has no control',
  modeUpgradeRequested:
    'Agent requests upgrading Co-browse session to "write" mode. In "write" mode agent will have control over the page.',
  /** Ours, not in the documents. */
  reconnecting: 'Connection lost. Reconnecting…',
  /** Ours: the name of the built-in start button. */
  startBtn: START_NAMES.en,
  /** Ours: names the pointer of the representative. */
  agentPointer: 'Representative',
  /** Ours: the name of a notice's button. */
  dismiss: 'Dismiss',
  /** Ours: the name of the toolbar's handle. */
  move: 'Move the toolbar',
  /** Ours: the button that takes away what representatives have drawn. */
  clearDrawings: 'Clear drawings',
} as const;

export type StringKey = keyof typeof STRINGS_EN;

export type Texts = (key: StringKey, values?: { sessionId: string }) => string;

/** A built-in language: every text of it, by the same keys. */
export type Locale = Readonly<Record<StringKey, string>>;

/** Looks texts up: the site's `localization` first, then the language. `{sessionId}` is filled in. */
export function createTexts(
  localization: Readonly<Record<string, string>>,
  locale: Locale = STRINGS_EN,
): Texts {
  return (key, values) =>
    (localization[key] ?? locale[key]).replaceAll('{sessionId}', values?.sessionId ?? '');
}
