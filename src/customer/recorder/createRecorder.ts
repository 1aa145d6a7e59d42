import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { PrivacyPolicy } from '../privacy/policy.js';
import { clearChanges, createChanges, hasChanges } from './changes.js';
import { findScrolled } from './findScrolled.js';
import { forgetTree } from './forgetTree.js';
import { createNodeBook } from './nodeBook.js';
import { noteMutations } from './noteMutations.js';
import { openScope, type Scope } from './openScope.js';
import type { RecordedNode } from './recordedNode.js';
import type { Recording, RecordingOptions } from './recording.js';
import type { Redaction } from './redaction.js';
import { runInSlices } from './runInSlices.js';
import { scheduleFrame } from './scheduleFrame.js';
import { type SerializeOptions, serializeTree } from './serializeTree.js';
import type { RootWatch } from './watchRoot.js';
import { watchShadows } from './watchShadows.js';
import { writeChanges } from './writeChanges.js';
import { createFieldWriter } from './writeFields.js';
import { writeSheets } from './writeSheets.js';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;
const SCROLL = 3;
const RESIZE = 4;
const MEDIA = 7;

export interface RecorderOptions extends Pick<RecordingOptions, 'emit'> {
  window: Window & typeof globalThis;
  policy: PrivacyPolicy;
  redact: Redaction;
  /** Is given what knows of closed shadow roots. */
  learnShadows(shadowOf: (element: Element) => ShadowRoot | null): void;
  log: Log;
}

export interface Recorder extends Recording {
  /** The document has lost all that we had put on it. */
  restart(): void;
}

/**
 * The heart of the recorder. Watchers only note what is dirty; one pass per frame writes down what has become of it.
 * Invariants: what the book says that agents have, was emitted; nothing is emitted between the beginning of a full
 * snapshot and its end.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { window, emit, log, policy, redact } = options;
  const privacyOf = policy.of;
  const top = window.document;
  const book = createNodeBook();
  const changes = createChanges();
  const scopes = new Map<Document, Scope>();
  const scrolled = new Map<Node, { x: number; y: number }>();
  let played: { media: HTMLMediaElement; type: number }[] = [];
  let met: Element[] = [];
  let slices: Stoppable | null = null;
  let isResized = false;
  let scrolls: Stoppable | null = null;
  let stopped = false;

  const put = (data: Record<string, unknown>) => emit({ type: INCREMENTAL, timestamp: Date.now(), data });
  const pass = () => {
    if (slices || stopped) return;
    note();
    dropFrames();
    judge();
    const sheetChanges = [...scopes.values()].map(({ sheets }) => sheets.take());
    const sheetEvents = sheetChanges.flatMap(taken =>
      writeSheets(taken, book, { idOf: sheet => styleId(sheet) }, owner => changes.styles.add(owner)),
    );
    if (hasChanges(changes)) {
      const fields = [...changes.fields];
      for (const data of writeChanges(changes, { book, privacyOf, redact, serialize, forget })) put(data);
      clearChanges(changes);
      welcome();
      for (const data of writeFields(fields)) put(data);
    }
    if (isResized) put({ source: RESIZE, width: window.innerWidth, height: window.innerHeight });
    isResized = false;
    for (const data of sheetEvents) put(data);
    for (const { adopted } of scopes.values()) for (const data of adopted.write()) put(data);
    for (const [node, { x, y }] of scrolled) putOn(node, id => ({ source: SCROLL, id, x, y }));
    scrolled.clear();
    for (const { media, type } of played) putOn(media, id => describePlaying(media, type, id));
    played = [];
    for (const { pointer } of scopes.values())
      for (const { node, describe } of pointer.take()) putOn(node, describe);
  };
  const note = () => {
    for (const scope of scopes.values()) noteMutations(scope.takeRecords(), changes);
  };
  /** Brings the policy up to date with the page; what is judged otherwise now is recorded anew. */
  const judge = () => {
    const { nodes, attributes, removedFrom } = changes;
    const cared = [...attributes].flatMap(([element, names]) =>
      [...names].some(policy.cares) ? [element] : [],
    );
    if (nodes.size + cared.length === 0) return;
    const judged = policy.refresh({ attributes: cared, added: nodes, removed: nodes, moved: removedFrom });
    for (const element of judged) changes.renewed.add(element);
  };
  /** Not on what agents have no part of, and not inside of what is hidden from them. */
  const putOn = (node: Node, describe: (id: number) => Record<string, unknown>) => {
    const id = book.idOf(node);
    if (id > 0 && (node.nodeType === 9 || privacyOf(node) !== 'masked')) put(describe(id));
  };
  const schedule = scheduleFrame(window, guardCallback(pass, log, 'recorderFailed'));
  const shadows = watchShadows(host => {
    if (book.idOf(host) > 0) changes.renewed.add(host);
    schedule.request();
  });
  options.learnShadows(shadows.of);
  const styleId = (sheet: CSSStyleSheet) => {
    for (const { adopted } of scopes.values()) {
      const id = adopted.styles.idOf(sheet);
      if (id > 0) return id;
    }
    return -1;
  };
  const writeFields = createFieldWriter(book, privacyOf, redact);
  const forget = (node: Node) => forgetTree(node, book, shadows.of);

  const describing: Omit<SerializeOptions, 'withMoves'> = {
    book,
    privacyOf,
    redact,
    shadowOf: shadows.of,
    met: element => void met.push(element),
  };
  const rootIdOf = (node: Node): number | undefined => {
    const { ownerDocument } = node;
    return ownerDocument && ownerDocument !== top ? book.idOf(ownerDocument) : undefined;
  };
  const serialize = (node: Node, parent: number, isShadow: boolean): RecordedNode | null => {
    const job = serializeTree(node, parent, rootIdOf(node), isShadow, { ...describing, withMoves: true });
    job.step(() => false);
    return job.result();
  };

  /** Does for elements that were just written down what they need besides. */
  const welcome = () => {
    for (let list = met; list.length > 0; list = met) {
      met = [];
      for (const element of list) {
        const scope = scopes.get(element.ownerDocument);
        const shadow = shadows.of(element);
        if (shadow && scope) {
          scope.watchShadow(shadow);
          policy.watchRoot(shadow);
          scope.adopted.meet(shadow);
        }
        const { sheet } = element as Partial<HTMLStyleElement>;
        if (sheet) scope?.sheets.written(sheet);
        if (element.nodeName === 'IFRAME') enterFrame(element as HTMLIFrameElement);
      }
    }
  };
  const enterFrame = (frame: HTMLIFrameElement) => {
    const document = documentOf(frame);
    const id = book.idOf(frame);
    if (!document || id < 0) return;
    for (const scope of [...scopes.values()]) if (scope.frame === frame) close(scope);
    const scope = open(document, frame);
    if (!scope) return;
    const job = serializeTree(document, id, undefined, false, { ...describing, withMoves: false });
    job.step(() => false);
    const node = job.result();
    const adds = [{ parentId: id, nextId: null, node }];
    put({ source: 0, adds, removes: [], texts: [], attributes: [], isAttachIframe: true });
    const { scrollX: x, scrollY: y } = scope.document.defaultView ?? window;
    if (x || y) scrolled.set(document, { x, y });
  };
  const close = (scope: Scope) => {
    scope.stop();
    scopes.delete(scope.document);
    forget(scope.document);
  };
  const dropFrames = () => {
    for (const scope of [...scopes.values()]) {
      const { frame } = scope;
      if (frame && (book.idOf(frame) < 0 || !frame.isConnected || documentOf(frame) !== scope.document))
        close(scope);
    }
  };

  const root: RootWatch = {
    mutated(records) {
      noteMutations(records, changes);
      schedule.request();
    },
    scrolled(target) {
      scrolled.set(target, placeOf(target));
      schedule.request();
    },
    loaded(element) {
      if (element.nodeName === 'IFRAME') {
        if (!slices && book.idOf(element) > 0) enterFrame(element as HTMLIFrameElement);
        welcome();
      } else if (element.nodeName === 'LINK' || element.nodeName === 'STYLE') changes.styles.add(element);
      schedule.request();
    },
    played(media, type) {
      played.push({ media, type });
      schedule.request();
    },
  };
  const open = (document: Document, frame: HTMLIFrameElement | null) => {
    const scope = openScope(document, frame, {
      book,
      shadows,
      root,
      noteField(field) {
        changes.fields.add(field);
        schedule.request();
      },
      now: Date.now,
      onChange: schedule.request,
    });
    if (scope) scopes.set(document, scope);
    policy.watchRoot(document);
    scope?.adopted.meet(document);
    return scope;
  };

  const takeSnapshot = () => {
    slices?.stop();
    scrolls?.stop();
    slices = null;
    for (const scope of [...scopes.values()]) if (scope.frame) close(scope);
    const scope = scopes.get(top) ?? open(top, null);
    scope?.takeRecords();
    scope?.sheets.take();
    scope?.pointer.take();
    book.clear();
    clearChanges(changes);
    scope?.adopted.clear();
    scope?.adopted.meet(top);
    met = [];
    policy.refresh({ attributes: [], added: [top], removed: [] });
    const job = serializeTree(top, -1, undefined, false, { ...describing, withMoves: false });
    const done = () => {
      slices = null;
      const { scrollX: left, scrollY: topOffset, innerWidth: width, innerHeight: height } = window;
      const href = redact.address(window.location.href, top.baseURI);
      emit({ type: META, timestamp: Date.now(), data: { href, width, height } });
      const data = { node: job.result(), initialOffset: { left, top: topOffset } };
      emit({ type: FULL_SNAPSHOT, timestamp: Date.now(), data });
      welcome();
      pass();
      scrolls = runInSlices(
        Date.now,
        findScrolled(top, (node, place) => scrolled.set(node, place)),
        schedule.request,
        error => log.error('recorderFailed', error),
      );
    };
    // Small pages are done before this returns, and `slices` must not outlive that.
    let isDone = false;
    const running = runInSlices(
      Date.now,
      isOver => {
        // The page went on meanwhile: what it has hidden since must not be written down.
        note();
        judge();
        return job.step(isOver);
      },
      () => {
        isDone = true;
        done();
      },
      error => {
        slices = null;
        log.error('recorderFailed', error);
      },
    );
    slices = isDone ? null : running;
  };
  const resizes = listen(window, 'resize', () => {
    isResized = true;
    schedule.request();
  });

  const stopScopes = () => {
    stopAll([...scopes.values()]).stop();
    scopes.clear();
  };
  return {
    takeSnapshot,
    restart() {
      stopScopes();
      takeSnapshot();
    },
    nodeOf: book.nodeOf,
    idOf: book.idOf,
    isOpen: element => ['visible', 'control'].includes(privacyOf(element)),
    stop() {
      stopped = true;
      slices?.stop();
      scrolls?.stop();
      schedule.stop();
      resizes.stop();
      shadows.stop();
      stopScopes();
      book.clear();
      clearChanges(changes);
    },
  };
}

function documentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null; // Of another origin.
  }
}

function placeOf(target: Node): { x: number; y: number } {
  if (target.nodeType === 9) {
    const { scrollX, scrollY } = (target as Document).defaultView ?? { scrollX: 0, scrollY: 0 };
    return { x: scrollX, y: scrollY };
  }
  const { scrollLeft, scrollTop } = target as Element;
  return { x: scrollLeft, y: scrollTop };
}

function describePlaying(media: HTMLMediaElement, type: number, id: number): Record<string, unknown> {
  const { currentTime, volume, muted, loop, playbackRate } = media;
  return { source: MEDIA, type, id, currentTime, volume, muted, loop, playbackRate };
}
