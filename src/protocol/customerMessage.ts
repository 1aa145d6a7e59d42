import * as v from 'valibot';
import { type Parsed, parse } from './parse.js';
import { batchPart, id, key, sequence } from './primitives.js';

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
  v.object({ t: v.literal('exit') }),
]);

export type CustomerMessage = v.InferOutput<typeof customerMessage>;

export function parseCustomerMessage(input: unknown): Parsed<CustomerMessage> {
  return parse(customerMessage, input);
}
