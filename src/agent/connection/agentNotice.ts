import type { CommandRefusal, MessageToAgent } from '../../protocol/index.js';

/** What an agent should be told, beside the state. */
export type AgentNotice =
  /** `message`: it was not the customer who said no; in English, why. */
  | { kind: 'controlAnswered'; allow: boolean; message?: string }
  /** Something the agent did was not carried out; `message` says in English why. `count`: so often since the last time. */
  | { kind: 'commandRefused'; reason: CommandRefusal; count: number; message: string };

const TEXTS: Record<CommandRefusal, string> = {
  pointerMode: 'You can point only: the customer has not given you control, or has taken it back.',
  otherAgent: 'Another representative has control.',
  watchOnly: 'You may watch and point in this session. Control is not for you to ask for.',
  malformed: 'The customer\u2019s page did not understand this. Reload this window and try again.',
  tooFast: 'That was too much at once; some of it was left out.',
  stale: 'The customer\u2019s page has changed meanwhile. Look again, and repeat it.',
  gone: 'This is not on the customer\u2019s page any more.',
  masked: 'This content is hidden from you, and only the customer can use it.',
  denied: 'The site keeps representatives from using this.',
  submit: 'Only the customer can send this form.',
  address: 'The site does not let representatives open this address.',
  file: 'Only the customer can choose files.',
  customerOnly: 'The browser lets only the customer do this.',
  impossible: 'This is not possible here.',
};

export function describeAnswer(allow: boolean, reason: CommandRefusal | undefined): AgentNotice {
  return { kind: 'controlAnswered', allow, ...(reason && { message: TEXTS[reason] }) };
}

export function describeRefusal({
  reason,
  count,
}: Extract<MessageToAgent, { t: 'commandRefused' }>): AgentNotice {
  return { kind: 'commandRefused', reason, count, message: TEXTS[reason] };
}
