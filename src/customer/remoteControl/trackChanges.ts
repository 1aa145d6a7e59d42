import { listen, type Stoppable } from '../../browser/listen.js';
import type { TextField } from './findEditable.js';
import { windowOf } from './findFocus.js';

export interface ChangeTracker {
  /** An agent has edited a field, which held `before`. */
  edited(field: TextField, before: string): void;
  /** Enter was pressed: what was typed is told. */
  commit(field: TextField): void;
  stop(): void;
}

interface Baseline {
  /** What the field held when the page was last told, or before the first edit. */
  value: string;
  /** Told by us: the browser does not know, and would tell the same again when the focus leaves. */
  told: boolean;
  /** What it held after the last edit, of agent or customer. */
  seen: string;
}

/**
 * `change` comes once for what was typed, on Enter or when the focus leaves (HTML, "Common event behaviors"). The browser does
 * the second itself where it carries out the typing, and this where it does not; the first only for real keys.
 */
export function trackChanges(): ChangeTracker {
  const baselines = new WeakMap<EventTarget, Baseline>();
  const windows = new Map<Window, Stoppable[]>();

  function tell(field: TextField, baseline: Baseline): void {
    if (field.value === baseline.value) return;
    baselines.set(field, { value: field.value, told: true, seen: field.value });
    field.dispatchEvent(new (windowOf(field).Event)('change', { bubbles: true }));
  }

  function watch(view: Window): void {
    if (windows.has(view)) return;
    const on = (type: string, heard: (field: TextField, baseline: Baseline, event: Event) => void) =>
      listen(
        view,
        type,
        event => {
          const field = event.composedPath()[0];
          const baseline = field && baselines.get(field);
          if (baseline) heard(field as TextField, baseline, event);
        },
        { capture: true },
      );
    windows.set(view, [
      on('blur', tell),
      on('change', (field, { value, told }, event) => {
        if (!event.isTrusted) return;
        if (told && field.value === value) event.stopImmediatePropagation();
        baselines.delete(field);
      }),
      // A script has set the value since: the browser counts from there.
      on('beforeinput', (field, { seen, told }) => {
        if (told && field.value !== seen) baselines.delete(field);
      }),
      on('input', (field, baseline) => {
        baseline.seen = field.value;
      }),
    ]);
  }

  return {
    edited(field, before) {
      watch(windowOf(field));
      if (!baselines.has(field)) baselines.set(field, { value: before, told: false, seen: field.value });
    },
    commit(field) {
      const baseline = baselines.get(field);
      if (baseline) tell(field, baseline);
    },
    stop() {
      for (const parts of windows.values()) for (const part of parts) part.stop();
      windows.clear();
    },
  };
}
