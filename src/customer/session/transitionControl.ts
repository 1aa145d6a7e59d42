import type {
  ControlEvent,
  ControlRequest,
  SessionEffect,
  SessionState,
  Transition,
} from './sessionState.js';

type Live = SessionState & { is: 'live' };

/**
 * Who may act in the page: control event × state → state and effects. Pure.
 *
 * Invariants: Write Mode comes only from a yes of the customer, on this page, on an earlier one or in another
 * tab, and is one agent's: another who wants it asks the customer too; a request that was asked is answered once,
 * unless it was withdrawn, the line broke or the session ended; it is not carried to another page.
 */
export function transitionControl(state: SessionState, event: ControlEvent): Transition {
  // Where control was brought along and the server has not answered yet, it can be taken back already.
  if (state.is === 'resuming' && state.holder !== null && event.is === 'downgrade')
    return { state: { ...state, holder: null }, effects: [remember(state, null)] };
  if (state.is !== 'live') return { state, effects: [] };
  switch (event.is) {
    case 'upgradeRequested':
      return hearRequest(state, { name: event.request, agentId: event.agentId });
    case 'upgradeWithdrawn':
      return state.request?.name === event.request ? closeRequest(state, false) : { state, effects: [] };
    case 'upgradeAnswered': {
      const { request } = state;
      if (request?.name !== event.request) return { state, effects: [] };
      const effects: SessionEffect[] = [
        { do: 'closeUpgrade' },
        { do: 'sendUpgradeAnswer', request: event.request, allow: event.allow },
      ];
      const answered: Live = { ...state, request: null };
      if (!event.allow) return { state: answered, effects };
      return hold(answered, request.agentId, effects);
    }
    case 'downgrade':
      return hold(state, null);
    case 'released':
      return state.holder === event.agentId ? hold(state, null) : { state, effects: [] };
    case 'agentLeft': {
      const { agentId } = event;
      const agents = state.agents.filter(({ id }) => id !== agentId);
      const closed = state.request?.agentId === agentId ? closeRequest(state, false) : { state, effects: [] };
      // Recording is for agents only.
      const before: SessionEffect[] =
        agents.length > 0 ? closed.effects : [...closed.effects, { do: 'stopRecording' }];
      return hold({ ...closed.state, agents }, state.holder === agentId ? null : state.holder, before);
    }
    case 'agentNavigates':
      // In Pointer Mode an agent navigates nothing, whatever arrives.
      if (state.holder === null) return { state, effects: [] };
      return { state, effects: [{ do: 'announceNavigation', navigation: event.navigation }] };
    case 'navigationFailed':
      return { state, effects: [{ do: 'announceNavigationFailed' }] };
  }
}

/** Takes an open request away: nobody can answer it any more. `refuse`: the server can still be told. */
export function closeRequest(state: Live, refuse: boolean): { state: Live; effects: SessionEffect[] } {
  if (state.request === null) return { state, effects: [] };
  const effects: SessionEffect[] = [{ do: 'closeUpgrade' }];
  if (refuse) effects.push({ do: 'sendUpgradeAnswer', request: state.request.name, allow: false });
  return { state: { ...state, request: null }, effects };
}

/** Another tab of the customer has decided the mode: it holds in all of them. */
export function adoptHolder(state: SessionState, holder: string | null): Transition {
  if (state.is === 'resuming') return { state: { ...state, holder }, effects: [] };
  if (state.is !== 'live' || state.holder === holder) return { state, effects: [] };
  const closed = closeRequest(state, false);
  return {
    state: { ...closed.state, holder },
    effects: [...closed.effects, { do: 'control', holder }, ...announceChange(state, holder)],
  };
}

/** The customer's browser decides that `holder` has control from now on; `null`: nobody. */
function hold(state: Live, holder: string | null, before: readonly SessionEffect[] = []): Transition {
  if (state.holder === holder) return { state, effects: [...before] };
  return {
    state: { ...state, holder },
    effects: [
      ...before,
      { do: 'control', holder },
      remember(state, holder),
      { do: 'sendHolder', holder },
      ...announceChange(state, holder),
    ],
  };
}

/** The page knows modes, not agents: when control goes from one agent to another, its mode is the same. */
function announceChange({ holder }: Live, next: string | null): SessionEffect[] {
  if ((holder === null) === (next === null)) return [];
  return [{ do: 'announceMode', mode: next === null ? 'pointer' : 'write', news: true }];
}

function hearRequest(state: Live, request: ControlRequest): Transition {
  // Only the page that agents see asks: the customer must see what control is asked for.
  const isOfSession = state.agents.some(({ id }) => id === request.agentId);
  if (!state.shown || !isOfSession || state.request?.name === request.name) return { state, effects: [] };
  const { holder } = state;
  if (holder === request.agentId) return { state, effects: [{ do: 'sendHolder', holder }] };
  const replaced = closeRequest(state, true);
  return {
    state: { ...replaced.state, request },
    effects: [...replaced.effects, { do: 'askUpgrade', request: request.name }],
  };
}

function remember({ key, token }: { key: string; token: string }, holder: string | null): SessionEffect {
  return { do: 'remember', reference: { key, token, ...(holder !== null && { control: holder }) } };
}
