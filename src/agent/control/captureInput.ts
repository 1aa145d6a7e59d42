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

/** What those who hear it are told that the view is. */
const LABEL = "The customer's page";

/** Turns what the agent does over the view into commands, while the agent has control. */
export function captureInput(surface: ControlSurface): AgentInput {
  const { overlay } = surface;
  let running: { stop(): void; refresh(): void } | null = null;

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
    return { refresh: popups.refresh, stop: stopAll(parts).stop };
  };
  const setActive = (active: boolean) => {
    if (active === (running !== null)) return;
    running?.stop();
    running = null;
    overlay.toggleAttribute('data-control', active);
    for (const name of ['role', 'aria-label']) overlay.removeAttribute(name);
    if (!active) return;
    overlay.setAttribute('role', 'application');
    overlay.setAttribute('aria-label', LABEL);
    running = start();
  };
  return { setActive, refresh: () => running?.refresh(), stop: () => setActive(false) };
}
