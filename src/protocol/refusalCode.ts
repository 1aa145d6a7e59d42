import * as v from 'valibot';

/**
 * Why the server said no. docs/PROTOCOL.md lists what each means and what to do about it. Written out, because
 * the agent SDK's public types name it and must not need the parser's library.
 */
export type RefusalCode =
  | 'unsupportedVersion'
  | 'originNotAllowed'
  | 'notAuthenticated'
  | 'malformed'
  | 'tooLarge'
  | 'outOfOrder'
  | 'tooManyMessages'
  | 'tooManyAttempts'
  | 'tooManySessions'
  | 'unknownSession'
  | 'endedSession'
  | 'sessionsOverLimit'
  | 'sessionFull'
  | 'notInSession'
  | 'shuttingDown'
  | 'internal';

export const refusalCode: v.PicklistSchema<readonly RefusalCode[], undefined> = v.picklist([
  'unsupportedVersion',
  'originNotAllowed',
  'notAuthenticated',
  'malformed',
  'tooLarge',
  'outOfOrder',
  'tooManyMessages',
  'tooManyAttempts',
  'tooManySessions',
  'unknownSession',
  'endedSession',
  'sessionsOverLimit',
  'sessionFull',
  'notInSession',
  'shuttingDown',
  'internal',
]);
