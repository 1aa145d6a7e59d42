import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import { clearChanges, createChanges, hasChanges } from './changes.js';
import { createPageWriter } from './createPageWriter.js';
import { emitSnapshot } from './emitSnapshot.js';
import type { Field } from './fieldState.js';
import { findRecorded } from './findRecorded.js';
import type { Guard } from './guard.js';
import { judgeChanges } from './judgeChanges.js';
import { documentOf, keepScopes } from './keepScopes.js';
import { keepSheets } from './keepSheets.js';
import { isStyle } from './makeAbsolute.js';
import { createNodeBook } from './nodeBook.js';
import { noteMutations } from './noteMutations.js';
import { noteStates, type PutOn } from './noteStates.js';
import { observeRoots } from './observeRoots.js';
import type { Recorder, RecorderOptions } from './recorderOptions.js';
import type { Redaction } from './redaction.js';
import { runInSlices } from './runInSlices.js';
import { scheduleFrame } from './scheduleFrame.js';
import { watchShadows } from './watchShadows.js';
import { welcomeElements } from './welcomeElements.js';
import { createFieldWriter } from './writeFields.js';

const INCREMENTAL = 3;
const MUTATION = 0;

/**
 * The heart of the recorder. Watchers only note what is dirty; a pass in a later frame writes down what has become of it.
 * Invariants: what the book says that agents have, was emitted; nothing is emitted between the beginning of a full
 * snapshot and its end.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { window, emit, log, policy, recovery } = options;
  const privacyOf = policy.of;
  const top = window.document;
  const book = createNodeBook();
  const changes = createChanges();
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
    if (stopped) return;
    // Nothing can be told before all is written; the policy must know all the same.
    if (slices) return catchUp();
    note();
    scopes.dropGone();
    judgeChanges(changes, policy);
    for (const nodes of [changes.nodes, changes.renewed])
      for (const node of nodes) if (isService(node)) welcome.meet(node);
    const writeRules = styles.begin(changes);
    if (hasChanges(changes)) {
      const fields = [...changes.fields];
      const packed = writer.write(changes);
      if (packed) put({ source: MUTATION, ...packed });
      clearChanges(changes);
      welcome.run();
      for (const data of writeFields(fields)) put(data);
    }
    for (const data of writeRules()) put(data);
    for (const { document, live } of scopes.all()) if (book.idOf(document) > 0) live.write(emit);
    states.write(put, putOn);
    for (const { pointer } of scopes.all())
      for (const { node, describe } of pointer.take()) putOn(node, describe);
  };
  const isService = (node: Node): node is Element =>
    node.nodeType === 1 && node.isConnected && privacyOf(node) === 'service';
  const noting = { policy, isKnown: (node: Node) => book.idOf(node) > 0 };
  const noteRecords = (records: MutationRecord[]) => noteMutations(records, changes, noting);
  const note = () => noteRecords(observer.takeRecords());
  const catchUp = () => {
    note();
    judgeChanges(changes, policy);
  };
  /** The policy must know of all that has happened, also of what is not told. */
  const drop = () => {
    catchUp();
    clearChanges(changes);
  };
  const noteField = (field: Field) => {
    changes.fields.add(field);
    schedule.request();
  };
  const guard: Guard = callback => guardCallback(callback, log, 'recorderFailed');
  const guardedPass = recovery.guardPass(pass, drop);
  const schedule = scheduleFrame(window, Date.now, guardedPass);
  const states = noteStates(window, schedule.request);
  const shadows = watchShadows(host => {
    if (book.idOf(host) > 0) changes.renewed.add(host);
    const shadow = shadows.of(host);
    // Agents may have no part of it, or it comes into a mask, and what is in it out of that, before it is looked at: what is
    // taken out of it must be known all the same. Not our own interface, which is in no page yet.
    if (shadow && (host.isConnected || !host.hasAttribute('data-gcb-service-node'))) observer.add(shadow);
    schedule.request();
  }, guard);
  const observed = guard((records: MutationRecord[]) => {
    schedule.request();
    noteRecords(records);
  });
  const observer = observeRoots(window, observed);
  options.learnShadows(shadows.of);
  policy.follow(note);
  const styles = keepSheets({
    ...{ window, book, policy, redact: options.redact, onChange: schedule.request },
    scopes: () => scopes.all(),
  });
  const redact: Redaction = { ...options.redact, sheet: styles.describe };
  const writeFields = createFieldWriter(book, privacyOf, redact);
  const scopes = keepScopes({
    book,
    privacyOf,
    redact,
    shadows,
    styles,
    root: {
      scrolled: states.scrolled,
      played: states.played,
      loaded(element) {
        if (element.localName === 'link' || isStyle(element)) changes.styles.add(element);
        else if (element.localName === 'iframe') {
          // It loads anew when it is put elsewhere: that is to be told first, or takes along what is told now.
          guardedPass();
          enterFrame(element as HTMLIFrameElement);
        }
        welcome.run();
        schedule.request();
      },
    },
    noteField,
    observe: observer.add,
    now: Date.now,
    onChange: schedule.request,
    guard,
    opened(document) {
      policy.watchRoot(document);
      for (const frame of Array.from(document.getElementsByTagName('iframe'))) enterFrame(frame);
    },
    closed: book.forget,
  });

  const { trees, writer } = createPageWriter({
    ...{ top, book, privacyOf, redact, remembers: policy.remembers },
    shadowOf(element) {
      const shadow = shadows.of(element);
      // The policy must know of it before it is asked for what is in it.
      if (shadow) policy.watchRoot(shadow);
      return shadow;
    },
    met(element, privacy) {
      welcome.meet(element);
      if (privacy === 'service') return;
      if (privacy === 'masked') styles.metHidden();
      const { sheet } = element as Partial<HTMLStyleElement>;
      // Now, and not when all is written down: the page may go on in between.
      if (sheet) scopes.of(element.ownerDocument)?.sheets.written(sheet);
    },
  });
  const enterFrame = (frame: HTMLIFrameElement) => {
    const document = documentOf(frame);
    const entry = book.entryOf(frame);
    if (!document) return;
    note();
    schedule.request();
    const isNew = book.idOf(document) > 0 || !scopes.of(document);
    if (isNew && !scopes.open(document, frame)) return;
    policy.refresh({ attributes: [], added: [document], removed: [] });
    // It is watched, as what leaves it must be known; written only with its page, and if agents have a part of it.
    if (!entry || slices) return;
    put({ source: MUTATION, isAttachIframe: true, ...writer.writeDocument(document, entry) });
    states.scrolled(document);
  };
  const welcome = welcomeElements({
    ...{ top, shadows, scopes, isService, noteField, enterFrame },
    observe: observer.add,
  });
  const failed = (error: unknown) => {
    slices = null;
    recovery.snapshotFailed(error);
  };
  const takeSnapshot = () => {
    stopAll([slices, search].filter(each => each !== null)).stop();
    slices = null;
    drop();
    if (!scopes.of(top)) scopes.open(top, null);
    styles.clear();
    // Frames are watched on, too: what is taken out of a mask in one, before it is written again, must be known.
    for (const scope of scopes.all()) scope.clear();
    book.clear();
    welcome.clear();
    policy.refresh({ attributes: [], added: [top], removed: [] });
    writer.begin();
    let isDone = false;
    let isFirst = true;
    const step = (isOver: () => boolean) => {
      // The page may have gone on meanwhile: what it has hidden since must not be written down.
      if (!isFirst) {
        catchUp();
        if (hasChanges(changes)) trees.resume(changes.nodes);
      }
      isFirst = false;
      return trees.step(isOver);
    };
    const done = () => {
      isDone = true;
      slices = null;
      emitSnapshot(window, writer.end(), redact, emit);
      for (const node of trees.takeMissed())
        for (const child of Array.from(node.childNodes)) if (book.idOf(child) < 0) changes.nodes.add(child);
      recovery.snapshotTaken();
      welcome.run();
      guardedPass();
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
    leave: scopes.stop,
    update: guardedPass,
    nodeOf: findRecorded(top, book, shadows.of),
    idOf: book.idOf,
    isOpen: element => ['visible', 'control'].includes(privacyOf(element)),
    stop() {
      stopped = true;
      const parts = [observer, scopes, shadows, states, styles, schedule, slices, search];
      stopAll(parts.filter(each => each !== null)).stop();
      policy.follow(() => undefined);
      book.clear();
      clearChanges(changes);
    },
  };
}
