import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { captureKeys } from './captureKeys.js';
import { capturePointer } from './capturePointer.js';
import type { AgentInput, ControlSurface } from './controlSurface.js';

/** What the view is called for those who hear it. */
const LABEL = "The customer's page. What you type goes to it. F6 leaves it.";

/** Turns what the agent does over the view into commands, while the agent has control. */
export function captureInput(surface: ControlSurface): AgentInput {
  const { overlay } = surface;
  let running: { stop(): void } | null = null;

  const setActive = (active: boolean) => {
    if (active === (running !== null)) return;
    running?.stop();
    running = null;
    overlay.toggleAttribute('data-control', active);
    if (!active) {
      for (const name of ['tabindex', 'role', 'aria-label']) overlay.removeAttribute(name);
      return;
    }
    overlay.tabIndex = 0;
    overlay.setAttribute('role', 'application');
    overlay.setAttribute('aria-label', LABEL);
    running = stopAll([
      capturePointer(surface),
      captureKeys(surface),
      listen(overlay, 'contextmenu', event => event.preventDefault()),
    ]);
  };
  return { setActive, stop: () => setActive(false) };
}
