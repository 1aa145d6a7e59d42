import * as v from 'valibot';
import { type Parsed, parse } from './parse.js';
import { type AgentInfo, agentInfo, text } from './primitives.js';
import { refusalCode } from './refusalCode.js';

/** Where the two kinds of connection are opened: namespaces of one socket.io endpoint. */
export const NAMESPACES = { customer: '/customer', agent: '/agent' } as const;

/** The one event, in both directions, that carries the unions of this folder. */
export const MESSAGE_EVENT = 'm';

/** Only the version is read before it is known to be ours: everything else may look different in another. */
const versioned = v.object({ v: v.number() });

const customerHandshake = v.object({ v: v.number(), apikey: v.optional(text) });
export type CustomerHandshake = v.InferOutput<typeof customerHandshake>;

/** What an agent's browser sends when it connects. */
export interface AgentHandshake {
  /** The version of the wire protocol. */
  v: number;
  /** What a console without login says of itself; a server that authenticates ignores it. */
  agent?: AgentInfo | undefined;
}
const agentHandshake: v.GenericSchema<AgentHandshake> = v.object({
  v: v.number(),
  agent: v.optional(agentInfo),
});

/** What comes with a refused connection. */
const connectRefusal = v.object({ code: refusalCode });

export const parseVersion = (input: unknown): Parsed<{ v: number }> => parse(versioned, input);
export const parseCustomerHandshake = (input: unknown): Parsed<CustomerHandshake> =>
  parse(customerHandshake, input);
export const parseAgentHandshake = (input: unknown): Parsed<AgentHandshake> => parse(agentHandshake, input);
export const parseConnectRefusal = (input: unknown): Parsed<v.InferOutput<typeof connectRefusal>> =>
  parse(connectRefusal, input);
