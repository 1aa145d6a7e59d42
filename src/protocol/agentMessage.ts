import * as v from 'valibot';
import { annotationSchema } from './annotation.js';
import { commandSchema } from './command.js';
import { type Parsed, parse } from './parse.js';
import { id, key, pointerPlace, sequence, token } from './primitives.js';

/** The last entry an agent has applied: `pos` counts within the log named `epoch`. */
const place = v.object({ epoch: id, pos: sequence });

/** What an agent says to the server. */
const agentMessage = v.variant('t', [
  /** Asks to enter a session. Safe to repeat with the same key. */
  v.object({ t: v.literal('join'), token, key }),
  /** Says that this connection continues what `key` joined; the log is sent from after `after`, if it reaches back so far. */
  v.object({ t: v.literal('rejoin'), key, after: v.optional(place) }),
  /** Everything up to `pos` was received: the server may send more. */
  v.object({ t: v.literal('seen'), pos: sequence }),
  /**
   * The view is not right. Without `fresh`: send the log again from its last full snapshot. With it: the log
   * itself leads astray (what was recorded does not fit together), so the page is asked for a new snapshot.
   */
  v.object({ t: v.literal('resync'), fresh: v.boolean() }),
  v.object({ t: v.literal('pointer'), at: pointerPlace }),
  /** Asks the customer for Write Mode; `request` names this wish. */
  v.object({ t: v.literal('requestControl'), request: id }),
  /** The wish is no more. */
  v.object({ t: v.literal('withdrawControl'), request: id }),
  /** Gives control back. */
  v.object({ t: v.literal('releaseControl') }),
  /**
   * Acts in the page that is named: numbers of nodes are those of its recording. `n` grows with each command of this
   * agent to this page: what comes again is not carried out again.
   */
  v.object({ t: v.literal('command'), page: id, n: sequence, command: commandSchema }),
  /** Draws over the page that is named, on nodes by the numbers of its recording. Needs no control. */
  v.object({ t: v.literal('annotate'), page: id, annotation: annotationSchema }),
  v.object({ t: v.literal('exit') }),
]);

export type AgentMessage = v.InferOutput<typeof agentMessage>;

export function parseAgentMessage(input: unknown): Parsed<AgentMessage> {
  return parse(agentMessage, input);
}
