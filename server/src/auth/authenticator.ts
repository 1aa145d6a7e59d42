import type { IncomingHttpHeaders } from 'node:http';
import type { AgentHandshake, AgentInfo } from '../../../src/protocol/index.js';

/**
 * Says who an agent is, from what its console sent when it connected. `handshake.agent` is only what the console
 * says of itself; headers are those of the first request. A rejected promise counts as `ok: false`.
 */
export type AuthenticateAgent = (
  handshake: AgentHandshake,
  headers: IncomingHttpHeaders,
) => Promise<{ ok: true; agent: AgentInfo } | { ok: false }>;
