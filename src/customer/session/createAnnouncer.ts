import type { Ui } from '../ui/createUi.js';
import type { StringKey } from '../ui/strings.js';
import type { Signals } from './createSignals.js';
import { createSessionObject, type Session } from './sessionObject.js';
import type { AgentNavigation, SessionEffect, SessionEndReason } from './sessionState.js';

type Announcement = Extract<
  SessionEffect,
  {
    do:
      | 'announceInitialized'
      | 'announceStarted'
      | 'announceAgentJoined'
      | 'announceEnded'
      | 'announceMode'
      | 'announceNavigation'
      | 'announceNavigationFailed';
  }
>;

const END_TEXTS: Record<SessionEndReason, StringKey> = {
  self: 'youLeft',
  external: 'agentLeft',
  timeout: 'sessionTimedOut',
  inactivityTimeout: 'sessionInactiveTimedOut',
  serverUnavailable: 'serverUnavailable',
  sessionsOverLimit: 'sessionsOverLimit',
  error: 'sessionError',
};

const NAVIGATION_TEXTS: Record<AgentNavigation['command'], StringKey> = {
  back: 'navBack',
  forward: 'navForward',
  refresh: 'navRefresh',
  url: 'navUrl',
};

/**
 * Tells the page (signals) and the customer (notices) what happened to the session. `onInitialized`
 * comes once for each page load: a session that turns up later was started in another tab, and is
 * announced as started.
 */
export function createAnnouncer(signals: Signals, ui: Ui, alreadyInitialized: boolean) {
  let initialized = alreadyInitialized;
  const announceStart = (session: Session) => {
    signals.sessionEnded.forget();
    signals.sessionStarted.dispatch(session);
  };

  return {
    /** `startedText`: what the customer is told of a session that has begun. */
    announce(effect: Announcement, startedText: StringKey = 'sessionStarted'): void {
      switch (effect.do) {
        case 'announceInitialized': {
          const session =
            effect.token === null ? null : createSessionObject(effect.token, effect.agents.length);
          if (!initialized) {
            initialized = true;
            signals.initialized.dispatch(session);
          } else if (session) announceStart(session);
          return;
        }
        case 'announceStarted':
          ui.notify(startedText, { sessionId: effect.token });
          announceStart(createSessionObject(effect.token, 0));
          return;
        case 'announceAgentJoined':
          ui.notify('agentJoined');
          signals.agentJoined.dispatch({}, createSessionObject(effect.token, effect.agents.length));
          return;
        case 'announceEnded':
          // What happened in a session that is over must not greet those who listen for the next.
          for (const signal of ofOneSession(signals)) signal.forget();
          signals.initialized.remember(null);
          ui.notify(END_TEXTS[effect.reason]);
          signals.sessionEnded.dispatch({ reason: effect.reason });
          return;
        case 'announceMode': {
          const write = effect.mode === 'write';
          if (effect.news) ui.notify(write ? 'modeUpgraded' : 'modeDowngraded');
          signals.modeChanged.dispatch({ pointer: !write, write });
          return;
        }
        case 'announceNavigation': {
          const { command, url } = effect.navigation;
          ui.notify(NAVIGATION_TEXTS[command]);
          signals.navigationFailed.forget();
          signals.agentNavigated.dispatch(command === 'url' ? { command, url } : { command });
          return;
        }
        case 'announceNavigationFailed':
          ui.notify('navFailed');
          signals.agentNavigated.forget();
          signals.navigationFailed.dispatch();
          return;
      }
    },
  };
}

/** The signals whose events belong to one session; the others belong to the page. */
function ofOneSession(signals: Signals): readonly { forget(): void }[] {
  const { initialized: _page, sessionEnded: _itself, ...others } = signals;
  return Object.values(others);
}
