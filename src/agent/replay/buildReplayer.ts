import { type eventWithTime, Replayer } from 'rrweb';
import type { Log } from '../../guard/log.js';
import { createUnpacker, type RecordedEvent } from '../../protocol/index.js';
import { applyFieldState } from './applyFieldState.js';
import { disarmEvent } from './disarmEvent.js';
import { BORDER_RULES, drawBorders } from './drawBorders.js';
import { expandMutation } from './expandMutation.js';
import { finishAttributes } from './finishAttributes.js';
import { forgetReplacedRoots } from './forgetReplacedRoots.js';
import { forgetStaleDocuments } from './forgetStaleDocuments.js';
import { createMathML, markMathML } from './makeMathML.js';
import type { NodeMirror } from './nodeMirror.js';

/**
 * What the replay itself adds to each document. Scrolling arrives as places, not as movements: a page's own
 * smooth scrolling would lag behind, and stand still while the agent's tab is hidden.
 */
const STYLE_RULES = ['*, *::before, *::after { scroll-behavior: auto !important; }', ...BORDER_RULES];

/**
 * Far beyond any clock, ms. rrweb applies an event at once, and not by its frame-driven timer, if it is older
 * than the moment at which live mode began; so live mode begins here. It stays exact in a double.
 */
const LIVE_FROM = 2 ** 50;

/** These are shown by us (pointer, touch, selection): rrweb keeps them for its timer, or lets them take the focus. */
const SHOWN_ELSEWHERE = [1, 2, 6, 12, 14];

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const MUTATION = 0;

/**
 * What rrweb says of a change that does not fit what it has built: its recorder loses nodes in some orders of
 * changes, and the view is no longer what the customer sees.
 */
const STRAYED = /^(Node with id|Exception in mutation|Timeout in the loop)/;

export interface ReplayerHandle {
  frame: HTMLIFrameElement;
  mirror: NodeMirror;
  /** Applies an event at once. False: it broke, the view may be wrong from here on. Never throws. */
  apply(event: RecordedEvent): boolean;
  stop(): void;
}

/**
 * Builds rrweb's replayer into `root`, which must be in the document. Everything that knows rrweb's replayer is
 * in this file. Invariants: `apply` has taken its full effect on the DOM when it returns, whatever the clocks
 * of the two machines say and whether or not the tab is visible; the frame never gets `allow-scripts`; no
 * event is kept.
 */
export function buildReplayer(
  root: HTMLElement,
  now: () => number,
  log: Log,
  diverged: () => void,
): ReplayerHandle {
  let broken = false;
  let strayed = false;
  const replayer = new Replayer([], {
    root,
    liveMode: true,
    // Its catch-up through a virtual DOM is for seeking; in live mode nothing would write it back.
    useVirtualDom: false,
    // Live mode counts as paused for this rule, and every CSS animation would stand still.
    pauseAnimation: false,
    triggerFocus: false,
    mouseTail: false,
    insertStyleRules: STYLE_RULES,
    UNSAFE_replayCanvas: false,
    logger: {
      log: () => undefined,
      warn(...details: unknown[]) {
        const text = String(details[1] ?? '');
        if (STRAYED.test(text)) strayed = true;
        // Only the beginning: what follows holds content of the customer's page.
        log.debug('replayWarning', text.slice(0, 40));
      },
    },
  });
  replayer.startLive(LIVE_FROM);
  const start = now();
  const { iframe } = replayer;
  const mirror: NodeMirror = {
    getNode: id => replayer.getMirror().getNode(id),
    getId: node => replayer.getMirror().getId(node),
  };
  const metaOf = (id: number) => {
    const node = mirror.getNode(id);
    return node && replayer.getMirror().getMeta(node);
  };
  const borders = drawBorders(mirror);
  const forget = (id: number) => {
    const node = mirror.getNode(id);
    if (node) replayer.getMirror().removeNodeFromMap(node);
  };
  const tagOf = (id: number) => mirror.getNode(id)?.nodeName.toLowerCase() ?? null;

  /** Those that an event is about to fill. */
  const documentsOf = ({ type, data }: RecordedEvent): Document[] => {
    const { contentDocument } = iframe;
    if (type === FULL_SNAPSHOT) return contentDocument ? [contentDocument] : [];
    if (data.isAttachIframe !== true || !Array.isArray(data.adds)) return [];
    return data.adds.flatMap(add => {
      const frame = mirror.getNode(Number(add?.parentId)) as HTMLIFrameElement | null;
      return frame?.contentDocument ?? [];
    });
  };
  const feed = (event: RecordedEvent) => {
    // Media positions count from here: rrweb's clock runs from -LIVE_FROM, in step with these timestamps.
    const timestamp = now() - start;
    replayer.timer.updateLiveTime();
    replayer.timer.timeOffset = timestamp - LIVE_FROM;
    const timed = { ...event, timestamp };
    if (!isReplayable(timed)) return;
    replayer.service.send({ type: 'ADD_EVENT', payload: { event: timed } });
  };

  const unpack = createUnpacker();

  const applyOne = (event: RecordedEvent) => {
    strayed = false;
    disarmEvent(event, tagOf);
    markMathML(event);
    for (const document of documentsOf(event)) createMathML(document);
    if (!expandMutation(event, mirror, metaOf)) strayed = true;
    forgetStaleDocuments(event, forget);
    forgetReplacedRoots(event, mirror.getNode, forget);
    feed(event);
    applyFieldState(event, mirror.getNode);
    finishAttributes(event, mirror.getNode);
    borders.follow(event);
    if (event.type === FULL_SNAPSHOT) unmarkPaused(iframe);
    if (strayed && event.type === INCREMENTAL && event.data.source === MUTATION) diverged();
  };

  return {
    frame: iframe,
    mirror,
    apply(event) {
      if (event.type === INCREMENTAL && SHOWN_ELSEWHERE.includes(Number(event.data.source))) return true;
      broken = false;
      try {
        const plain = unpack(event);
        if (plain) plain.forEach(applyOne);
        else diverged();
      } catch (error) {
        broken = true;
        log.error('replayFailed', error instanceof Error ? error.name : 'unknown');
      }
      // rrweb keeps all events to seek in them. It reads the first one's time, and compares with the last.
      const { events } = replayer.service.state.context;
      if (events.length > 2) events.splice(1, events.length - 2);
      return !broken;
    },
    stop() {
      replayer.timer.clear();
      replayer.destroy();
    },
  };
}

/**
 * The contract between recorder and replayer is rrweb's own: its replayer takes any envelope with a type and
 * a time, and `apply` catches what it makes of the rest.
 */
function isReplayable(event: RecordedEvent): event is RecordedEvent & eventWithTime {
  return event.type !== 5 && event.type !== 6;
}

/** rrweb marks every page it builds outside of its own playing mode; the customer's page has no such class. */
function unmarkPaused(frame: HTMLIFrameElement): void {
  const html = frame.contentDocument?.documentElement;
  html?.classList.remove('rrweb-paused');
  if (html?.getAttribute('class') === '') html.removeAttribute('class');
}
