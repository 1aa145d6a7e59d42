import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Log } from '../../guard/log.js';
import type { ReferenceKeeper } from '../continuity/keepReference.js';
import type { PrivacyExplanation } from '../privacy/policy.js';
import type { Signals } from './createSignals.js';
import type { SessionRuntime } from './sessionHost.js';

export interface LoadedSession {
  /** Sets it up. `initialized`: `onInitialized` has been dispatched already. */
  run(initialized: boolean): SessionRuntime;
}

export interface LauncherOptions {
  signals: Signals;
  log: Log;
  references: ReferenceKeeper;
  /** Fetches the part of the SDK that only a session needs, and sets it up. */
  loadSession(): Promise<LoadedSession>;
  isSupported(): boolean;
  /** Calls back when the site's medium is initialised, at once if it is. */
  whenReady(then: () => void): void;
  /** Tells the customer, without the interface that could not be loaded, that the server is out of reach. */
  tellUnreachable(): void;
  /** How long to try to load for a session that the customer starts, and for one that goes on, in milliseconds. */
  patience: { start: number; resume: number };
}

export interface Launcher extends Stoppable {
  start(): void;
  exit(): void;
  /** Takes control back from the agent. */
  downgrade(): void;
  /** The customer's conversation with the agent is over. */
  endConversation(): void;
  /** What agents may see of an element, and why; `null` without a session. */
  explain(element: Element): PrivacyExplanation | null;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

interface Wish {
  kind: 'start' | 'restore';
  /** When to give up, in milliseconds since 1970. */
  deadline: number;
}

/**
 * Decides when a page pays for co-browse: when its customer starts a session, or is in one already.
 * Invariants: there is one wish at a time and one loop that pursues it; a wish that is gone is not fulfilled
 * by a load that comes late; there is at most one runtime; a start waits for the site's medium, and what goes on does not.
 */
export function createLauncher(options: LauncherOptions): Launcher {
  const { signals, log, references, patience } = options;
  let runtime: SessionRuntime | null = null;
  let wish: Wish | null = null;
  let pursuing = false;
  let stopped = false;
  let initialized = false;
  /** A start waits for the medium. */
  let held = false;
  let wake: () => void = () => undefined;

  const nap = (milliseconds: number) =>
    new Promise<null>(resolve => {
      const timer = setTimeout(() => wake(), milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve(null);
      };
    });

  /** One try; `null` when it failed, or when the wish changed or ran out of time meanwhile. */
  const attempt = async (
    load: Promise<LoadedSession | null>,
    until: number,
  ): Promise<LoadedSession | null> => {
    const loaded = await Promise.race([load, nap(until - Date.now())]);
    wake();
    return loaded;
  };

  const pursue = async (): Promise<void> => {
    let wait = FIRST_RETRY_MS;
    while (wish && !runtime) {
      if (Date.now() >= wish.deadline) return giveUp();
      let failed = false;
      const load = options.loadSession().catch(error => {
        failed = true;
        log.debug('loadFailed', error);
        return null;
      });
      let loaded: LoadedSession | null = null;
      while (wish && !loaded && !failed && Date.now() < wish.deadline)
        loaded = await attempt(load, wish.deadline);
      if (loaded && wish) return fulfil(loaded, wish.kind);
      if (failed && wish) await nap(Math.min(wait, wish.deadline - Date.now()));
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    }
  };

  const fulfil = ({ run }: LoadedSession, kind: Wish['kind']) => {
    wish = null;
    runtime = run(initialized);
    // From here on the session tells the page.
    initialized = true;
    if (kind === 'start') runtime.start();
    else runtime.restore();
  };

  const giveUp = () => {
    wish = null;
    references.clear();
    initializeWithout();
    signals.sessionEnded.dispatch({ reason: 'serverUnavailable' });
    options.tellUnreachable();
  };

  const initializeWithout = () => {
    if (initialized) return;
    initialized = true;
    signals.initialized.dispatch(null);
  };

  const want = (kind: Wish['kind'], within: number) => {
    if (stopped) return;
    const deadline = Date.now() + within;
    // A customer who presses start while a kept session is on its way gets that one, and an answer in time.
    wish = wish ? { kind: wish.kind, deadline: Math.min(wish.deadline, deadline) } : { kind, deadline };
    wake();
    if (pursuing) return;
    pursuing = true;
    pursue()
      .catch(error => log.error('launchFailed', error))
      .finally(() => {
        pursuing = false;
        // A wish that came in the very moment in which the loop ended.
        if (wish && !runtime) want(wish.kind, wish.deadline - Date.now());
      });
  };

  const otherTab = references.watch(() => {
    if (!options.isSupported()) return;
    if (runtime) runtime.restore();
    else want('restore', patience.resume);
  });

  if (options.isSupported() && references.read()) want('restore', patience.resume);
  else options.whenReady(initializeWithout);

  return {
    start() {
      signals.sessionEnded.forget();
      held = true;
      const since = Date.now();
      options.whenReady(() => {
        if (!held) return;
        held = false;
        if (runtime) runtime.start();
        else want('start', patience.start - (Date.now() - since));
      });
    },
    exit() {
      const wanted = wish || held;
      held = false;
      if (runtime) return runtime.exit();
      if (!wanted) return;
      wish = null;
      wake();
      references.clear();
      initializeWithout();
      signals.sessionEnded.dispatch({ reason: 'self' });
    },
    downgrade() {
      if (runtime) return runtime.downgrade();
      // A session that is still being loaded goes on without the control that an earlier page has given.
      const kept = references.read();
      if (kept?.control) references.write({ key: kept.key, token: kept.token });
    },
    endConversation: () => runtime?.endConversation(),
    explain: element => runtime?.explain(element) ?? null,
    stop() {
      stopped = true;
      held = false;
      wish = null;
      wake();
      stopAll([otherTab, ...(runtime ? [runtime] : [])]).stop();
    },
  };
}
