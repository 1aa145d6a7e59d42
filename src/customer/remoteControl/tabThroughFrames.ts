import type { FrameHand } from '../frames/frameHand.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import type { FrameQueue } from './createFrameQueue.js';
import { findFirstStop, findTabStop } from './findTabStop.js';
import { moveFocus } from './moveFocus.js';
import { selectOnFocus } from './selectOnFocus.js';

type Report = (outcome: Outcome) => void;

export interface TabWay {
  /** Tab has come to a frame: to what is first in it, or last. */
  into(hand: FrameHand, back: boolean, report: Report): void;
  /** Tab has come to the end of a frame, and goes on behind it. */
  onFrom(hand: FrameHand, back: boolean, report: Report): void;
  /** Tab has come to this page itself, from the one around it. */
  intoPage(back: boolean, report: Report): Outcome | undefined;
}

/** The way of the Tab key into frames that this page cannot touch, and out of them again. */
export function tabThroughFrames(
  page: ControlledPage,
  frames: () => readonly FrameHand[],
  queue: Pick<FrameQueue, 'ask'>,
): TabWay {
  /** @param tries so many frames may have nothing to stop at */
  const into = (hand: FrameHand, back: boolean, report: Report, tries: number): void =>
    queue.ask(hand, { do: 'enter', back }, ({ refusal, left }) => {
      if (left) onFrom(hand, back, report, tries);
      else report(refusal);
    });
  const onFrom = (hand: FrameHand, back: boolean, report: Report, tries: number): void => {
    const outcome = goTo(findTabStop(page, hand.element, back), back, report, tries);
    if (outcome !== undefined) report(outcome);
  };
  const goTo = (stop: Element | null, back: boolean, report: Report, tries: number): Outcome | undefined => {
    if (!stop) page.leave?.(back);
    else if (moveFocus(page.window, stop)) {
      const hand = frames().find(({ element }) => element === stop);
      if (!hand) selectOnFocus(stop);
      else if (tries > 0) {
        into(hand, back, report, tries - 1);
        return undefined;
      }
    }
    return null;
  };
  return {
    into: (hand, back, report) => into(hand, back, report, frames().length),
    onFrom: (hand, back, report) => onFrom(hand, back, report, frames().length),
    intoPage: (back, report) => goTo(findFirstStop(page, back), back, report, frames().length),
  };
}
