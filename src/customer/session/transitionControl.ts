import type { ControlEvent, Mode, SessionEffect, SessionState, Transition } from './sessionState.js';

type Live = SessionState & { is: 'live' };

/**
 * Who may act in the page: control event × state → state and effects. Pure.
 *
 * Invariants: Write Mode comes only from a yes of the customer, on this page, on an earlier one or in another
 * tab; a request that was asked is answered once, unless it was withdrawn, the line broke or the session
 * ended; it is not carried to another page.
 */
export function transitionControl(state: SessionState, event: ControlEvent): Transition {
  // Where control was brought along and the server has not answered yet, it can be taken back already.
  if (state.is === 'resuming' && state.mode === 'write' && event.is === 'downgrade')
    return { state: { ...state, mode: 'pointer' }, effects: [remember(state, 'pointer')] };
  if (state.is !== 'live') return { state, effects: [] };
  switch (event.is) {
    case 'upgradeRequested':
      return hearRequest(state, event.request);
    case 'upgradeWithdrawn':
      return state.request === event.request ? closeRequest(state, false) : { state, effects: [] };
    case 'upgradeAnswered': {
      if (state.request !== event.request) return { state, effects: [] };
      const effects: SessionEffect[] = [
        { do: 'closeUpgrade' },
        { do: 'sendUpgradeAnswer', request: event.request, allow: event.allow },
      ];
      const answered: Live = { ...state, request: null };
      if (!event.allow) return { state: answered, effects };
      return {
        state: { ...answered, mode: 'write' },
        effects: [...effects, remember(state, 'write'), { do: 'announceMode', mode: 'write', news: true }],
      };
    }
    case 'downgrade':
      if (state.mode === 'pointer') return { state, effects: [] };
      return {
        state: { ...state, mode: 'pointer' },
        effects: [
          remember(state, 'pointer'),
          { do: 'sendMode', mode: 'pointer' },
          { do: 'announceMode', mode: 'pointer', news: true },
        ],
      };
    case 'agentNavigates':
      // In Pointer Mode an agent navigates nothing, whatever arrives.
      if (state.mode === 'pointer') return { state, effects: [] };
      return { state, effects: [{ do: 'announceNavigation', navigation: event.navigation }] };
    case 'navigationFailed':
      return { state, effects: [{ do: 'announceNavigationFailed' }] };
  }
}

/** Takes an open request away: nobody can answer it any more. `refuse`: the server can still be told. */
export function closeRequest(state: Live, refuse: boolean): { state: Live; effects: SessionEffect[] } {
  if (state.request === null) return { state, effects: [] };
  const effects: SessionEffect[] = [{ do: 'closeUpgrade' }];
  if (refuse) effects.push({ do: 'sendUpgradeAnswer', request: state.request, allow: false });
  return { state: { ...state, request: null }, effects };
}

/** Another tab of the customer has decided the mode: it holds in all of them. */
export function adoptMode(state: SessionState, mode: Mode): Transition {
  if (state.is === 'resuming') return { state: { ...state, mode }, effects: [] };
  if (state.is !== 'live' || state.mode === mode) return { state, effects: [] };
  const closed = closeRequest(state, false);
  return {
    state: { ...closed.state, mode },
    effects: [...closed.effects, { do: 'announceMode', mode, news: true }],
  };
}

function hearRequest(state: Live, name: string): Transition {
  // Only the page that agents see asks: the customer must see what control is asked for.
  if (!state.shown || state.agents.length === 0 || state.request === name) return { state, effects: [] };
  if (state.mode === 'write') return { state, effects: [{ do: 'sendMode', mode: 'write' }] };
  const replaced = closeRequest(state, true);
  return {
    state: { ...replaced.state, request: name },
    effects: [...replaced.effects, { do: 'askUpgrade', request: name }],
  };
}

function remember({ key, token }: { key: string; token: string }, mode: Mode): SessionEffect {
  return { do: 'remember', reference: { key, token, ...(mode === 'write' && { control: true }) } };
}
