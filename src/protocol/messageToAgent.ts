import * as v from 'valibot';
import { annotationSchema } from './annotation.js';
import { commandRefusal } from './commandRefusal.js';
import { type Parsed, parse } from './parse.js';
import { agentId, batchPart, endCause, id, name, sequence, text, token } from './primitives.js';
import { refusalCode } from './refusalCode.js';

/** What the server says to an agent. */
const messageToAgent = v.variant('t', [
  /** Answers `join` and `rejoin`. Entries of the log follow. `mayControl: false`: this agent may only watch and point. */
  v.object({
    t: v.literal('joined'),
    token,
    epoch: id,
    customerOnline: v.boolean(),
    mayControl: v.optional(v.boolean()),
  }),
  v.object({ t: v.literal('refused'), code: refusalCode, message: text }),
  /** An entry of the session's log. `pos` grows by one with each entry of an epoch; a jump begins with a snapshot. */
  v.object({ t: v.literal('entry'), epoch: id, pos: sequence, ...batchPart }),
  /** The customer's page went away (navigation, lost connection) or is back. */
  v.object({ t: v.literal('customerPresence'), online: v.boolean() }),
  /** Who has control of the page: nobody (Pointer Mode), this agent, or another one. Nobody, until it is said after `joined`. */
  v.object({
    t: v.literal('control'),
    holder: v.picklist(['nobody', 'you', 'other']),
    name: v.optional(name),
  }),
  /** `reason`: it was not the customer who said no. */
  v.object({
    t: v.literal('controlAnswer'),
    request: id,
    allow: v.boolean(),
    reason: v.optional(commandRefusal),
  }),
  /** A command was not carried out; `count` as the page says it. */
  v.object({ t: v.literal('commandRefused'), n: sequence, reason: commandRefusal, count: sequence }),
  /** Another agent draws over the page that is named. */
  v.object({ t: v.literal('annotate'), agentId, page: id, annotation: annotationSchema }),
  /** The customer has taken away everything that is drawn over this page. */
  v.object({ t: v.literal('annotationsCleared'), page: id }),
  /** The session is over; `agentExited` may be for this agent alone. */
  v.object({ t: v.literal('ended'), cause: endCause }),
  /** The same agent continues this session in another window. */
  v.object({ t: v.literal('displaced') }),
  v.object({ t: v.literal('invalid'), code: refusalCode, message: text }),
]);

export type MessageToAgent = v.InferOutput<typeof messageToAgent>;

export function parseMessageToAgent(input: unknown): Parsed<MessageToAgent> {
  return parse(messageToAgent, input);
}
