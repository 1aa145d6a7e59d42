import type { Stoppable } from '../../browser/listen.js';
import type { Command, Place } from '../../protocol/index.js';
import type { FrameAnswer, FrameHand, FrameWish } from '../frames/frameHand.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { createFrameQueue } from './createFrameQueue.js';
import { findFocus } from './findFocus.js';
import { refuseTarget } from './findTarget.js';
import { moveFocus } from './moveFocus.js';
import { tabThroughFrames } from './tabThroughFrames.js';

/** Tells what became of a command whose outcome was not known at once. */
export type Report = (outcome: Outcome) => void;

export interface FrameReach extends Stoppable {
  /** Carries a command out, here or in the frame that it is for, after those before it. `undefined`: `report` will tell. */
  receive(command: Command, report: Report): Outcome | undefined;
  /** What the page around this one wishes. */
  grant(wish: FrameWish, report: Report): Outcome | undefined;
}

export interface FrameReachOptions {
  /** The frames that tell of themselves, and that agents see. */
  frames(): readonly FrameHand[];
  /** Does a command in this page itself. */
  carryOut(command: Command): Outcome;
  /** The customer writes into a masked field of this page: the focus stays. */
  isTyping(): boolean;
}

type Aimed = Extract<Command, { at: Place | null }>;

const NOT_TAKING_PART = /^(iframe|frame|object|embed|fencedframe)$/;

/**
 * Takes commands to the frames that they are for, as this page cannot touch what is in them. A frame decides by its own
 * rules about what is in it, this page about the frame as a whole. Invariants: commands are carried out in their order;
 * what went down in a document comes up in it; the pointer is in one document at a time.
 */
export function reachFrames(page: ControlledPage, options: FrameReachOptions): FrameReach {
  const { frames, carryOut } = options;
  const queue = createFrameQueue();
  const tab = tabThroughFrames(page, frames, queue);
  /** The frame that the pointer is in. */
  let over: FrameHand | null = null;
  /** Where buttons and keys went down; `null`: in this page. */
  const buttons = new Map<number, FrameHand | null>();
  const keys = new Map<string, FrameHand>();
  /** Buttons whose press this page has refused a frame, which therefore hears nothing when they are let go. */
  const refused = new Set<number>();

  const findHand = (node: number): { hand: FrameHand; own: number } | null => {
    for (const hand of frames()) {
      const own = hand.toFrame(node);
      if (own !== null) return { hand, own };
    }
    return null;
  };
  const focused = () => {
    const element = findFocus(page.window);
    return frames().find(hand => hand.element === element) ?? null;
  };
  const tell = (hand: FrameHand, command: Command) => queue.tell(hand, command);

  /** The pointer comes to a frame, or leaves it: each page hears of that in its own document. */
  const goOver = (hand: FrameHand | null, held: number): Outcome => {
    if (hand === over) return null;
    if (over) tell(over, { do: 'move', at: null, held });
    over = null;
    if (!hand) return null;
    const refusal = carryOut({ do: 'move', at: { node: hand.number(), x: 0.5, y: 0.5 }, held });
    if (refusal === null) over = hand;
    return refusal;
  };

  /** @param done what follows once it was carried out */
  const pass = (
    hand: FrameHand,
    command: Command,
    report: Report,
    done?: (answer: FrameAnswer) => void,
  ): Outcome | undefined => {
    const refusal = refuseTarget(page, hand.element);
    if (refusal) return refusal;
    queue.ask(hand, command, answer => {
      if (answer.refusal === null) done?.(answer);
      if (answer.left) tab.onFrom(hand, answer.left === 'back', report);
      else report(answer.refusal);
    });
    return undefined;
  };
  const takeFocus = ({ element }: FrameHand) => {
    if (findFocus(page.window) !== element) moveFocus(page.window, element);
  };

  /** Does what takes the focus to `hand`, or into this page: who writes what agents must not see, goes on to write it there. */
  const unlessWriting = (
    hand: FrameHand | null,
    report: Report,
    go: () => Outcome | undefined,
  ): Outcome | undefined => {
    const hinder = focused();
    if (!hinder || hinder === hand) return go();
    queue.ask(hinder, { do: 'yield' }, answer => {
      const outcome = answer.refusal ?? go();
      if (outcome !== undefined) report(outcome);
    });
    return undefined;
  };

  const point = (command: Aimed, report: Report): Outcome | undefined => {
    const { at, held } = command;
    const found = at && findHand(at.node);
    const place = found && at ? { ...at, node: found.own } : null;
    const refusal = found && refuseTarget(page, found.hand.element);
    switch (command.do) {
      case 'move': {
        const [holder] = buttons.values();
        if (holder) tell(holder, { ...command, at: found?.hand === holder ? place : null });
        else if (holder === null) return carryOut(found ? { ...command, at: null } : command);
        else if (!found || refusal) {
          goOver(null, held);
          return refusal ?? carryOut(command);
        } else {
          const late = goOver(found.hand, held);
          if (late) return late;
          tell(found.hand, { ...command, at: place });
        }
        return null;
      }
      case 'down': {
        if ([...buttons.values()].some(holder => holder !== (found?.hand ?? null))) return 'impossible';
        return unlessWriting(found?.hand ?? null, report, () => press(command, report));
      }
      case 'up': {
        if (refused.delete(command.button)) return null;
        const holder = buttons.get(command.button);
        buttons.delete(command.button);
        if (!holder) return carryOut(found ? { ...command, at: null } : command);
        return pass(holder, { ...command, at: found?.hand === holder ? place : null }, report);
      }
      case 'wheel':
        if (!found || !place) return carryOut(command);
        if (refusal) return refusal;
        queue.tell(found.hand, { ...command, at: place }, report);
        return undefined;
    }
  };
  const press = (command: Extract<Command, { do: 'down' }>, report: Report): Outcome | undefined => {
    const { at, button, held } = command;
    const found = findHand(at.node);
    if (!found) {
      goOver(null, held);
      const outcome = carryOut(command);
      if (outcome === null) buttons.set(button, null);
      return outcome;
    }
    const { hand, own } = found;
    const refusal = refuseTarget(page, hand.element) ?? (options.isTyping() ? 'masked' : goOver(hand, held));
    if (refusal) {
      refused.add(button);
      return refusal;
    }
    buttons.set(button, hand);
    return pass(hand, { ...command, at: { ...at, node: own } }, report, () => takeFocus(hand));
  };

  const type = (
    command: Extract<Command, { do: 'keyDown' | 'keyUp' | 'insert' }>,
    report: Report,
  ): Outcome | undefined => {
    const code = command.do === 'insert' ? '' : command.code || command.key;
    const hand = (command.do === 'keyUp' && keys.get(code)) || focused();
    if (command.do === 'keyUp') keys.delete(code);
    if (hand) {
      if (command.do === 'keyDown') keys.set(code, hand);
      return pass(hand, command, report);
    }
    if (command.do === 'keyUp') return carryOut(command);
    const isTab = command.do === 'keyDown' && command.key === 'Tab';
    const before = findFocus(page.window);
    // Whose document is out of reach.
    if (!isTab && NOT_TAKING_PART.test(before.localName)) return refuseTarget(page, before) ?? 'impossible';
    const outcome = carryOut(command);
    const entered = isTab ? focused() : null;
    if (!entered) return outcome;
    tab.into(entered, command.do === 'keyDown' && (command.held & 8) > 0, report);
    return undefined;
  };

  const act = (command: Command, report: Report): Outcome | undefined => {
    if ('at' in command) return point(command, report);
    switch (command.do) {
      case 'keyDown':
      case 'keyUp':
      case 'insert':
        return type(command, report);
      case 'scroll': {
        const found = findHand(command.node);
        return found ? pass(found.hand, { ...command, node: found.own }, report) : carryOut(command);
      }
      case 'focus':
      case 'choose':
      case 'set': {
        const found = findHand(command.node);
        return unlessWriting(found?.hand ?? null, report, () => {
          if (!found) return carryOut(command);
          const { hand, own } = found;
          if (options.isTyping()) return 'masked';
          return pass(hand, { ...command, node: own }, report, () => takeFocus(hand));
        });
      }
      default:
        return carryOut(command);
    }
  };

  return {
    receive: (command, report) => queue.inOrder(() => act(command, report), report),
    grant: (wish, report) =>
      queue.inOrder(() => {
        const hand = focused();
        if (wish.do === 'yield') {
          const active = findFocus(page.window);
          if (!hand) return refuseTarget(page, active) === 'masked' ? 'masked' : null;
          queue.ask(hand, wish, ({ refusal }) => report(refusal));
          return undefined;
        }
        return tab.intoPage(wish.back, report);
      }, report),
    stop() {
      buttons.clear();
      keys.clear();
      refused.clear();
      over = null;
      queue.stop();
    },
  };
}
