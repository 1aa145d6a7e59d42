import { PLAIN_STRINGS } from './plainStrings.js';

/** The texts that customers see, by the documented keys (Administrator's Guide, "Localization"). */
export const STRINGS_EN = {
  ...PLAIN_STRINGS,
  agentJoined: 'Representative has joined the session',
  youLeft: 'You have left the session. Co-browse is now terminated.',
  sessionTimedOut: 'Session timed out. Co-browse is now terminated.',
  sessionInactiveTimedOut: 'Session timed out. Co-browse is now terminated.',
  agentLeft: 'Representative has left the session. Co-browse is now terminated.',
  sessionError: 'Unexpected error occured. Co-browse is now terminated.',
  sessionsOverLimit:
    'Representative is currently busy with another Co-browse session. Co-browse is now terminated.',
  sessionStarted:
    'Your co-browse session ID is {sessionId}. Please spell it to our representative to continue with co-browsing.',
  toolbarContent: 'Session ID: {sessionId}',
  exitBtnTitle: 'Exit Co-browse session',
  areYouOnPhone: 'Are you on the phone with our representative?',
  connectBeforeCobrowse:
    'You need to be connected with our representative to continue with co-browsing. Please call us or start a live chat with us, and then start Co-browse again.',
  modalTitle: 'Co-browse',
  modalYes: 'Yes',
  modalNo: 'No',
  /** Ours, not in the documents. */
  reconnecting: 'Connection lost. Reconnecting…',
  /** Ours: names the pointer of the representative. */
  agentPointer: 'Representative',
  /** Ours: the name of a notice's button. */
  dismiss: 'Dismiss',
} as const;

export type StringKey = keyof typeof STRINGS_EN;

export type Texts = (key: StringKey, values?: { sessionId: string }) => string;

/** Looks texts up: the site's `localization` first, then English. `{sessionId}` is filled in. */
export function createTexts(localization: Readonly<Record<string, string>>): Texts {
  return (key, values) =>
    (localization[key] ?? STRINGS_EN[key]).replaceAll('{sessionId}', values?.sessionId ?? '');
}
