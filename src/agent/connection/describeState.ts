import type { AgentState } from './agentState.js';
import { REFUSAL_TEXTS } from './refusalTexts.js';
import type { SessionState } from './sessionState.js';

/** The public face of the session's state: without keys, with words. */
export function describeState(state: SessionState): AgentState {
  switch (state.kind) {
    case 'joining':
      return { kind: 'joining', token: state.reference.token, connected: state.connected };
    case 'active': {
      const { reference, customerOnline, connected, page } = state;
      return { kind: 'active', token: reference.token, customerOnline, connected, page };
    }
    case 'refused':
      return { kind: 'refused', code: state.code, message: REFUSAL_TEXTS[state.code] };
    default:
      return state;
  }
}
