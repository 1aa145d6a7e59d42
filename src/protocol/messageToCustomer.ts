import * as v from 'valibot';
import { type Parsed, parse } from './parse.js';
import {
  agentId,
  agentInfo,
  count,
  endCause,
  id,
  pointerPlace,
  sequence,
  text,
  token,
} from './primitives.js';
import { refusalCode } from './refusalCode.js';
import { domRestrictions } from './restrictions.js';

const agents = v.array(agentInfo);

/** What the server says to a customer's page. */
const messageToCustomer = v.variant('t', [
  /**
   * Answers `start` and `resume`. `lastSeq` is the last part of this page that the server has (0: none);
   * what came after it is to be sent again. `needSnapshot`: the log cannot continue with changes alone.
   * `shown`: this page is the one that agents see. `restrictions`: what agents must not see or do, by the
   * server's rules; a page that does not know them records nothing.
   */
  v.object({
    t: v.literal('session'),
    token,
    agents,
    shown: v.boolean(),
    lastSeq: count,
    needSnapshot: v.boolean(),
    restrictions: v.optional(domRestrictions),
  }),
  /** The session is over, or was over when this page asked. Final. */
  v.object({ t: v.literal('ended'), cause: endCause }),
  /** `start` or `resume` was not possible. Final for that key, but for `internal` and `shuttingDown`: ask again in a while. */
  v.object({ t: v.literal('refused'), code: refusalCode, message: text }),
  v.object({ t: v.literal('agentJoined'), agent: agentInfo }),
  /** An agent's connection was lost (`online: false`) or is back; the agent is still in the session. */
  v.object({ t: v.literal('agentPresence'), agentId, online: v.boolean() }),
  /** An agent has left a session in which others stay. */
  v.object({ t: v.literal('agentLeft'), agentId }),
  /** All parts up to `seq` are in the log. */
  v.object({ t: v.literal('ack'), page: id, seq: sequence }),
  /** A part was missing: send again from `expected`, or send a new full snapshot. */
  v.object({ t: v.literal('gap'), page: id, expected: sequence }),
  /** The log has grown long, or an agent cannot follow: send a new full snapshot. */
  v.object({ t: v.literal('snapshotWanted'), page: id }),
  /** Another page of the same customer is shown now. */
  v.object({ t: v.literal('displaced') }),
  v.object({ t: v.literal('pointer'), agentId, at: pointerPlace }),
  /** An agent asks for Write Mode; the customer answers with `controlAnswer`. */
  v.object({ t: v.literal('controlRequested'), agentId, request: id }),
  v.object({ t: v.literal('controlWithdrawn'), agentId, request: id }),
  v.object({ t: v.literal('controlReleased'), agentId }),
  /** What an agent does. The part that carries it out parses it: most pages never load its parser. */
  v.object({ t: v.literal('command'), agentId, page: id, n: sequence, command: v.unknown() }),
  /** What an agent draws over the page, or takes away. Parsed by the part that draws it, as commands are. */
  v.object({ t: v.literal('annotate'), agentId, page: id, annotation: v.unknown() }),
  /** A message of this page was not understood or not allowed, and was dropped. */
  v.object({ t: v.literal('invalid'), code: refusalCode, message: text }),
]);

export type MessageToCustomer = v.InferOutput<typeof messageToCustomer>;

export function parseMessageToCustomer(input: unknown): Parsed<MessageToCustomer> {
  return parse(messageToCustomer, input);
}
