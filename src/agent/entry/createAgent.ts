import { createRandomId } from '../../browser/createRandomId.js';
import { openStore, type Store } from '../../browser/openStore.js';
import { createConsoleLog } from '../../guard/createConsoleLog.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { LIMITS } from '../../protocol/index.js';
import { annotateView } from '../annotate/annotateView.js';
import type { AgentNotice } from '../connection/agentNotice.js';
import type { AgentState } from '../connection/agentState.js';
import { type AgentIdentity, createIdentity } from '../connection/createIdentity.js';
import { createSession } from '../connection/createSession.js';
import { createWindowTimers } from '../connection/createWindowTimers.js';
import { openConnection } from '../connection/openConnection.js';
import { readToken } from '../connection/readToken.js';
import { REFUSAL_TEXTS, type RefusalReason } from '../connection/refusalTexts.js';
import { captureInput } from '../control/captureInput.js';
import { movePointerByKeys } from '../pointerKeys/movePointerByKeys.js';
import { type FedView, mountView, type View } from '../replay/mountView.js';

/** What a page decides about its agent. */
export interface AgentOptions {
  /** Address of the server's endpoint, `https://host/cobrowse`; relative to the page if it is a path. */
  url: string;
  /** What this agent says of itself; a server with a login takes its own answer. `name` is shown to the customer. */
  agent?: { id?: string; name?: string };
  /** Where the session of this window is kept over reloads: sessionStorage, or memory where that is blocked. */
  storage?: Store;
  /** Where errors go; the browser's console if not given. */
  log?: Log;
  /** Writes everything into the console's log. */
  debug?: boolean;
}

/** `message` says in English what to do. */
export type JoinResult =
  | { ok: true; token: string }
  | { ok: false; code: RefusalReason | 'cancelled'; message: string };

/** The agent's side of a session, in one window. */
export interface Agent {
  /**
   * Enters the session with this number; spaces and dashes in it do not matter. Answers when the server does,
   * however long that takes; `exit` cancels. Never rejects.
   */
  join(token: string): Promise<JoinResult>;
  /** Asks the customer for control (Write Mode). The state says when it was given; `onNotice`, what was answered. */
  requestControl(): void;
  /** Gives control back, or takes the wish for it back. */
  releaseControl(): void;
  /**
   * Leads the customer back, forward, to the same page again, or to an address of the same site; a notice is shown to
   * the customer some seconds before. Only in control. False: it could not be asked for.
   */
  navigate(to: 'back' | 'forward' | 'refresh' | { url: string }): boolean;
  /** Calls back with what the agent should be told, until the returned function is called. */
  onNotice(callback: (notice: AgentNotice) => void): () => void;
  /**
   * Takes away everything that agents have drawn over the customer's page, for all who see it. What draws is chosen with
   * `View.setTool`. False: no page is shown, or it cannot be reached.
   */
  clearAnnotations(): boolean;
  /** Leaves the session, or stops trying to join. */
  exit(): void;
  /** Shows the customer's page inside of `container`, fitted to its size, until stopped. */
  mountView(container: HTMLElement): View;
  /** What this window is doing now. */
  getState(): AgentState;
  /** Calls back after each change, until the returned function is called. */
  onStateChanged(callback: (state: AgentState) => void): () => void;
  /** Frees everything. The session goes on: a later window with the same storage continues it. */
  stop(): void;
}

/** Creates the agent's side of a session. If this window was in a session before a reload, it goes back in. */
export function createAgent(options: AgentOptions): Agent {
  const log = options.log ?? createConsoleLog('opencobrowse', options.debug ?? false, console);
  const store = options.storage ?? openStore([() => window.sessionStorage]);
  const identity: AgentIdentity = createIdentity(
    options.agent ?? {},
    openStore([() => window.localStorage]),
    () => createRandomId(16, crypto),
  );
  const timers = createWindowTimers(window);
  const listeners = new Map<symbol, (state: AgentState) => void>();
  const noticed = new Map<symbol, (notice: AgentNotice) => void>();
  const views = new Map<symbol, FedView>();
  let lastDrawing = 0;
  /** Grows over reloads of this window too. */
  const nextDrawing = () => {
    lastDrawing = Math.max(lastDrawing + 1, Date.now());
    return lastDrawing;
  };
  let answerJoin: ((result: JoinResult) => void) | null = null;

  const settleJoin = (state: AgentState) => {
    if (!answerJoin || state.kind === 'joining') return;
    const answer = answerJoin;
    answerJoin = null;
    if (state.kind === 'active') answer({ ok: true, token: state.token });
    else if (state.kind === 'refused') answer({ ok: false, code: state.code, message: state.message });
    else answer({ ok: false, code: 'cancelled', message: 'Joining was cancelled.' });
  };

  const session = createSession({
    connection: { url: new URL(options.url, document.baseURI).href, agent: identity },
    open: (connection, events) => openConnection(connection, events, log),
    store,
    timers,
    log,
    stateChanged(state) {
      // What was seen of a customer does not stay on the screen after the session.
      if (state.kind !== 'active') for (const view of [...views.values()]) view.clear();
      for (const view of [...views.values()]) view.setControl(hasControl(state));
      for (const listener of [...listeners.values()]) listener(state);
      settleJoin(state);
    },
    deliver(batch) {
      for (const view of [...views.values()]) view.take(batch);
    },
    notice(notice) {
      for (const listener of [...noticed.values()]) listener(notice);
    },
    annotated(page, by, annotation) {
      for (const view of [...views.values()]) view.annotate(page, by, annotation);
    },
  });

  const refuse = (code: RefusalReason): Promise<JoinResult> =>
    Promise.resolve({ ok: false, code, message: REFUSAL_TEXTS[code] });

  return {
    join(typed) {
      const state = session.getState();
      if (state.kind === 'active' || state.kind === 'joining') return refuse('alreadyInSession');
      const token = readToken(typed);
      if (!token) return refuse('badToken');
      return new Promise(resolve => {
        answerJoin = resolve;
        session.join({ token, key: createRandomId(32, crypto) });
      });
    },
    exit: session.exit,
    clearAnnotations: () => session.annotate({ do: 'clear' }),
    requestControl: () => session.requestControl(createRandomId(16, crypto)),
    releaseControl: session.releaseControl,
    navigate(to) {
      if (typeof to === 'string') return session.command({ do: 'navigate', to });
      const url = to.url.trim();
      return url !== '' && url.length <= LIMITS.addressLength && session.command({ do: 'open', url });
    },
    onNotice(callback) {
      const id = Symbol('listener');
      noticed.set(id, guardCallback(callback, log, 'noticeListenerFailed', 'warn'));
      return () => void noticed.delete(id);
    },
    mountView(container) {
      const id = Symbol('view');
      const view = mountView({
        container,
        timers,
        log,
        point: session.point,
        broken: session.resync,
        diverged: session.renew,
        control: surface => captureInput({ ...surface, send: session.command, timers }),
        keys: movePointerByKeys,
        annotations: surface =>
          annotateView({ ...surface, timers, annotate: session.annotate, nextId: nextDrawing }, window, log),
      });
      view.setControl(hasControl(session.getState()));
      views.set(id, view);
      session.resync('viewMounted');
      return {
        setTool: view.setTool,
        stop() {
          views.delete(id);
          view.stop();
        },
      };
    },
    getState: session.getState,
    onStateChanged(callback) {
      const id = Symbol('listener');
      listeners.set(id, guardCallback(callback, log, 'stateListenerFailed', 'warn'));
      return () => void listeners.delete(id);
    },
    stop() {
      for (const view of [...views.values()]) view.stop();
      views.clear();
      listeners.clear();
      noticed.clear();
      session.stop();
    },
  };
}

const hasControl = (state: AgentState) => state.kind === 'active' && state.control === 'own';
