import type { Command } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { createKeyActions } from './createKeyActions.js';
import { createTextEditor } from './createTextEditor.js';
import { createKeyEvent, type PressedKey, textOf } from './describeKey.js';
import { findFocus, windowOf } from './findFocus.js';
import { insertText } from './insertText.js';
import { moveFocus } from './moveFocus.js';
import { refuseFocused } from './refuseFocused.js';
import { selectOnFocus } from './selectOnFocus.js';
import { tellSelection } from './tellSelection.js';
import { trackChanges } from './trackChanges.js';

export type KeyCommand<Do extends Command['do']> = Extract<Command, { do: Do }>;

export interface Keyboard {
  /** A key was pressed. It goes where the focus is; what follows is what the browser does of a person's key. */
  keyDown(command: KeyCommand<'keyDown'>): Outcome;
  keyUp(command: KeyCommand<'keyUp'>): Outcome;
  insert(command: KeyCommand<'insert'>): Outcome;
  focus(command: KeyCommand<'focus'>): Outcome;
  /** Lets go of the keys that are held. */
  release(): void;
  stop(): void;
}

/** What an agent types. The page hears synthetic events in the browser's own order (UI Events), and may prevent what follows. */
export function createKeyboard(page: ControlledPage): Keyboard {
  const changes = trackChanges();
  const editor = createTextEditor(page, changes);
  const actions = createKeyActions(page, editor, changes);
  const selection = tellSelection();
  const held = new Map<string, PressedKey>();
  /** What Space was pressed on, and will press when it is let go. */
  let armed: Element | null = null;

  /** Dispatches, and says why nothing may follow; `true`: go on, with what has the focus now. */
  function tell(target: Element, type: 'keydown' | 'keypress', pressed: PressedKey): boolean {
    const view = windowOf(target);
    return target.dispatchEvent(createKeyEvent(view, type, pressed));
  }

  function pressKey(pressed: PressedKey): Outcome {
    const target = findFocus(page.window);
    const refusal = refuseFocused(page, target);
    // Keyboards must not be caught in what is kept from agents: Tab leads out of it, and tells the page nothing.
    if (refusal) return pressed.key === 'Tab' ? actions.tab(target, pressed) : refusal;
    held.set(idOf(pressed), pressed);
    selection.before(target);
    if (!tell(target, 'keydown', pressed)) return null;

    let current = findFocus(page.window);
    let late = refuseFocused(page, current);
    if (late) return late;
    if (pressed.key === ' ' && current === target) armed = target;
    const done = actions.onDown(current, pressed);
    if (done !== undefined) return done;

    const text = textOf(pressed, pressed.code);
    const isEnter = pressed.key === 'Enter' && !(pressed.held & 7);
    if (text === null && !isEnter) return null;
    if (!tell(current, 'keypress', pressed)) return null;
    current = findFocus(page.window);
    late = refuseFocused(page, current);
    return (
      late ?? (text === null ? actions.onEnter(current, pressed) : actions.onText(current, pressed, text))
    );
  }

  function letGo(pressed: PressedKey): Outcome {
    // What was refused when it was pressed was never down.
    if (!held.delete(idOf(pressed))) return null;
    const pressing = pressed.key === ' ' ? armed : null;
    if (pressed.key === ' ') armed = null;
    const target = findFocus(page.window);
    const refusal = refuseFocused(page, target);
    if (refusal) return refusal;
    const goesOn = target.dispatchEvent(createKeyEvent(windowOf(target), 'keyup', pressed));
    return goesOn && pressing === target && findFocus(page.window) === target
      ? actions.onSpaceUp(target)
      : null;
  }

  function release(): void {
    for (const pressed of [...held.values()].reverse()) {
      armed = null;
      letGo({ ...pressed, held: 0, repeat: false });
    }
  }

  return {
    keyDown: pressKey,
    keyUp: command => letGo({ ...command, repeat: false }),
    insert: command => insertText(page, editor, selection, command),
    focus({ node }) {
      const element = page.nodeOf(node) as Element | null;
      if (!element?.isConnected || element.nodeType !== element.ELEMENT_NODE) return 'gone';
      const refusal = refuseFocused(page, element);
      if (refusal) return refusal;
      const had = findFocus(page.window) === element;
      if (!moveFocus(page.window, element)) return 'impossible';
      if (!had) selectOnFocus(element);
      return null;
    },
    release,
    stop() {
      release();
      editor.stop();
      selection.stop();
      changes.stop();
    },
  };
}

function idOf({ code, key }: PressedKey): string {
  return code || key;
}
