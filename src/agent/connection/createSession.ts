import type { Stoppable } from '../../browser/listen.js';
import type { Store } from '../../browser/openStore.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { AgentMessage, Annotation, Command, PointerPlace } from '../../protocol/index.js';
import { type AgentNotice, describeAnswer, describeRefusal } from './agentNotice.js';
import type { AgentState } from './agentState.js';
import type { Connection, ConnectionOptions, OpenConnection } from './connection.js';
import { createResyncLimiter } from './createResyncLimiter.js';
import { createSeenSender } from './createSeenSender.js';
import { createSessionStore } from './createSessionStore.js';
import { describeState } from './describeState.js';
import { type EventBatch, followLog } from './followLog.js';
import { readPage } from './readPage.js';
import { sayFarewell } from './sayFarewell.js';
import type { SessionEffect, SessionEvent, SessionReference, SessionState } from './sessionState.js';
import type { Timers } from './timers.js';
import { transition } from './transition.js';

/** A page is not asked for snapshots more often than this, ms: each costs the customer's browser some work. */
const RENEW_EVERY_MS = 5_000;

export interface SessionOptions {
  connection: ConnectionOptions;
  open: OpenConnection;
  store: Store;
  timers: Timers;
  log: Log;
  /** The state, after each change. */
  stateChanged(state: AgentState): void;
  /** A batch of the customer's events; only while in a session. */
  deliver(batch: EventBatch): void;
  notice(notice: AgentNotice): void;
  /** Something was drawn over this page, or taken away: by this agent (`by` is empty), another one, or the customer. */
  annotated(page: string, by: string, annotation: Annotation): void;
}

/** The session of this window: the pure `transition` and the effects around it. */
export interface AgentSession {
  getState(): AgentState;
  join(reference: SessionReference): void;
  exit(): void;
  point(at: PointerPlace): void;
  requestControl(request: string): void;
  releaseControl(): void;
  /** Acts in the page that is shown. False: this agent has no control, or nothing is shown. */
  command(command: Command): boolean;
  /** Draws over the page that is shown. False: there is none, or it cannot be reached. */
  annotate(annotation: Annotation): boolean;
  /** A view needs the page from its last snapshot. */
  resync(reason: string): void;
  /** A view has strayed from the page: the page should send a new snapshot. */
  renew(): void;
  stop(): void;
}

export function createSession(options: SessionOptions): AgentSession {
  const { timers, log } = options;
  const stored = createSessionStore(options.store);
  let state: SessionState = { kind: 'idle', notice: null };
  let shown = describeState(state);
  let connection: Connection | null = null;
  let farewell: Stoppable | null = null;
  /** Names the recording that is shown: what commands count on. */
  let recording: string | null = null;
  let lastCommand = 0;
  let stopped = false;
  const queue: SessionEvent[] = [];
  let running = false;

  const send = (message: AgentMessage) => connection?.send(message) ?? false;
  const seen = createSeenSender(pos => send({ t: 'seen', pos }), timers);
  const resyncs = createResyncLimiter(() => {
    if (!send({ t: 'resync', fresh: false })) return;
    follower.expectSnapshot();
    // The server counts from the snapshot again: a late word about a later entry would be wrong.
    seen.reset();
  }, timers);
  const renewals = createResyncLimiter(() => void send({ t: 'resync', fresh: true }), timers, RENEW_EVERY_MS);
  const deliver = guardCallback(options.deliver, log, 'deliverFailed');
  const notice = guardCallback(options.notice, log, 'noticeFailed');
  const annotated = guardCallback(options.annotated, log, 'annotationFailed');
  const follower = followLog({
    deliver(batch) {
      // A new snapshot mends whatever was wrong before it.
      if (batch.kind === 'snapshot') renewals.stop();
      recording = batch.page;
      deliver(batch);
      const page = state.kind === 'active' ? readPage(batch.events, state.page) : null;
      if (page && state.kind === 'active' && page !== state.page) handle({ kind: 'pageShown', page });
    },
    askResync: resyncs.ask,
    taken: seen.note,
    log,
  });

  const close = () => {
    connection?.stop();
    connection = null;
    seen.reset();
    resyncs.stop();
    renewals.stop();
    follower.reset();
    recording = null;
  };

  const run = (effect: SessionEffect) => {
    switch (effect.kind) {
      case 'open':
        close();
        connection = options.open(options.connection, {
          connected: () => handle({ kind: 'connected' }),
          disconnected() {
            seen.reset();
            handle({ kind: 'disconnected' });
          },
          refused: code => handle({ kind: 'connectionRefused', code }),
          message(message) {
            if (message.t === 'entry') follower.handleEntry(message);
            else if (message.t === 'invalid') log.warn('messageNotTaken', message.code);
            else if (message.t === 'commandRefused') notice(describeRefusal(message));
            else if (message.t === 'annotate') annotated(message.page, message.agentId, message.annotation);
            else if (message.t === 'annotationsCleared') annotated(message.page, '', { do: 'clear' });
            else handle({ kind: 'message', message });
          },
        });
        return;
      case 'close':
        return close();
      case 'sayHello': {
        const { key, token } = effect.reference;
        const after = follower.place();
        if (effect.how === 'join') send({ t: 'join', token, key });
        else send({ t: 'rejoin', key, ...(after ? { after } : {}) });
        return;
      }
      case 'sayExit':
        send({ t: 'exit' });
        return;
      case 'sayFarewell':
        farewell?.stop();
        farewell = sayFarewell(effect.reference, events => options.open(options.connection, events), timers);
        return;
      case 'reconnectLater':
        return connection?.reconnectLater();
      case 'remember':
        return stored.write(effect.reference);
      case 'forget':
        return stored.clear();
      case 'sayControl':
        send(effect.message);
        return;
      case 'tellAnswer':
        return notice(describeAnswer(effect.allow, effect.reason));
      case 'followLog':
        return follower.enter(effect.epoch);
    }
  };

  // Events that come while one is handled (a listener that calls `exit`) wait for their turn.
  const handle = (event: SessionEvent) => {
    queue.push(event);
    if (running) return;
    running = true;
    try {
      for (let next = queue.shift(); next && !stopped; next = queue.shift()) {
        const step = transition(state, next);
        const changed = step.state !== state;
        state = step.state;
        for (const effect of step.effects) run(effect);
        if (!changed) continue;
        shown = describeState(state);
        options.stateChanged(shown);
      }
    } finally {
      running = false;
    }
  };

  const reference = stored.read();
  if (reference) handle({ kind: 'restore', reference });

  return {
    getState: () => shown,
    join: reference => handle({ kind: 'join', reference }),
    exit: () => handle({ kind: 'exit' }),
    point: at => void (state.kind === 'active' && send({ t: 'pointer', at })),
    requestControl: request => handle({ kind: 'requestControl', request }),
    releaseControl: () => handle({ kind: 'releaseControl' }),
    command(command) {
      if (state.kind !== 'active' || state.holder !== 'you' || recording === null) return false;
      // Grows over reloads of this window too.
      lastCommand = Math.max(lastCommand + 1, Date.now());
      return send({ t: 'command', page: recording, n: lastCommand, command });
    },
    annotate(annotation) {
      if (state.kind !== 'active' || !state.connected || recording === null) return false;
      const page = recording;
      if (!send({ t: 'annotate', page, annotation })) return false;
      annotated(page, '', annotation);
      return true;
    },
    resync: reason => follower.want(reason),
    renew: () => void (state.kind === 'active' && renewals.ask()),
    stop() {
      stopped = true;
      farewell?.stop();
      close();
    },
  };
}
