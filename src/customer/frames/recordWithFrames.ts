import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Log } from '../../guard/log.js';
import { FIRST_FOREIGN_NUMBER, type PointerPlace, type RecordedEvent } from '../../protocol/index.js';
import type { Recording, RecordingOptions, StartRecording } from '../recorder/recording.js';
import { createFrameHands } from './createFrameHands.js';
import { createNumberMap } from './createNumberMap.js';
import { findPlaceInFrame } from './findPlaceInFrame.js';
import type { FrameDoor, FrameLink } from './frameDoor.js';
import type { FrameHand } from './frameHand.js';
import { parseMessageOfFrame } from './messageOfFrame.js';
import { type Translation, translateEvent, translateTree } from './translateEvent.js';

/** A recording of this page with the frames in it that tell of themselves. */
export interface FramedRecording extends Recording {
  /**
   * Finds the node and the place on it that are meant, and shows them; for a place in a frame, a moment later. `by` names
   * whose pointer it is: of each, the latest place counts.
   */
  find(place: PointerPlace, show: (node: Node | null, place: PointerPlace) => void, by: string): void;
  /** The frames whose content agents see. */
  frames(): readonly FrameHand[];
}

const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;

interface Frame {
  link: FrameLink;
  hand: FrameHand;
  /** `null`: the agent has nothing of its document, and changes to it mean nothing. */
  translation: Translation | null;
}

/**
 * Records the page, and writes what its frames of other origins tell into the same recording. Invariants: a
 * frame's changes are written only after its full snapshot, and this only into an iframe that is recorded itself;
 * a full snapshot of the page forgets those of the frames, and asks for new ones.
 */
export function recordWithFrames(
  start: StartRecording,
  door: FrameDoor,
  options: RecordingOptions,
  log: Log,
): FramedRecording {
  const frames = new Map<FrameLink, Frame>();
  const waiting = new Set<Frame>();
  let lastNumber = FIRST_FOREIGN_NUMBER;
  const next = () => {
    lastNumber += 1;
    return lastNumber;
  };
  let recording: Recording | null = null;

  const isRecorded = ({ element }: FrameLink) =>
    recording !== null && recording.idOf(element) > 0 && recording.isOpen(element);
  const ask = (frame: Frame) => {
    if (isRecorded(frame.link)) {
      waiting.delete(frame);
      frame.link.send({ t: 'record', rules: options.privacy.served() });
    } else waiting.add(frame);
  };
  const emit = (event: RecordedEvent) => {
    options.emit(event);
    if (event.type === FULL_SNAPSHOT) {
      for (const frame of frames.values()) {
        frame.translation = null;
        ask(frame);
      }
    } else if (waiting.size > 0) for (const frame of [...waiting]) ask(frame);
  };

  const attach = (frame: Frame, timestamp: number, node: unknown) => {
    frame.translation = null;
    if (!isRecorded(frame.link)) return void waiting.add(frame);
    const nodes = createNumberMap(next);
    const own = typeof node === 'object' && node !== null && 'id' in node ? node.id : null;
    if (typeof own !== 'number') return log.warn('a frame sent a snapshot without a document');
    const root = nodes.toPage(own);
    translateTree(node, nodes, root);
    frame.translation = { nodes, styles: createNumberMap(next), root };
    emitDocument(frame, timestamp, node);
  };
  const emitDocument = (frame: Frame, timestamp: number, node: unknown) => {
    const parentId = recording?.idOf(frame.link.element) ?? -1;
    const adds = [{ parentId, nextId: null, node }];
    const data = { source: 0, adds, removes: [], texts: [], attributes: [], isAttachIframe: true };
    options.emit({ type: INCREMENTAL, timestamp, data });
  };
  const take = (frame: Frame, event: RecordedEvent) => {
    const { type, timestamp, data } = event;
    if (type === FULL_SNAPSHOT) {
      attach(frame, timestamp, data.node);
      const root = frame.translation?.root;
      if (root !== undefined) emitScroll(root, timestamp, data.initialOffset);
    } else if (frame.translation) {
      const translated = translateEvent(event, frame.translation);
      if (translated) options.emit(translated);
    }
  };
  const emitScroll = (id: number, timestamp: number, offset: unknown) => {
    const { left: x, top: y } = (offset ?? {}) as { left?: unknown; top?: unknown };
    if (x || y) options.emit({ type: INCREMENTAL, timestamp, data: { source: 3, id, x, y } });
  };

  const places = findPlaceInFrame();
  const hands = createFrameHands();
  let watching: Stoppable | null = null;
  recording = start({ ...options, emit });
  const { stop, ...own } = recording;
  const { nodeOf } = own;
  watching = door.watch({
    linked(link) {
      if (link.direct) return;
      const frame: Frame = {
        link,
        translation: null,
        hand: hands.create(link, {
          number: () => recording?.idOf(link.element) ?? -1,
          toFrame: node => frame.translation?.nodes.toFrame(node) ?? null,
        }),
      };
      frames.set(link, frame);
      ask(frame);
    },
    unlinked(link) {
      const frame = frames.get(link);
      frames.delete(link);
      if (!frame) return;
      waiting.delete(frame);
      hands.drop(link);
      // What the frame shows now is not known: nothing is more honest than what it was.
      if (frame.translation && isRecorded(link)) emitDocument(frame, Date.now(), emptyDocument(next));
    },
    heard(link, data) {
      const frame = frames.get(link);
      if (!frame) return;
      const message = parseMessageOfFrame(data);
      if (!message) return log.warn('a frame sent what is not understood, and it was dropped');
      if (message.t === 'event') take(frame, message.event);
      else if (message.t === 'done') hands.answer(link, message.ask, message);
      else places.answer(link, message.ask, message.at);
    },
  });

  return {
    ...own,
    find(place, show, by) {
      places.forget(by);
      if (!place) return show(null, null);
      if (place.node < FIRST_FOREIGN_NUMBER) return show(nodeOf(place.node), place);
      for (const { link, translation } of frames.values()) {
        const node = translation?.nodes.toFrame(place.node);
        if (node) return places.ask(link, { ...place, node }, show, by);
      }
      show(null, null);
    },
    frames: () => [...frames.values()].flatMap(({ hand, translation }) => (translation ? [hand] : [])),
    stop() {
      for (const { link } of frames.values()) link.send({ t: 'stop' });
      for (const { link } of frames.values()) hands.drop(link);
      frames.clear();
      stopAll([...(watching ? [watching] : []), { stop }]).stop();
    },
  };
}

/** What is shown of a frame that has gone to a page which does not tell of itself. */
function emptyDocument(next: () => number): unknown {
  const id = next();
  const element = (tagName: string, childNodes: unknown[] = []) => ({
    type: 2,
    tagName,
    attributes: {},
    childNodes,
    id: next(),
    rootId: id,
  });
  return { type: 0, id, childNodes: [element('html', [element('head'), element('body')])] };
}
