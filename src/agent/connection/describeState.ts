import type { AgentState } from './agentState.js';
import { REFUSAL_TEXTS } from './refusalTexts.js';
import type { SessionState } from './sessionState.js';

/** The public face of the session's state: without keys, with words. */
export function describeState(state: SessionState): AgentState {
  switch (state.kind) {
    case 'joining':
      return { kind: 'joining', token: state.reference.token, connected: state.connected };
    case 'active': {
      const { reference, customerOnline, connected, page, mayControl, holder, request, controller } = state;
      const control =
        holder === 'you' ? 'own' : request !== null ? 'asked' : holder === 'other' ? 'other' : 'none';
      const known = {
        kind: 'active',
        token: reference.token,
        customerOnline,
        connected,
        page,
        control,
        ...(mayControl === false && { mayControl }),
      } as const;
      return controller === undefined ? known : { ...known, controller };
    }
    case 'refused':
      return { kind: 'refused', code: state.code, message: REFUSAL_TEXTS[state.code] };
    default:
      return state;
  }
}
