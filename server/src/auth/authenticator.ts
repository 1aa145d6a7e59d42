import type { IncomingHttpHeaders } from 'node:http';
import type { AgentHandshake, AgentInfo } from '../../../src/protocol/index.js';

/**
 * Says who an agent is, from what its console sent when it connected. `handshake.agent` is only what the console
 * says of itself; headers are those of the first request. A rejected promise counts as `ok: false`.
 * `mayControl: false`: this agent, a supervisor for instance, may watch and point, and never ask for control of a page
 * (default: true). Customers are not told.
 */
export type AuthenticateAgent = (
  handshake: AgentHandshake,
  headers: IncomingHttpHeaders,
) => Promise<{ ok: true; agent: AgentInfo; mayControl?: boolean } | { ok: false }>;
