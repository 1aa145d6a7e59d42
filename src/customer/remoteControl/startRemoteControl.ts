import { stopAll } from '../../browser/stopAll.js';
import { guardCallback } from '../../guard/guardCallback.js';
import { type Command, parseCommand } from '../../protocol/index.js';
import { chooseOptions } from './chooseOptions.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { createKeyboard } from './createKeyboard.js';
import { createNavigator } from './createNavigator.js';
import { createPointer } from './createPointer.js';
import { findEditable } from './findEditable.js';
import { findFocus } from './findFocus.js';
import { judgeAddress } from './judgeAddress.js';
import { type FrameReach, reachFrames } from './reachFrames.js';
import type { RemoteControl, RemoteControlOptions } from './remoteControl.js';
import { scrollNode } from './scrollNode.js';
import { setFieldValue } from './setFieldValue.js';
import { showHover } from './showHover.js';
import { takeTurns } from './takeTurns.js';
import { tellFocus } from './tellFocus.js';
import { turnWheel } from './turnWheel.js';

export interface StartedControl extends RemoteControl, Pick<FrameReach, 'grant'> {}

/**
 * Carries out commands in this page. Whether they may come at all, `guardCommands` has decided; here the rules of
 * privacy decide about each, as they are at that moment.
 */
export function startRemoteControl(options: RemoteControlOptions): StartedControl {
  const { window, privacy, update, log } = options;
  const page: ControlledPage = {
    window,
    nodeOf: options.nodeOf,
    privacyOf(node) {
      // Handlers of the page run between two questions: each is about the page as it is at that moment.
      update();
      // What nothing records, no agent has seen.
      return privacy.kept?.policy.of(node) ?? 'service';
    },
    allowsSubmit(element) {
      update();
      return privacy.kept?.policy.allowsSubmit(element) ?? false;
    },
    mayOpen: url => judgeAddress(url, window, options.allowedOrigins),
    isFrame: element => options.frames().some(hand => hand.element === element),
    ...(options.leave && { leave: options.leave }),
    log,
  };
  const navigator = createNavigator(page, options);
  const look = showHover(window);
  const pointer = createPointer(page, {
    time: () => window.performance.now(),
    // Where the right button shows its menu when it is let go.
    menuOnUp: /win/i.test(window.navigator.platform),
    hovered: look.show,
  });
  const keyboard = createKeyboard(page);
  const carryOut = (command: Command): Outcome => {
    switch (command.do) {
      case 'move':
        return pointer.move(command);
      case 'down':
        return pointer.down(command);
      case 'up':
        return pointer.up(command);
      case 'wheel':
        return turnWheel(page, command);
      case 'scroll':
        return scrollNode(page, command);
      case 'keyDown':
        return keyboard.keyDown(command);
      case 'keyUp':
        return keyboard.keyUp(command);
      case 'insert':
        return keyboard.insert(command);
      case 'focus':
        return keyboard.focus(command);
      case 'choose':
        return chooseOptions(page, command);
      case 'set':
        return setFieldValue(page, command);
      case 'navigate':
        return page.leave ? 'impossible' : navigator.navigate(command);
      case 'open':
        return page.leave ? 'impossible' : navigator.open(command);
    }
  };
  const focus = tellFocus(page, options);
  const turns = takeTurns();
  let outcome: Outcome = null;
  const attempt = guardCallback(
    (command: Command) => {
      update();
      outcome = carryOut(command);
      if (writes(command) && findEditable(findFocus(window))?.kind === 'rich') turns.pause();
    },
    log,
    'commandFailed',
  );

  const reach = reachFrames(page, {
    frames: options.frames,
    isTyping: pointer.isTyping,
    carryOut(command) {
      outcome = 'impossible';
      // What the customer writes next would go, in plain sight, to where the focus is then.
      if (movesFocus(command) && pointer.isTyping()) return 'masked';
      attempt(command);
      focus.check();
      return outcome;
    },
  });
  /** Whatever happens in the page between two steps, the agent is told something. */
  const guarded = (act: () => Outcome | undefined): Outcome | undefined => {
    let result: Outcome | undefined = 'impossible';
    guardCallback(
      () => {
        result = act();
      },
      log,
      'commandFailed',
    )();
    return result;
  };

  return {
    receive(input, report) {
      const parsed = parseCommand(input);
      if (!parsed.ok) return 'malformed';
      return turns.inTurn(() => guarded(() => reach.receive(parsed.value, report)), report);
    },
    grant: (wish, report) => guarded(() => reach.grant(wish, report)),
    stop: stopAll([turns, reach, navigator, keyboard, pointer, look, focus]).stop,
  };
}

const writes = (command: Command): boolean => command.do === 'keyDown' || command.do === 'insert';

const movesFocus = (command: Command): boolean =>
  ['focus', 'choose', 'set'].includes(command.do) || (command.do === 'keyDown' && command.key === 'Tab');
