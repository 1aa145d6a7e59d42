import type { Socket } from 'socket.io';
import {
  type AgentInfo,
  PROTOCOL_VERSION,
  parseAgentHandshake,
  parseCustomerHandshake,
  parseVersion,
  type RefusalCode,
} from '../../../src/protocol/index.js';
import { describeError } from '../metrics/describeError.js';
import type { Realtime } from './realtime.js';

export type Admission<T> = { ok: true; value: T } | { ok: false; code: RefusalCode };

/** Decides whether a customer's page may connect. */
export function admitCustomer({ originPolicy }: Realtime, { handshake }: Socket): Admission<null> {
  if (!originPolicy.allowsCustomer(handshake.headers)) return { ok: false, code: 'originNotAllowed' };
  const refused = checkVersion(handshake.auth);
  if (refused !== null) return { ok: false, code: refused };
  return parseCustomerHandshake(handshake.auth).ok
    ? { ok: true, value: null }
    : { ok: false, code: 'malformed' };
}

/** Who an agent's window belongs to, and what that agent may do. */
export type AdmittedAgent = { readonly agent: AgentInfo; readonly mayControl: boolean };

/** Decides whether an agent's window may connect, and as whom. */
export async function admitAgent(
  realtime: Realtime,
  { handshake }: Socket,
): Promise<Admission<AdmittedAgent>> {
  if (!realtime.originPolicy.allowsAgent(handshake.headers)) return { ok: false, code: 'originNotAllowed' };
  const refused = checkVersion(handshake.auth);
  if (refused !== null) return { ok: false, code: refused };
  const parsed = parseAgentHandshake(handshake.auth);
  if (!parsed.ok) return { ok: false, code: 'malformed' };
  try {
    const result = await realtime.authenticateAgent(parsed.value, handshake.headers);
    if (!result.ok) return { ok: false, code: 'notAuthenticated' };
    // The authenticator is the operator's code: what it says must fit the wire, or no page could read it.
    const checked = parseAgentHandshake({ v: PROTOCOL_VERSION, agent: result.agent });
    const agent = checked.ok ? checked.value.agent : undefined;
    // Whatever else than `true` was meant by it, it was not meant to give control.
    const mayControl = result.mayControl === undefined || result.mayControl === true;
    if (agent !== undefined) return { ok: true, value: { agent, mayControl } };
    realtime.logger.error(
      { what: checked.ok ? 'agent' : checked.what },
      'the authenticator named no valid agent',
    );
  } catch (thrown) {
    realtime.logger.error({ err: describeError(thrown) }, 'the authenticator failed');
  }
  return { ok: false, code: 'notAuthenticated' };
}

/** The version comes first: everything else may look different in another. */
function checkVersion(auth: unknown): RefusalCode | null {
  const version = parseVersion(auth);
  if (!version.ok) return 'malformed';
  return version.value.v === PROTOCOL_VERSION ? null : 'unsupportedVersion';
}
