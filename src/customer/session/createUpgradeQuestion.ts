import type { Log } from '../../guard/log.js';
import type { SignalSource } from '../../signal/createSignal.js';
import type { Ui } from '../ui/createUi.js';

export interface UpgradeQuestion {
  ask(request: string): void;
  /** The question is no more: what is answered now comes too late. */
  close(): void;
}

export interface UpgradeQuestionOptions {
  signal: SignalSource<[done: (allow: boolean) => void]>;
  /** The built-in interface; `null` where the site brings its own. */
  ui: Pick<Ui, 'ask' | 'dismissQuestion'> | null;
  log: Log;
  /** How long there is to answer, in milliseconds; afterwards the answer is no. */
  answerWithin: number;
  answer(request: string, allow: boolean): void;
}

/**
 * Asks the page (`onModeUpgradeRequested`) and the customer whether the agent may have control
 * (JavaScript API, "onModeUpgradeRequested"). Invariants: the first answer counts; there is one question at a
 * time, and `answer` is called at most once for each; nothing but a clear yes is a yes.
 */
export function createUpgradeQuestion(options: UpgradeQuestionOptions): UpgradeQuestion {
  const { signal, ui, log } = options;
  let close: () => void = () => undefined;

  const ask = (request: string) => {
    close();
    let open = true;
    let answeredByPage = false;
    let shown = false;
    const settle = (allow: boolean) => {
      if (!open) return;
      end();
      options.answer(request, allow);
    };
    const timer = setTimeout(() => settle(false), options.answerWithin);
    const end = () => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      // Whoever listens from now on must not answer what is no question any more.
      signal.forget();
      if (shown) ui?.dismissQuestion();
    };
    close = end;

    const heard = signal.isHeard();
    signal.dispatch((allow: unknown) => {
      if (!open && answeredByPage)
        log.warn('onModeUpgradeRequested: answered already, the first answer counts');
      else if (!open) log.debug('upgradeAnsweredLate');
      if (!open) return;
      answeredByPage = true;
      if (typeof allow !== 'boolean')
        log.warn('onModeUpgradeRequested: done() takes true or false; anything else is a no', typeof allow);
      settle(allow === true);
    });
    if (!open) return;
    if (!ui) {
      if (!heard) settle(false);
      return;
    }
    shown = true;
    ui.ask('modeUpgradeRequested').then(
      allow => {
        shown = false;
        settle(allow);
      },
      error => {
        shown = false;
        log.error('upgradeQuestionFailed', error);
        if (!heard) settle(false);
      },
    );
  };
  return { ask, close: () => close() };
}
