import type { ToolbarState } from '../ui/createToolbar.js';
import type { SessionState } from './sessionState.js';

/** What the toolbar shows of a session; `null`: there is none to show. */
export function toolbarOf(state: SessionState): ToolbarState | null {
  if (state.is !== 'live') return null;
  const { token, agents, online, holder } = state;
  return { token, agents, online, mode: holder === null ? 'pointer' : 'write' };
}
