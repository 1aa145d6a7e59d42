// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordWithFrames } from '../../../../src/customer/frames/recordWithFrames.js';
import type { RecordedEvent } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openPrivacy } from '../openPrivacy.js';
import { createFakeDoor } from './createFakeDoor.js';

const ELEMENT = 12;
const FOREIGN = 1_000_000_001;
const snapshotOf = (id: number, text = 'x'): RecordedEvent => ({
  type: 2,
  timestamp: 3,
  data: { node: { type: 0, id, childNodes: [{ type: 2, id: id + 1, tagName: text }] } },
});
const change = (id: number): RecordedEvent => ({
  type: 3,
  timestamp: 4,
  data: { source: 3, id, x: 0, y: 1 },
});

function setUp({ recorded = true } = {}) {
  const element = document.createElement('iframe');
  document.body.append(element);
  const emitted: RecordedEvent[] = [];
  const log = createTestLog();
  const fake = createFakeDoor();
  const ids = new Map<Node, number>(recorded ? [[element, ELEMENT]] : []);
  const own = {
    stop: vi.fn(),
    takeSnapshot: vi.fn(),
    nodeOf: (id: number) => (id === ELEMENT ? element : null),
  };
  const closed = new Set<Element>();
  let ownEmit: (event: RecordedEvent) => void = () => undefined;
  const recording = recordWithFrames(
    options => {
      ownEmit = options.emit;
      return {
        ...own,
        update: () => undefined,
        idOf: node => ids.get(node) ?? -1,
        isOpen: element => !closed.has(element),
      };
    },
    fake.door,
    { emit: event => void emitted.push(event), privacy: openPrivacy() },
    log,
  );
  return {
    ...{ ...fake, closed },
    element,
    emitted,
    log,
    ids,
    own,
    recording,
    emit: (event: RecordedEvent) => ownEmit(event),
  };
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('recordWithFrames', () => {
  it('[FRM22] asks a frame that is recorded itself, and writes its document into it', () => {
    const { link, say, element, emitted } = setUp();
    const frame = link(element);
    expect(frame.sent).toEqual([{ t: 'record', rules: { sets: [] } }]);
    say(frame, { t: 'event', event: snapshotOf(1) });
    expect(emitted).toEqual([
      {
        type: 3,
        timestamp: 3,
        data: {
          source: 0,
          adds: [
            {
              parentId: ELEMENT,
              nextId: null,
              node: {
                type: 0,
                id: FOREIGN,
                childNodes: [{ type: 2, id: FOREIGN + 1, tagName: 'x', rootId: FOREIGN }],
              },
            },
          ],
          removes: [],
          texts: [],
          attributes: [],
          isAttachIframe: true,
        },
      },
    ]);
    say(frame, { t: 'event', event: change(2) });
    expect(emitted[1]?.data).toEqual({ source: 3, id: FOREIGN + 1, x: 0, y: 1 });
  });

  it('[FRM22] shows how far the frame was scrolled', () => {
    const { link, say, element, emitted } = setUp();
    const event = snapshotOf(1);
    event.data.initialOffset = { left: 0, top: 30 };
    say(link(element), { t: 'event', event });
    expect(emitted[1]?.data).toEqual({ source: 3, id: FOREIGN, x: 0, y: 30 });
  });

  it('[FRM22] drops changes that come before the snapshot they belong to', () => {
    const { link, say, element, emitted, emit } = setUp();
    const frame = link(element);
    say(frame, { t: 'event', event: change(2) });
    expect(emitted).toEqual([]);
    say(frame, { t: 'event', event: snapshotOf(1) });
    emit({ type: 2, timestamp: 9, data: {} });
    say(frame, { t: 'event', event: change(2) });
    expect(emitted).toHaveLength(2);
    expect(frame.sent).toEqual([
      { t: 'record', rules: { sets: [] } },
      { t: 'record', rules: { sets: [] } },
    ]);
    say(frame, { t: 'event', event: snapshotOf(1) });
    expect(emitted).toHaveLength(3);
  });

  it('[FRM22] waits until the frame element itself is recorded', () => {
    const { link, element, ids, emit } = setUp({ recorded: false });
    const frame = link(element);
    emit(change(4));
    expect(frame.sent).toEqual([]);
    ids.set(element, ELEMENT);
    emit(change(4));
    expect(frame.sent).toEqual([{ t: 'record', rules: { sets: [] } }]);
    emit(change(4));
    expect(frame.sent).toHaveLength(1);
  });

  it('[FRM8] never asks a frame that agents have no part of, or see only from outside', () => {
    const { link, element, closed, emit } = setUp();
    closed.add(element);
    const frames = [link(element), link(document.createElement('iframe'))];
    emit(change(1));
    expect(frames.flatMap(({ sent }) => sent)).toEqual([]);
  });

  it('[FRM23] leaves frames alone that the page reads by itself', () => {
    const { link, say, element, emitted } = setUp();
    const frame = link(element, true);
    say(frame, { t: 'event', event: snapshotOf(1) });
    expect([frame.sent, emitted]).toEqual([[], []]);
  });

  it('[FRM15] shows an empty document in the place of one that is gone', () => {
    const { link, unlink, say, element, emitted } = setUp();
    const frame = link(element);
    say(frame, { t: 'event', event: snapshotOf(1, 'OLD') });
    unlink(frame);
    expect(emitted).toHaveLength(2);
    expect(JSON.stringify(emitted[1])).not.toContain('OLD');
    expect(emitted[1]?.data).toMatchObject({ isAttachIframe: true, adds: [{ parentId: ELEMENT }] });
    const unseen = link(element);
    unlink(unseen);
    expect(emitted).toHaveLength(2);
  });

  it('[FRM24] drops what a frame says that is not understood', () => {
    const { link, say, element, emitted, log } = setUp();
    const frame = link(element);
    for (const data of [null, 'x', { t: 'other' }, { t: 'event', event: { type: 2 } }]) say(frame, data);
    say(frame, { t: 'event', event: { type: 2, timestamp: 1, data: { node: 'none' } } });
    expect(emitted).toEqual([]);
    expect(log.codes('warn')).toHaveLength(5);
  });

  it('[FRM9] finds places of its own at once, and places in frames by asking', () => {
    const { link, say, element, recording } = setUp();
    vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 100));
    const frame = link(element);
    say(frame, { t: 'event', event: snapshotOf(1) });
    const show = vi.fn();
    recording.find({ node: ELEMENT, x: 0.5, y: 0.5 }, show, 'ann');
    expect(show).toHaveBeenLastCalledWith(element, { node: ELEMENT, x: 0.5, y: 0.5 });
    recording.find({ node: FOREIGN + 1, x: 0.1, y: 0.2 }, show, 'ann');
    expect(show).toHaveBeenCalledTimes(1);
    expect(frame.sent.at(-1)).toEqual({ t: 'locate', ask: 1, node: 2, x: 0.1, y: 0.2 });
    say(frame, { t: 'located', ask: 1, at: { x: 50, y: 25 } });
    expect(show).toHaveBeenLastCalledWith(element, { node: 2, x: 0.25, y: 0.25 });
  });

  it('[FRM9] an answer that comes late, or lies outside of the frame, shows nothing', () => {
    const { link, say, element, recording } = setUp();
    vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 100));
    const frame = link(element);
    say(frame, { t: 'event', event: snapshotOf(1) });
    const show = vi.fn();
    const place = { node: FOREIGN + 1, x: 0, y: 0 };
    recording.find(place, show, 'ann');
    recording.find(null, show, 'ann');
    say(frame, { t: 'located', ask: 1, at: { x: 50, y: 25 } });
    recording.find(place, show, 'ann');
    say(frame, { t: 'located', ask: 2, at: { x: 500, y: 25 } });
    recording.find(place, show, 'ann');
    say(frame, { t: 'located', ask: 3, at: null });
    recording.find({ ...place, node: FOREIGN + 99 }, show, 'ann');
    expect(show.mock.calls).toEqual(Array(4).fill([null, null]));
  });

  it('[CTM6] asks for the pointer of each agent by itself', () => {
    const { link, say, element, recording } = setUp();
    vi.spyOn(element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 200, 100));
    const frame = link(element);
    say(frame, { t: 'event', event: snapshotOf(1) });
    const [ann, bob] = [vi.fn(), vi.fn()];
    const place = { node: FOREIGN + 1, x: 0, y: 0 };
    recording.find(place, ann, 'ann');
    recording.find(place, bob, 'bob');
    recording.find(null, bob, 'bob');
    say(frame, { t: 'located', ask: 2, at: { x: 50, y: 25 } });
    say(frame, { t: 'located', ask: 1, at: { x: 50, y: 25 } });
    expect(ann).toHaveBeenCalledWith(element, { node: 2, x: 0.25, y: 0.25 });
    expect(bob.mock.calls).toEqual([[null, null]]);
  });

  it('[CTF10] agents reach the frames that they see, by the numbers that they know', () => {
    const { link, unlink, say, element, recording, emit } = setUp();
    const frame = link(element);
    expect(recording.frames()).toEqual([]);
    say(frame, { t: 'event', event: snapshotOf(1) });
    const [hand] = recording.frames();
    expect([hand?.element, hand?.number()]).toEqual([element, ELEMENT]);
    expect([hand?.toFrame(FOREIGN + 1), hand?.toFrame(FOREIGN + 9), hand?.toFrame(2)]).toEqual([
      2,
      null,
      null,
    ]);
    expect(recording.frames()[0]).toBe(hand);
    const answer = vi.fn();
    hand?.send({ do: 'focus', node: 2 }, answer);
    expect(frame.sent.at(-1)).toEqual({ t: 'command', ask: 1, command: { do: 'focus', node: 2 } });
    say(frame, { t: 'done', ask: 1, refusal: 'denied' });
    expect(answer).toHaveBeenCalledWith({ refusal: 'denied' });
    emit({ type: 2, timestamp: 9, data: {} });
    expect(recording.frames()).toEqual([]);
    hand?.send({ do: 'focus', node: 2 }, answer);
    unlink(frame);
    expect(answer).toHaveBeenLastCalledWith({ refusal: 'gone' });
  });

  it('[FRM25] stops the frames with itself, and hears nothing afterwards', () => {
    const { link, say, element, recording, emitted, own, listening } = setUp();
    const frame = link(element);
    recording.stop();
    say(frame, { t: 'event', event: snapshotOf(1) });
    expect(frame.sent.at(-1)).toEqual({ t: 'stop' });
    expect([emitted.length, listening()]).toEqual([0, 0]);
    expect(own.stop).toHaveBeenCalledTimes(1);
  });
});
