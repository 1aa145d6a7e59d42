import * as v from 'valibot';
import { LIMITS } from './limits.js';

/** Nine digits that a customer reads out. */
export const token = v.pipe(v.string(), v.regex(/^\d{9}$/));

/**
 * 256 random bits in base64url, made by the party that holds it: it proves that a connection belongs to
 * that party, and makes `start` and `join` safe to repeat. Never put in a URL, never sent to the other side.
 */
export const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** 128 random bits in base64url, new for each page load (customer) or each log (server). */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

/** Names an agent; what the authenticator of the server says. */
export const agentId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.@-]{1,64}$/));

export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** Counts from one: batches of a page, entries of a log. */
export const sequence = v.pipe(count, v.minValue(1));

export const name = v.pipe(v.string(), v.maxLength(LIMITS.nameLength));

export const text = v.pipe(v.string(), v.maxLength(LIMITS.textLength));

/** What a customer may know of an agent. */
export interface AgentInfo {
  /** One to 64 letters, digits or `_ . @ -`. */
  id: string;
  /** Up to 100 characters, for people. */
  name?: string | undefined;
}
export const agentInfo: v.GenericSchema<AgentInfo> = v.object({ id: agentId, name: v.optional(name) });

/**
 * Where a pointer is: on which recorded node, and where in that node's box, as fractions of its width
 * and height, so that it lands on the same thing when the two windows differ. `null`: nowhere.
 */
export const pointerPlace = v.nullable(
  v.object({
    node: sequence,
    x: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    y: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
);
export type PointerPlace = v.InferOutput<typeof pointerPlace>;

/**
 * One part of a batch of recorded events. `data` is a piece of the JSON text of an array of events; the
 * server keeps and forwards it without reading it, the agent joins the parts and parses them.
 * A `snapshot` batch starts a new state: nothing before it is needed to understand what follows.
 */
export const batchPart = {
  page: id,
  kind: v.picklist(['snapshot', 'changes']),
  part: v.pipe(count, v.maxValue(LIMITS.parts - 1)),
  parts: v.pipe(sequence, v.maxValue(LIMITS.parts)),
  data: v.pipe(v.string(), v.maxLength(LIMITS.partLength)),
};

/** Why a session ended, as the wire says it; each side words it for its own people. */
export type EndCause =
  | 'customerExited'
  | 'agentExited'
  | 'agentNeverJoined'
  | 'customerAway'
  | 'agentAway'
  | 'agentBusy'
  | 'error';
export const endCause: v.PicklistSchema<readonly EndCause[], undefined> = v.picklist([
  'customerExited',
  'agentExited',
  'agentNeverJoined',
  'customerAway',
  'agentAway',
  'agentBusy',
  'error',
]);
