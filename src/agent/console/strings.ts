import type { EndCause } from '../../protocol/index.js';

/** Every text that the console shows, except for those of a refused join. */
export const STRINGS = {
  product: 'Co-browsing',
  role: 'Agent console',
  joinTitle: 'Join a customer',
  joinHint: 'Ask the customer for the nine-digit number that their page shows.',
  sessionId: 'Session ID',
  sessionIdExample: '123 456 789',
  join: 'Join',
  cancel: 'Cancel',
  session: 'Session',
  exit: 'Exit session',
  pointerMode: 'Pointer Mode',
  pointerModeHint: "The customer sees where you point. You cannot change the customer's page.",
  address: "Customer's address",
  noAddress: 'No page yet',
  viewport: "Size of the customer's window",
  view: "View of the customer's page",
  borders: 'Borders on the page',
  hidden: 'Hidden from you',
  denied: 'Blocked for you',
  stale: 'Stale',
  idle: 'Not in a session',
  displaced: 'Not in a session: it is continued in another window',
  joining: 'Joining…',
  unreachable: 'Joining… The server cannot be reached, still trying.',
  waiting: "Waiting for the customer's page…",
  live: 'Live',
  staleConnection: 'The view is stale: the connection to the server was lost. Reconnecting…',
  staleCustomer: "The view is stale: the customer's page is away (loading or offline)",
} as const;

/** Why a session is over, for the agent who was in it. */
export const END_TEXTS: Record<EndCause, string> = {
  customerExited: 'The customer has left. The session is over.',
  agentExited: 'You have left. The session is over.',
  agentNeverJoined: 'The session is over: nobody joined it in time.',
  customerAway: 'The session is over: the customer was away for too long.',
  agentAway: 'The session is over: you were away for too long.',
  agentBusy: 'The session is over: you are in another one.',
  error: 'The session is over because of an error on the server.',
};
