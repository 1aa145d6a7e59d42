import * as v from 'valibot';

/** Why something that an agent wanted to do was not done. docs/PROTOCOL.md lists what each means. */
export type CommandRefusal =
  /** The customer has not given control, or has taken it back. */
  | 'pointerMode'
  /** Another agent has control. */
  | 'otherAgent'
  /** The server lets this agent watch and point, and no more. */
  | 'watchOnly'
  | 'malformed'
  | 'tooFast'
  /** It was meant for a page that is not shown any more, or has come before. */
  | 'stale'
  /** There is no such node, or none for agents. */
  | 'gone'
  | 'masked'
  /** The page's rules keep agents from it (DOM control). */
  | 'denied'
  /** Sending forms is left to the customer. */
  | 'submit'
  /** The link or address leads where agents may not lead customers. */
  | 'address'
  /** Files are the customer's. */
  | 'file'
  /** Browsers let only people do it. */
  | 'customerOnly'
  /** It has no meaning for this element, as it is now. */
  | 'impossible';

export const commandRefusal: v.PicklistSchema<readonly CommandRefusal[], undefined> = v.picklist([
  'pointerMode',
  'otherAgent',
  'watchOnly',
  'malformed',
  'tooFast',
  'stale',
  'gone',
  'masked',
  'denied',
  'submit',
  'address',
  'file',
  'customerOnly',
  'impossible',
]);
