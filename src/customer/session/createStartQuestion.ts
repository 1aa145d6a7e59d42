import type { MediaDesk } from '../media/createMediaDesk.js';
import type { Ui } from '../ui/createUi.js';

export interface StartQuestionOptions {
  /** The site's chat, if it has connected one: it knows what is to be asked. */
  media: MediaDesk | null;
  ui: Pick<Ui, 'ask' | 'notify' | 'dismissQuestion'>;
  /** No session goes on, nor is one on its way. */
  isIdle(): boolean;
  start(): void;
  /** The customer left while the chat was being asked: nothing had been shown that could be dismissed. */
  left(): void;
  /** Somebody asks for a start although one is going on. */
  refused(): void;
}

export interface StartQuestion {
  ask(): Promise<void>;
  /** The customer does not want to start any more. */
  withdraw(): void;
  /** Whatever is answered from now on starts nothing. */
  stop(): void;
}

/** What stands between a customer who presses start, and the session. One question at a time. */
export function createStartQuestion(options: StartQuestionOptions): StartQuestion {
  const { media, ui } = options;
  let asking: { ofMedium: boolean } | null = null;
  let stopped = false;

  return {
    async ask() {
      if (asking || !options.isIdle()) return options.refused();
      const mine = { ofMedium: media !== null };
      asking = mine;
      try {
        const question = media ? await media.consult() : 'areYouOnPhone';
        if (asking !== mine) return;
        mine.ofMedium = false;
        // Meanwhile another tab may have begun one.
        if (!options.isIdle()) return;
        const yes = question === null || (await ui.ask(question));
        if (stopped) return;
        if (yes) options.start();
        else ui.notify('connectBeforeCobrowse');
      } finally {
        if (asking === mine) asking = null;
      }
    },
    withdraw() {
      if (asking?.ofMedium) {
        asking = null;
        options.left();
      }
      ui.dismissQuestion();
    },
    stop() {
      stopped = true;
      asking = null;
    },
  };
}
