import { createRandomId } from '../../browser/createRandomId.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { MediaDesk } from '../media/createMediaDesk.js';
import type { Restrictions } from '../privacy/openRestrictions.js';
import type { PagePrivacy } from '../privacy/pagePrivacy.js';
import type { Connection, ConnectionEvents } from '../transport/connection.js';
import type { Outbox, OutboxOptions } from '../transport/createOutbox.js';
import type { Ui } from '../ui/createUi.js';
import type { AgentControl, OpenAgentControl } from './agentControl.js';
import { createAnnouncer } from './createAnnouncer.js';
import { createDeadlines } from './createDeadlines.js';
import { createLine } from './createLine.js';
import { createMirror } from './createMirror.js';
import { createStartQuestion } from './createStartQuestion.js';
import { createUpgradeQuestion } from './createUpgradeQuestion.js';
import { followPage } from './followPage.js';
import type { OpenAnnotations } from './pageAnnotations.js';
import { receiveMessage } from './receiveMessage.js';
import type { SessionRuntime, SessionSurroundings } from './sessionHost.js';
import type { SessionEffect, SessionEvent, SessionState } from './sessionState.js';
import { toolbarOf } from './toolbarOf.js';
import { transition } from './transition.js';

const START_WITHIN_MS = 20_000;
const ANNOUNCE_AFTER_MS = 3000;
const TOUCH_EVERY_MS = 5000;
const RETRY_MS = 1000;
const UPGRADE_ANSWER_WITHIN_MS = 60_000;

/** The parts that a session uses, as the wiring of the program chose them. */
export interface SessionParts {
  createUi(wishes: { onExit(): void; onDowngrade(): void }): Ui;
  openConnection(events: ConnectionEvents): Connection;
  createOutbox(options: OutboxOptions): Outbox;
  openAgentControl: OpenAgentControl;
  openAnnotations: OpenAnnotations;
  privacy: PagePrivacy;
  /** The rules of privacy: without all of them nothing is recorded. */
  restrictions: Pick<Restrictions, 'check' | 'take'>;
  /** The site's chat, if it has connected one. */
  media: MediaDesk | null;
  /** What agents may see of an element, and why; `null` as long as that is not known. Never throws. */
  explain: SessionRuntime['explain'];
  /** Loads the page anew. */
  reload(): void;
}

/** The session of a page: the transition function, and the effects around it. */
export function runSession(host: SessionSurroundings, parts: SessionParts): SessionRuntime {
  const { window, config, log, references } = host;
  const { document } = window;
  let state: SessionState = { is: 'idle' };
  const events: SessionEvent[] = [];
  let handling = false;
  /** Another tab that waited for the same answer has heard it before this one. */
  let answeredElsewhere = false;

  /** Events that come while one is handled wait: a page may call `exitSession()` in any callback. */
  const dispatch = (event: SessionEvent): void => {
    events.push(event);
    if (handling) return;
    handling = true;
    try {
      for (let next = events.shift(); next; next = events.shift()) handle(next);
    } finally {
      handling = false;
    }
  };
  const handle = (given: SessionEvent): void => {
    const isRefused = given.is === 'welcomed' && !parts.restrictions.take(given.restrictions);
    const event: SessionEvent = isRefused ? { is: 'failed' } : given;
    const next = transition(state, event);
    state = next.state;
    if (event.is === 'disconnected') mirror.suspend();
    if (event.is === 'welcomed') touch();
    for (const effect of next.effects) guardCallback(carryOut, log, `effectFailed ${effect.do}`)(effect);
    deadlines.follow(state);
    guardCallback(ui.show, log, 'showFailed')(toolbarOf(state));
  };

  const exit = () => dispatch({ is: 'exit' });
  const downgrade = () => dispatch({ is: 'downgrade' });
  const ui = parts.createUi({ onExit: exit, onDowngrade: downgrade });
  const announcer = createAnnouncer(host.signals, ui, host.initialized);
  const upgrade = createUpgradeQuestion({
    signal: host.signals.modeUpgradeRequested,
    // The interface of a site of its own answers every question with yes; control is not given away so.
    ui: config.disableBuiltInUI ? null : ui,
    log,
    answerWithin: UPGRADE_ANSWER_WITHIN_MS,
    answer: (request, allow) => dispatch({ is: 'upgradeAnswered', request, allow }),
  });
  const isInFront = () => document.visibilityState !== 'hidden';
  let retrying: number | undefined;
  const retry = () => {
    window.clearTimeout(retrying);
    retrying = window.setTimeout(() => dispatch({ is: 'connected', claim: isInFront() }), RETRY_MS);
  };
  const line = createLine({
    open: parts.openConnection,
    connected: () => dispatch({ is: 'connected', claim: isInFront() }),
    disconnected: () => dispatch({ is: 'disconnected' }),
    refused(code) {
      log.error('serverRefused', code);
      dispatch({ is: 'failed' });
    },
    message: message => receiveMessage(message, { dispatch, retry, mirror, ui, agentControl, annotate, log }),
    farewellWithin: START_WITHIN_MS,
  });
  const mirror = createMirror({
    loadRecorder: host.loadRecorder,
    createOutbox: parts.createOutbox,
    privacy: parts.privacy,
    createPageId: () => createRandomId(16, window.crypto),
    send: line.send,
    masked: element => host.signals.maskedElement.dispatch(element),
    failed: () => dispatch({ is: 'failed' }),
    log,
  });
  const agentControl: AgentControl = parts.openAgentControl({
    ...mirror,
    ...{ receive: dispatch, send: line.send },
  });
  const annotate = parts.openAnnotations({ ...mirror, send: line.send, overlay: ui.overlay });
  const deadlines = createDeadlines({
    startWithin: START_WITHIN_MS,
    announceAfter: ANNOUNCE_AFTER_MS,
    offlineFor: config.maxOfflineDuration * 1000,
    dispatch,
  });

  const carryOut = (effect: SessionEffect): void => {
    switch (effect.do) {
      case 'connect':
        line.open();
        // The agent's first look should not wait for a download.
        host.loadRecorder().catch(error => log.debug('recorderNotYet', error));
        return;
      case 'disconnect':
        return line.close();
      case 'sendStart':
        line.send({ t: 'start', key: effect.key, page: mirror.page() });
        return;
      case 'sendResume':
        line.send({ t: 'resume', key: effect.key, page: mirror.page(), claim: effect.claim });
        return;
      case 'sendExit':
        return line.sayFarewell(effect.key, mirror.page());
      case 'remember': {
        const { token } = effect.reference;
        answeredElsewhere = token !== null && references.read()?.token === token;
        return references.write(effect.reference);
      }
      case 'forget':
        return references.clear();
      case 'record':
        return mirror.record(effect.lastSeq, effect.needSnapshot);
      case 'stopRecording':
        return mirror.stop();
      case 'askUpgrade':
        agentControl.prepare();
        return upgrade.ask(effect.request);
      case 'control':
        return agentControl.give(effect.holder);
      case 'closeUpgrade':
        return upgrade.close();
      case 'sendUpgradeAnswer':
      case 'sendHolder':
        return agentControl.tell(effect);
      case 'announceStarted':
        return announcer.announce(effect, handOver(effect.token));
      default:
        return announcer.announce(effect);
    }
  };

  /** Gives what to tell the customer. */
  const handOver = (token: string) => {
    if (answeredElsewhere) return undefined;
    return parts.media?.handOver(token, {
      isWaiting: () => state.is === 'live' && state.token === token && state.agents.length === 0,
      tell: text => ui.notify(text, { sessionId: token }),
    });
  };

  const touch = () => {
    if (state.is === 'live' && state.online) references.touch();
  };
  const comeBack = () => {
    if (state.is === 'idle') return;
    const kept = references.read();
    const isAnother = kept !== null && kept.key !== state.key;
    if (config.disableBackForwardCache || isAnother) return parts.reload();
    dispatch({ is: 'disconnected' });
    line.open();
  };
  const start = createStartQuestion({
    media: parts.media,
    ui,
    isIdle: () => state.is === 'idle',
    start: () => dispatch({ is: 'start', key: createRandomId(32, window.crypto) }),
    left: () => host.signals.sessionEnded.dispatch({ reason: 'self' }),
    refused: () => log.warn('startSession() was called although a session is going on'),
  });
  const touching = window.setInterval(touch, TOUCH_EVERY_MS);
  const running = stopAll([
    { stop: () => window.clearInterval(touching) },
    { stop: () => window.clearTimeout(retrying) },
    followPage(window, {
      fronted: () => dispatch({ is: 'fronted' }),
      cameBack: comeBack,
      left() {
        mirror.flush();
        touch();
      },
    }),
    start,
    { stop: upgrade.close },
    agentControl,
    deadlines,
    line,
    mirror,
    ui,
  ]);

  return {
    start() {
      if (state.is !== 'idle' || parts.restrictions.check())
        start.ask().catch(error => log.error('startFailed', error));
      else announcer.announce({ do: 'announceEnded', reason: 'error' });
    },
    restore() {
      const reference = references.read();
      if (!reference) return announcer.announce({ do: 'announceInitialized', token: null, agents: [] });
      const expired = Date.now() - reference.seenAt > config.maxOfflineDuration * 1000;
      dispatch({ is: 'restore', reference, expired });
    },
    exit() {
      start.withdraw();
      exit();
    },
    downgrade,
    endConversation: () => dispatch({ is: 'conversationEnded' }),
    explain: element => (state.is === 'live' ? parts.explain(element) : null),
    stop: running.stop,
  };
}
