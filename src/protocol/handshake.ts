import * as v from 'valibot';
import { type Parsed, parse } from './parse.js';
import { agentId, name, text } from './primitives.js';
import { refusalCode } from './refusalCode.js';

/** Where the two kinds of connection are opened: namespaces of one socket.io endpoint. */
export const NAMESPACES = { customer: '/customer', agent: '/agent' } as const;

/** The one event, in both directions, that carries the unions of this folder. */
export const MESSAGE_EVENT = 'm';

/** Only the version is read before it is known to be ours: everything else may look different in another. */
const versioned = v.object({ v: v.number() });

const customerHandshake = v.object({ v: v.number(), apikey: v.optional(text) });
export type CustomerHandshake = v.InferOutput<typeof customerHandshake>;

/** `agent` is what a console without login says of itself; a server that authenticates ignores it. */
const agentHandshake = v.object({
  v: v.number(),
  agent: v.optional(v.object({ id: agentId, name: v.optional(name) })),
});
export type AgentHandshake = v.InferOutput<typeof agentHandshake>;

/** What comes with a refused connection. */
const connectRefusal = v.object({ code: refusalCode });

export const parseVersion = (input: unknown): Parsed<{ v: number }> => parse(versioned, input);
export const parseCustomerHandshake = (input: unknown): Parsed<CustomerHandshake> =>
  parse(customerHandshake, input);
export const parseAgentHandshake = (input: unknown): Parsed<AgentHandshake> => parse(agentHandshake, input);
export const parseConnectRefusal = (input: unknown): Parsed<v.InferOutput<typeof connectRefusal>> =>
  parse(connectRefusal, input);
