import type { Ui } from './createUi.js';

/** What stands in for the interface when the site brings its own (`disableBuiltInUI`): every question is answered yes. */
export function createSilentUi(): Ui {
  return {
    ask: async () => true,
    dismissQuestion: () => undefined,
    notify: () => undefined,
    show: () => undefined,
    showMasked: () => undefined,
    point: () => undefined,
    overlay: () => null,
    stop: () => undefined,
  };
}
