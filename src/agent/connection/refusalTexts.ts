import type { RefusalCode } from '../../protocol/index.js';

/** Why a join did not work: what the server says, or what this side finds before it asks. */
export type RefusalReason = RefusalCode | 'badToken' | 'alreadyInSession';

/** What an agent is told, and can do about it. */
export const REFUSAL_TEXTS: Record<RefusalReason, string> = {
  badToken: 'A session number has nine digits.',
  alreadyInSession: 'You are already in a session. Exit it before you join another.',
  unknownSession: 'There is no live session with this number. Check the digits with the customer.',
  endedSession: 'This session has ended. Ask the customer to start a new one.',
  sessionsOverLimit:
    'You are already in another session, perhaps in another window. Exit it before you join a new one.',
  sessionFull: 'Another representative is already in this session.',
  tooManyAttempts: 'Too many wrong numbers were tried. Wait a minute, then try again.',
  tooManySessions: 'The server is at its limit of sessions. Try again in a few minutes.',
  tooManyMessages: 'This window sent more than the server accepts. Reload it and join again.',
  unsupportedVersion: 'This page is of another version than the server. Reload it and try again.',
  originNotAllowed: 'The server does not accept agents from this web address. Tell your administrator.',
  notAuthenticated: 'You are not signed in, or no longer. Sign in and try again.',
  notInSession: 'You are no longer in this session. Join it again.',
  malformed: 'The server did not understand this page. Reload it and try again.',
  tooLarge: 'The server did not accept the size of a message. Reload this page and try again.',
  outOfOrder: 'This window and the server lost step. Reload this page and join again.',
  shuttingDown: 'The server is restarting. Try again in a minute.',
  internal: 'Something went wrong on the server. Try again in a minute.',
};
