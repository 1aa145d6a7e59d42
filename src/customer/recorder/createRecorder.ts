import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { PrivacyPolicy } from '../privacy/policy.js';
import { clearChanges, createChanges, hasChanges } from './changes.js';
import { forgetTree } from './forgetTree.js';
import { judgeChanges } from './judgeChanges.js';
import { documentOf, keepScopes } from './keepScopes.js';
import { keepSheets } from './keepSheets.js';
import { createNodeBook } from './nodeBook.js';
import { noteMutations } from './noteMutations.js';
import { noteStates, type PutOn } from './noteStates.js';
import type { Guard } from './patch.js';
import type { RecordedNode } from './recordedNode.js';
import type { Recording, RecordingOptions } from './recording.js';
import type { Redaction } from './redaction.js';
import { runInSlices } from './runInSlices.js';
import { scheduleFrame } from './scheduleFrame.js';
import { type SerializeOptions, serializeTree } from './serializeTree.js';
import { watchShadows } from './watchShadows.js';
import { writeChanges } from './writeChanges.js';
import { createFieldWriter } from './writeFields.js';

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;

export interface RecorderOptions extends Pick<RecordingOptions, 'emit'> {
  window: Window & typeof globalThis;
  policy: PrivacyPolicy;
  redact: Omit<Redaction, 'sheet'>;
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
  const { window, emit, log, policy } = options;
  const privacyOf = policy.of;
  const top = window.document;
  const book = createNodeBook();
  const changes = createChanges();
  let met: Element[] = [];
  let slices: Stoppable | null = null;
  let search: Stoppable | null = null;
  let stopped = false;

  const put = (data: Record<string, unknown>) => emit({ type: INCREMENTAL, timestamp: Date.now(), data });
  /** Not on what agents have no part of, and not inside of what is hidden from them. */
  const putOn: PutOn = (node, describe) => {
    const id = book.idOf(node);
    if (id > 0 && (node.nodeType === 9 || privacyOf(node) !== 'masked')) put(describe(id));
  };
  const pass = () => {
    if (slices || stopped) return;
    note();
    scopes.dropGone();
    judgeChanges(changes, policy);
    const writeRules = styles.begin(changes);
    if (hasChanges(changes)) {
      const fields = [...changes.fields];
      for (const data of writeChanges(changes, { book, privacyOf, redact, serialize, forget })) put(data);
      clearChanges(changes);
      welcome();
      for (const data of writeFields(fields)) put(data);
    }
    for (const data of writeRules()) put(data);
    states.write(put, putOn);
    for (const { pointer } of scopes.all())
      for (const { node, describe } of pointer.take()) putOn(node, describe);
  };
  const note = () => {
    for (const scope of scopes.all()) noteMutations(scope.takeRecords(), changes);
  };
  const guard: Guard = callback => guardCallback(callback, log, 'recorderFailed');
  const schedule = scheduleFrame(window, guardCallback(pass, log, 'recorderFailed'));
  const states = noteStates(window, schedule.request);
  const shadows = watchShadows(host => {
    if (book.idOf(host) > 0) changes.renewed.add(host);
    const shadow = shadows.of(host);
    // Agents may have no part of it: what is taken out of it must be known all the same.
    if (shadow && host.isConnected) scopes.of(host.ownerDocument)?.watchShadow(shadow);
    schedule.request();
  }, guard);
  options.learnShadows(shadows.of);
  const forget = (node: Node) => forgetTree(node, book, shadows.of);
  const styles = keepSheets({
    ...{ window, book, policy, redact: options.redact, onChange: schedule.request },
    scopes: () => scopes.all(),
  });
  const redact: Redaction = { ...options.redact, sheet: styles.describe };
  const writeFields = createFieldWriter(book, privacyOf, redact);
  const scopes = keepScopes({
    book,
    shadows,
    styles,
    root: {
      mutated: guard((records: MutationRecord[]) => {
        schedule.request();
        noteMutations(records, changes);
      }),
      scrolled: states.scrolled,
      played: states.played,
      loaded(element) {
        if (element.nodeName === 'LINK' || element.nodeName === 'STYLE') changes.styles.add(element);
        else if (element.nodeName === 'IFRAME' && !slices) enterFrame(element as HTMLIFrameElement);
        welcome();
        schedule.request();
      },
    },
    noteField(field) {
      changes.fields.add(field);
      schedule.request();
    },
    now: Date.now,
    onChange: schedule.request,
    guard,
    opened: policy.watchRoot,
    closed: forget,
  });

  const describing: Omit<SerializeOptions, 'withMoves'> = {
    book,
    privacyOf,
    redact,
    shadowOf(element) {
      const shadow = shadows.of(element);
      // The policy must know of it before it is asked for what is in it.
      if (shadow) policy.watchRoot(shadow);
      return shadow;
    },
    met(element, privacy) {
      if (privacy === 'masked') styles.metHidden();
      const { sheet } = element as Partial<HTMLStyleElement>;
      // Now, and not when all is written down: the page may go on in between.
      if (sheet) scopes.of(element.ownerDocument)?.sheets.written(sheet);
      met.push(element);
    },
  };
  const serialize = (node: Node, parent: number, isShadow: boolean): RecordedNode | null => {
    const { ownerDocument } = node;
    const rootId = ownerDocument && ownerDocument !== top ? book.idOf(ownerDocument) : undefined;
    const job = serializeTree(node, parent, rootId, isShadow, { ...describing, withMoves: true });
    job.step(() => false);
    return job.result();
  };
  /** Does for elements that were just written down what they need besides. */
  const welcome = () => {
    for (let list = met; list.length > 0; list = met) {
      met = [];
      for (const element of list) {
        const scope = scopes.of(element.ownerDocument);
        const shadow = shadows.of(element);
        if (shadow && scope) {
          scope.watchShadow(shadow);
          scope.adopted.meet(shadow);
        }
        if (element.nodeName === 'IFRAME') enterFrame(element as HTMLIFrameElement);
      }
    }
  };
  const enterFrame = (frame: HTMLIFrameElement) => {
    const document = documentOf(frame);
    const id = book.idOf(frame);
    if (!document || id < 0 || !scopes.open(document, frame)) return;
    policy.refresh({ attributes: [], added: [document], removed: [] });
    const job = serializeTree(document, id, undefined, false, { ...describing, withMoves: false });
    job.step(() => false);
    const adds = [{ parentId: id, nextId: null, node: job.result() }];
    put({ source: 0, adds, removes: [], texts: [], attributes: [], isAttachIframe: true });
    states.scrolled(document);
  };

  const failed = (error: unknown) => {
    slices = null;
    log.error('recorderFailed', error);
  };
  const takeSnapshot = () => {
    stopAll([slices, search].filter(each => each !== null)).stop();
    slices = null;
    scopes.dropFrames();
    const scope = scopes.of(top) ?? scopes.open(top, null);
    scope?.takeRecords();
    scope?.sheets.take();
    scope?.pointer.take();
    styles.clear();
    scope?.adopted.clear();
    scope?.adopted.meet(top);
    book.clear();
    clearChanges(changes);
    met = [];
    policy.refresh({ attributes: [], added: [top], removed: [] });
    const job = serializeTree(top, -1, undefined, false, { ...describing, withMoves: false });
    let isDone = false;
    const step = (isOver: () => boolean) => {
      // The page went on meanwhile: what it has hidden since must not be written down.
      note();
      judgeChanges(changes, policy);
      return job.step(isOver);
    };
    const done = () => {
      isDone = true;
      slices = null;
      const { scrollX: left, scrollY, innerWidth: width, innerHeight: height } = window;
      const href = redact.address(window.location.href, top.baseURI);
      emit({ type: META, timestamp: Date.now(), data: { href, width, height } });
      const data = { node: job.result(), initialOffset: { left, top: scrollY } };
      emit({ type: FULL_SNAPSHOT, timestamp: Date.now(), data });
      welcome();
      pass();
      search = runInSlices(Date.now, states.search(top), schedule.request, failed);
    };
    const running = runInSlices(Date.now, step, done, error => {
      isDone = true;
      failed(error);
    });
    // Small pages are through before this is reached.
    if (!isDone) slices = running;
  };

  return {
    takeSnapshot,
    restart() {
      scopes.stop();
      takeSnapshot();
    },
    nodeOf: book.nodeOf,
    idOf: book.idOf,
    isOpen: element => ['visible', 'control'].includes(privacyOf(element)),
    stop() {
      stopped = true;
      const parts = [scopes, shadows, states, styles, schedule, slices, search];
      stopAll(parts.filter(each => each !== null)).stop();
      book.clear();
      clearChanges(changes);
    },
  };
}
