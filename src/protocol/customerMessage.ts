import * as v from 'valibot';
import { commandRefusal } from './commandRefusal.js';
import { type Parsed, parse } from './parse.js';
import { agentId, batchPart, id, key, sequence } from './primitives.js';

/** What a customer's page says to the server. */
const customerMessage = v.variant('t', [
  /** Asks for a new session. Safe to repeat: the same key gives the same session. */
  v.object({ t: v.literal('start'), key, page: id }),
  /**
   * Says that this page continues the session of `key`. With `claim` it becomes the page that is
   * shown; without, it only listens (a tab in the background).
   */
  v.object({ t: v.literal('resume'), key, page: id, claim: v.boolean() }),
  /** Recorded events. `seq` counts the parts that this page has sent, from one, without gaps. */
  v.object({ t: v.literal('batch'), seq: sequence, ...batchPart }),
  v.object({ t: v.literal('controlAnswer'), request: id, allow: v.boolean() }),
  /** Who has control, as the customer's browser decides: sent after each change, and on each connection. */
  v.object({ t: v.literal('control'), holder: v.nullable(agentId) }),
  /**
   * A command was not carried out. `count`: so many have been refused for this reason since the last time that it
   * was told, this one included.
   */
  v.object({ t: v.literal('commandRefused'), agentId, n: sequence, reason: commandRefusal, count: sequence }),
  /** The customer wants nothing to be drawn over this page any more. */
  v.object({ t: v.literal('clearAnnotations'), page: id }),
  v.object({ t: v.literal('exit') }),
]);

export type CustomerMessage = v.InferOutput<typeof customerMessage>;

export function parseCustomerMessage(input: unknown): Parsed<CustomerMessage> {
  return parse(customerMessage, input);
}
