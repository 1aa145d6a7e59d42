import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { ControlSurface } from './controlSurface.js';
import { heldKeys } from './heldKeys.js';

/** Leaves the view: without it those who have no mouse could not get out again. */
const LEAVE = 'F6';
const MODIFIERS = ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'CapsLock', 'NumLock', 'Fn'];
/** `KeyboardEvent.keyCode` of a key that an input method or a keyboard on a screen has taken (UI Events). */
const TAKEN = 229;

export interface CapturedKeys extends Stoppable {
  /** A key was pressed and let go that no keyboard has told of. */
  tap(key: string): void;
}

/**
 * Sends keys. Shortcuts of the agent's own browser stay there as far as browsers let pages keep them from it; those that
 * they do not, never arrive here.
 * @param take is asked first; true: the key is for something else
 */
export function captureKeys(
  { overlay, send }: Pick<ControlSurface, 'overlay' | 'send'>,
  take: (event: KeyboardEvent) => boolean,
): CapturedKeys {
  const down = new Map<string, string>();
  const isPaste = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
    key.toLowerCase() === 'v' && (ctrlKey || metaKey) && !altKey;
  const isOther = ({ key, keyCode, isComposing }: KeyboardEvent) =>
    isComposing || keyCode === TAKEN || [LEAVE, 'Process', 'Dead', 'Unidentified'].includes(key);

  const release = () => {
    for (const [code, key] of down) send({ do: 'keyUp', key, code, held: 0 });
    down.clear();
  };
  const listeners = [
    listen<KeyboardEvent>(overlay, 'keydown', event => {
      if (isOther(event)) return;
      // The browser answers with the event `paste`, which brings the text.
      if (isPaste(event) || take(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const { key, code, repeat } = event;
      if (!MODIFIERS.includes(key) || !repeat) {
        down.set(code, key);
        send({ do: 'keyDown', key, code, held: heldKeys(event), repeat });
      }
    }),
    listen<KeyboardEvent>(overlay, 'keyup', event => {
      if (isOther(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!down.delete(event.code)) return;
      send({ do: 'keyUp', key: event.key, code: event.code, held: heldKeys(event) });
    }),
    // What is held when the agent looks elsewhere comes up where nobody sees it.
    listen(overlay, 'focusout', release),
  ];
  return {
    tap(key) {
      send({ do: 'keyDown', key, code: key, held: 0, repeat: false });
      send({ do: 'keyUp', key, code: key, held: 0 });
    },
    stop() {
      release();
      stopAll(listeners).stop();
    },
  };
}
