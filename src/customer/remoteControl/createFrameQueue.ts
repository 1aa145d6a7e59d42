import type { Stoppable } from '../../browser/listen.js';
import type { Command } from '../../protocol/index.js';
import type { FrameAnswer, FrameHand, FrameWish } from '../frames/frameHand.js';
import type { Outcome } from './controlledPage.js';

/** A frame loads what carries commands out with its first one. */
const FIRST_ANSWER_WITHIN_MS = 5000;
const ANSWER_WITHIN_MS = 1000;
const MOST_WAITING = 200;

export interface FrameQueue extends Stoppable {
  /** Does it when all before it is done. `undefined`: `report` will tell. */
  inOrder(act: () => Outcome | undefined, report: (outcome: Outcome) => void): Outcome | undefined;
  /** Sends it, and holds back what comes after it until the frame has answered. */
  ask(hand: FrameHand, command: Command | FrameWish, answer: (answer: FrameAnswer) => void): void;
  /** Sends it; nothing waits for it. */
  tell(hand: FrameHand, command: Command, report?: (outcome: Outcome) => void): void;
}

/**
 * Keeps commands in their order where a part of them is done in frames, which answer later. Invariant: a frame that does not
 * answer in time is given nothing more until it has, so that it cannot hold up the page for long.
 */
export function createFrameQueue(): FrameQueue {
  const waiting: (() => void)[] = [];
  const told = new Set<FrameHand>();
  const answered = new Set<FrameHand>();
  const mute = new Set<FrameHand>();
  let isBusy = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (
    hand: FrameHand,
    command: Command | FrameWish,
    answer: (answer: FrameAnswer) => void,
  ): void => {
    if (!told.has(hand)) hand.tell(true);
    told.add(hand);
    hand.send(command, given => {
      answered.add(hand);
      mute.delete(hand);
      if (!isStopped) answer(given);
    });
  };
  const drain = () => {
    for (let next = waiting.shift(); next; next = isBusy ? undefined : waiting.shift()) next();
  };

  return {
    inOrder(act, report) {
      if (!isBusy && waiting.length === 0) return act();
      if (waiting.length >= MOST_WAITING) return 'tooFast';
      waiting.push(() => {
        const outcome = act();
        if (outcome !== undefined) report(outcome);
      });
      return undefined;
    },
    ask(hand, command, answer) {
      isBusy = true;
      let isOpen = true;
      const settle = (given: FrameAnswer) => {
        if (!isOpen) return;
        isOpen = false;
        clearTimeout(timer);
        isBusy = false;
        answer(given);
        if (!isBusy) drain();
      };
      if (mute.has(hand)) return settle({ refusal: 'impossible' });
      const within = answered.has(hand) ? ANSWER_WITHIN_MS : FIRST_ANSWER_WITHIN_MS;
      timer = setTimeout(() => {
        mute.add(hand);
        settle({ refusal: 'impossible' });
      }, within);
      send(hand, command, settle);
    },
    tell(hand, command, report) {
      if (mute.has(hand)) report?.('impossible');
      else send(hand, command, ({ refusal }) => report?.(refusal));
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      waiting.length = 0;
      for (const hand of told) hand.tell(false);
      told.clear();
    },
  };
}
