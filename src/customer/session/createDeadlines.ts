import type { SessionEvent, SessionState } from './sessionState.js';

export interface Deadlines {
  /** To be called after every change of state. */
  follow(state: SessionState): void;
  stop(): void;
}

export interface DeadlineOptions {
  /** How long the server may take to answer a customer who starts a session, in milliseconds. */
  startWithin: number;
  /** When a session that goes on is told to the page although the server has not answered yet, in milliseconds. */
  announceAfter: number;
  /** How long the session may be cut off from the server, in milliseconds. */
  offlineFor: number;
  dispatch(event: SessionEvent): void;
}

/**
 * Turns the passing of time into events. Invariant: a wait is timed from the moment it began, however
 * often the state changes while it lasts.
 */
export function createDeadlines(options: DeadlineOptions): Deadlines {
  let waitingFor: string | null = null;
  let timers: ReturnType<typeof setTimeout>[] = [];

  const clear = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };
  const after = (milliseconds: number, event: SessionEvent) =>
    timers.push(setTimeout(() => options.dispatch(event), milliseconds));

  return {
    follow(state) {
      const wait = waitOf(state);
      if (wait === waitingFor) return;
      waitingFor = wait;
      clear();
      if (wait === 'start') after(options.startWithin, { is: 'gaveUp' });
      if (wait === 'resume') after(options.announceAfter, { is: 'slow' });
      if (wait === 'resume' || wait === 'offline') after(options.offlineFor, { is: 'gaveUp' });
    },
    stop: clear,
  };
}

function waitOf(state: SessionState): 'start' | 'resume' | 'offline' | null {
  if (state.is === 'starting') return 'start';
  if (state.is === 'resuming') return 'resume';
  return state.is === 'live' && !state.online ? 'offline' : null;
}
