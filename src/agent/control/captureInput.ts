import { hasKeyboard } from '../../browser/hasKeyboard.js';
import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { captureKeys } from './captureKeys.js';
import { capturePointer } from './capturePointer.js';
import { captureScrollBars } from './captureScrollBars.js';
import { captureText } from './captureText.js';
import type { AgentInput, ControlSurface } from './controlSurface.js';
import { createPopups } from './createPopups.js';
import { createTextField } from './createTextField.js';
import { showPointer } from './showPointer.js';

/** Turns what the agent does over the view into commands, while the agent has control. */
export function captureInput(surface: ControlSurface): AgentInput {
  const { overlay } = surface;
  let running: { stop(): void; refresh(): void; focus(): void } | null = null;

  const start = () => {
    const field = createTextField(overlay);
    const popups = createPopups(surface, field.focus);
    // After the popups, which a press closes, and before all others, which hear nothing of a press on a bar.
    const bars = captureScrollBars(surface, field.focus);
    const pointer = capturePointer(surface, field.focus);
    const keys = captureKeys(surface, popups.key);
    const parts = [
      ...[field, popups, bars, pointer, keys, captureText(surface, keys.tap), showPointer(surface)],
      // After the press was sent, which gives the view the keyboard.
      listen(overlay, 'pointerdown', popups.press),
      ...['contextmenu', 'mousedown'].map(type => listen(overlay, type, event => event.preventDefault())),
    ];
    return { refresh: popups.refresh, focus: field.focus, stop: stopAll(parts).stop };
  };
  const setActive = (active: boolean) => {
    if (active === (running !== null)) return;
    // The keyboard stays in the view.
    const isFocused = hasKeyboard(overlay);
    running?.stop();
    running = active ? start() : null;
    overlay.toggleAttribute('data-control', active);
    if (isFocused) (running ?? overlay).focus({ preventScroll: true });
  };
  return { setActive, refresh: () => running?.refresh(), stop: () => setActive(false) };
}
