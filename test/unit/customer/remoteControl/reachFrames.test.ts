// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameAnswer, FrameHand, FrameWish } from '../../../../src/customer/frames/frameHand.js';
import type { ControlledPage, Outcome } from '../../../../src/customer/remoteControl/controlledPage.js';
import { reachFrames } from '../../../../src/customer/remoteControl/reachFrames.js';
import type { Command } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const FOREIGN = 1_000_000_001;
const at = (node: number) => ({ node, x: 0.5, y: 0.25 });
const move = (node: number | null): Command => ({ do: 'move', at: node === null ? null : at(node), held: 0 });
const down = (node: number): Command => ({ do: 'down', at: at(node), button: 0, held: 0 });
const up = (node: number | null): Command => ({
  do: 'up',
  at: node === null ? null : at(node),
  button: 0,
  held: 0,
});
const keyDown = (key: string): Command => ({ do: 'keyDown', key, code: key, held: 0, repeat: false });
const keyUp = (key: string): Command => ({ do: 'keyUp', key, code: key, held: 0 });

interface FakeHand extends FrameHand {
  told: boolean[];
  sent: (Command | FrameWish)[];
  answers: ((answer: FrameAnswer) => void)[];
}

function fakeHand(first: number): FakeHand {
  const element = document.body.appendChild(document.createElement('iframe'));
  // As browsers say of another origin.
  Object.defineProperty(element, 'contentDocument', { value: null });
  const told: boolean[] = [];
  const sent: (Command | FrameWish)[] = [];
  const answers: ((answer: FrameAnswer) => void)[] = [];
  return {
    ...{ element, told, sent, answers },
    number: () => 50,
    toFrame: node => (node >= first && node < first + 100 ? node - first + 1 : null),
    tell: write => void told.push(write),
    send(command, answer) {
      sent.push(command);
      answers.push(answer);
    },
  };
}

function open({ typing = false } = {}) {
  const hands = [fakeHand(FOREIGN), fakeHand(FOREIGN + 100)] as const;
  const denied = new Set<Node>();
  const masked = new Set<Node>();
  const done: Command[] = [];
  let outcome: Outcome = null;
  const page: ControlledPage = {
    window: window as Window & typeof globalThis,
    nodeOf: () => null,
    privacyOf: node => (denied.has(node) ? 'control' : masked.has(node) ? 'masked' : 'visible'),
    allowsSubmit: () => false,
    mayOpen: () => true,
    isFrame: element => hands.some(hand => hand.element === element),
    log: createTestLog(),
  };
  const reach = reachFrames(page, {
    frames: () => hands,
    isTyping: () => typing,
    carryOut(command) {
      done.push(command);
      return outcome;
    },
  });
  const reported: Outcome[] = [];
  return {
    ...{ reach, hands, denied, masked, done, reported, page },
    /** `undefined`: it will be told later. */
    send: (command: Command) => reach.receive(command, told => void reported.push(told)),
    refuse(next: Outcome) {
      outcome = next;
    },
  };
}

describe('reachFrames', () => {
  it('[CTF10] sends what is for a frame there, with its numbers, and does the rest here', () => {
    const { send, hands, done, reported } = open();
    const [hand] = hands;
    expect(send({ do: 'choose', node: 7, options: [1] })).toBeNull();
    expect(done).toHaveLength(1);
    expect(hand.told).toEqual([]);
    expect(send({ do: 'choose', node: FOREIGN + 6, options: [1] })).toBeUndefined();
    expect(hand.told).toEqual([true]);
    expect(hand.sent).toEqual([{ do: 'choose', node: 7, options: [1] }]);
    hand.answers[0]?.({ refusal: 'masked' });
    expect(reported).toEqual(['masked']);
    expect(send({ do: 'wheel', at: at(FOREIGN + 4), x: 0, y: 9, held: 0 })).toBeUndefined();
    expect(hand.sent.at(-1)).toMatchObject({ do: 'wheel', at: { node: 5 } });
    expect(hand.told).toEqual([true]);
    // Navigation is the page's, whatever has the focus.
    hand.element.focus();
    send({ do: 'navigate', to: 'back' });
    expect(done.at(-1)).toEqual({ do: 'navigate', to: 'back' });
  });

  it('[CTF11] what the rules of the page say of the frame holds for all that is in it', () => {
    const { send, hands, denied } = open();
    denied.add(hands[0].element);
    const commands: Command[] = [{ do: 'choose', node: FOREIGN, options: [] }, down(FOREIGN), move(FOREIGN)];
    for (const command of commands) expect(send(command)).toBe('denied');
    expect(send(up(FOREIGN))).toBeNull();
    hands[0].element.focus();
    expect(send(keyDown('a'))).toBe('denied');
    expect(hands[0].sent).toEqual([]);
  });

  it('[CTF12] commands keep their order: what comes after one for a frame waits for its answer', () => {
    const { send, hands, done, reported } = open();
    const [hand] = hands;
    send(down(FOREIGN));
    const before = done.length;
    const scroll = (node: number): Command => ({ do: 'scroll', node, x: 0, y: 1 });
    expect(send(scroll(3))).toBeUndefined();
    expect(send(scroll(4))).toBeUndefined();
    expect(done).toHaveLength(before);
    hand.answers[0]?.({ refusal: null });
    expect(done.slice(before)).toEqual([scroll(3), scroll(4)]);
    expect(reported).toEqual([null, null, null]);
    send({ do: 'focus', node: FOREIGN });
    for (let count = 0; count < 200; count += 1) send(move(3));
    expect(send(move(3))).toBe('tooFast');
  });

  it('[CTF12] a frame that does not answer holds nothing up, and gets nothing more until it has', () => {
    const { send, hands, done, reported } = open();
    const [hand] = hands;
    send({ do: 'focus', node: FOREIGN });
    send({ do: 'focus', node: 3 });
    vi.advanceTimersByTime(4999);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1);
    expect([reported, done.length]).toEqual([['impossible', null], 1]);
    send({ do: 'focus', node: FOREIGN });
    send({ do: 'wheel', at: at(FOREIGN), x: 0, y: 9, held: 0 });
    expect(reported).toEqual(['impossible', null, 'impossible', 'impossible']);
    expect(hand.sent).toHaveLength(1);
    hand.answers[0]?.({ refusal: null });
    send({ do: 'focus', node: FOREIGN });
    expect(hand.sent).toHaveLength(2);
    // A frame that has answered before is quick.
    vi.advanceTimersByTime(1000);
    expect(reported.at(-1)).toBe('impossible');
  });

  it('[CTF13] while the customer types what agents must not see, the focus goes to no other document', () => {
    const typing = open({ typing: true });
    expect(typing.send(down(FOREIGN))).toBe('masked');
    expect(typing.hands[0].sent).toEqual([]);
    const { send, hands, done, reported } = open();
    hands[0].element.focus();
    expect(send(down(3))).toBeUndefined();
    expect(hands[0].sent).toEqual([{ do: 'yield' }]);
    hands[0].answers[0]?.({ refusal: 'masked' });
    expect([reported, done]).toEqual([['masked'], []]);
    send(down(3));
    hands[0].answers[1]?.({ refusal: null });
    expect(done).toEqual([down(3)]);
  });

  it.each<Extract<Command, { do: 'focus' | 'choose' | 'set' }>>([
    { do: 'focus', node: FOREIGN },
    { do: 'choose', node: FOREIGN, options: [1] },
    { do: 'set', node: FOREIGN, value: '3' },
  ])('[CTF13] [WRM25] nor by a command that takes it there: $do', command => {
    const typing = open({ typing: true });
    expect(typing.send(command)).toBe('masked');
    expect(typing.hands[0].sent).toEqual([]);
    const { send, hands, done, reported } = open();
    hands[1].element.focus();
    expect(send(command)).toBeUndefined();
    expect(hands[1].sent).toEqual([{ do: 'yield' }]);
    hands[1].answers[0]?.({ refusal: 'masked' });
    expect([reported, hands[0].sent]).toEqual([['masked'], []]);
    expect(send({ ...command, node: 3 })).toBeUndefined();
    hands[1].answers[1]?.({ refusal: null });
    expect(done).toEqual([{ ...command, node: 3 }]);
  });

  it('[CTF13] a page in a frame says whether the focus may be taken from it', () => {
    const { reach, masked, hands } = open();
    const report = vi.fn();
    expect(reach.grant({ do: 'yield' }, report)).toBeNull();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    masked.add(field);
    expect(reach.grant({ do: 'yield' }, report)).toBe('masked');
    hands[1].element.focus();
    expect(reach.grant({ do: 'yield' }, report)).toBeUndefined();
    hands[1].answers[0]?.({ refusal: 'masked' });
    expect(report).toHaveBeenCalledWith('masked');
  });

  it('[CTF15] the pointer is in one document at a time; what went down in one comes up in it', () => {
    const { send, hands, done } = open();
    const [one, two] = hands;
    send(move(FOREIGN));
    expect(done).toEqual([{ do: 'move', at: { node: 50, x: 0.5, y: 0.5 }, held: 0 }]);
    send(move(FOREIGN + 1));
    expect(done).toHaveLength(1);
    send(move(FOREIGN + 100));
    expect(one.sent).toEqual([move(1), move(2), move(null)]);
    expect(two.sent).toEqual([move(1)]);
    send(down(FOREIGN));
    one.answers.at(-1)?.({ refusal: null });
    send(move(3));
    send(move(FOREIGN + 100));
    expect(one.sent.slice(-2)).toEqual([move(null), move(null)]);
    expect(send(down(3))).toBe('impossible');
    send(up(3));
    expect(one.sent.at(-1)).toEqual(up(null));
    one.answers.at(-1)?.({ refusal: null });
    send(move(3));
    expect(done.at(-1)).toEqual(move(3));
  });

  it('[CTF15] what went down in the page comes up there, over whatever it is', () => {
    const { send, hands, done } = open();
    send(down(3));
    send(move(FOREIGN));
    send(up(FOREIGN));
    expect(done).toEqual([down(3), move(null), up(null)]);
    expect(hands[0].sent).toEqual([]);
  });

  it('[CTF16] keys go to the frame that has the focus, and come up where they went down', () => {
    const { send, hands, done } = open();
    const [hand] = hands;
    hand.element.focus();
    send(keyDown('a'));
    hand.answers[0]?.({ refusal: null });
    hand.element.blur();
    send(keyUp('a'));
    hand.answers[1]?.({ refusal: null });
    expect(hand.sent).toEqual([keyDown('a'), keyUp('a')]);
    send(keyDown('b'));
    expect(done).toEqual([keyDown('b')]);
    const foreign = document.body.appendChild(document.createElement('object'));
    foreign.tabIndex = 0;
    foreign.focus();
    expect(send(keyDown('c'))).toBe('impossible');
    expect(send({ do: 'insert', text: 'c', from: 'clipboard' })).toBe('impossible');
    expect(done).toHaveLength(1);
  });

  it('[CTF5] Tab that came to the end of a frame goes on behind it, over frames with nothing in them', () => {
    const { send, hands, reported } = open();
    const [one, two] = hands;
    const last = document.body.appendChild(document.createElement('button'));
    one.element.focus();
    send(keyDown('Tab'));
    one.answers[0]?.({ refusal: null, left: 'forward' });
    expect(two.sent).toEqual([{ do: 'enter', back: false }]);
    two.answers[0]?.({ refusal: null, left: 'forward' });
    expect(document.activeElement).toBe(last);
    expect(reported).toEqual([null]);
  });

  it('[CTF5] a page in a frame gives the focus to its first or last stop, or says that it has none', () => {
    const { reach, page } = open();
    const leave = vi.fn();
    page.leave = leave;
    for (const each of Array.from(document.body.children)) each.remove();
    expect(reach.grant({ do: 'enter', back: true }, vi.fn())).toBeNull();
    expect(leave).toHaveBeenCalledWith(true);
    const [first, last] = [0, 1].map(() => document.body.appendChild(document.createElement('button')));
    reach.grant({ do: 'enter', back: false }, vi.fn());
    expect(document.activeElement).toBe(first);
    reach.grant({ do: 'enter', back: true }, vi.fn());
    expect(document.activeElement).toBe(last);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('[CTF8] tells the frames that were reached when control ends', () => {
    const { send, reach, hands, done } = open();
    send({ do: 'focus', node: FOREIGN });
    send({ do: 'focus', node: 3 });
    reach.stop();
    expect([hands[0].told, hands[1].told]).toEqual([[true, false], []]);
    hands[0].answers[0]?.({ refusal: null });
    vi.advanceTimersByTime(60_000);
    expect(done).toEqual([]);
  });
});
