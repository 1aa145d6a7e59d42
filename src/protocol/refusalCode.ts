import * as v from 'valibot';

/** Why the server said no. docs/PROTOCOL.md lists what each means and what to do about it. */
export const refusalCode = v.picklist([
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
export type RefusalCode = v.InferOutput<typeof refusalCode>;
