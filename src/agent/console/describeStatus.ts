import type { AgentState } from '../connection/agentState.js';
import { END_TEXTS, STRINGS } from './strings.js';

export interface Status {
  text: string;
  tone: 'quiet' | 'notice' | 'busy' | 'live' | 'stale';
}

/** What has lasted long enough to be told; shorter ones would only flicker. */
export interface Lasting {
  customerAway: boolean;
  unreachable: boolean;
}

/** The one sentence that says what is going on. */
export function describeStatus(state: AgentState, lasting: Lasting): Status {
  switch (state.kind) {
    case 'idle':
      if (state.notice === 'displaced') return { text: STRINGS.displaced, tone: 'notice' };
      return { text: STRINGS.idle, tone: 'quiet' };
    case 'joining':
      return { text: lasting.unreachable ? STRINGS.unreachable : STRINGS.joining, tone: 'busy' };
    case 'active':
      if (!state.connected) return { text: STRINGS.staleConnection, tone: 'stale' };
      if (!state.customerOnline && lasting.customerAway)
        return { text: STRINGS.staleCustomer, tone: 'stale' };
      if (!state.page) return { text: STRINGS.waiting, tone: 'busy' };
      if (state.control === 'asked') return { text: STRINGS.asking, tone: 'busy' };
      if (state.control === 'other') return { text: otherControls(state.controller), tone: 'live' };
      return { text: STRINGS.live, tone: 'live' };
    case 'ended':
      return { text: END_TEXTS[state.cause], tone: 'notice' };
    case 'refused':
      return { text: STRINGS.idle, tone: 'quiet' };
  }
}

const otherControls = (name?: string) =>
  name === undefined ? STRINGS.otherControls : `${STRINGS.otherControls}: ${name}`;
