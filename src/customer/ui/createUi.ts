import type { PointerPlace } from '../../protocol/index.js';
import { askQuestion, type Question } from './askQuestion.js';
import { createAgentPointer } from './createAgentPointer.js';
import { createNotices } from './createNotices.js';
import { createToolbar, type ToolbarState } from './createToolbar.js';
import { mountSurface } from './mountSurface.js';
import type { StringKey, Texts } from './strings.js';

/** The built-in interface, as the session sees it. */
export interface Ui {
  ask(question: StringKey): Promise<boolean>;
  /** Takes an open question away: the answer is no. */
  dismissQuestion(): void;
  notify(text: StringKey, values?: { sessionId: string }): void;
  /** The session as the toolbar shows it; `null`: there is none. */
  show(state: ToolbarState | null): void;
  point(node: Node | null, place: PointerPlace): void;
  stop(): void;
}

/** What makes the notices before it stale: nobody spells a number to a representative who is there. */
const SUPERSEDING: readonly StringKey[] = [
  'agentJoined',
  'youLeft',
  'agentLeft',
  'sessionTimedOut',
  'sessionInactiveTimedOut',
  'sessionsOverLimit',
  'serverUnavailable',
  'sessionError',
];

type Parts = ReturnType<typeof mountParts>;

export interface UiOptions {
  document: Document;
  window: Window;
  texts: Texts;
  /** Keeps an element out of the agent's view. */
  markService(element: Element): void;
  onExit(): void;
  /** The customer revokes the agent's control. */
  onDowngrade?(): void;
}

/** Nothing is in the page until there is something to show, and nothing stays after it. */
export function createUi(options: UiOptions): Ui {
  const { document, texts } = options;
  let parts: Parts | null = null;
  let question: Question | null = null;
  let state: ToolbarState | null = null;
  let modalAtLastRaise: Element | null = null;

  const mounted = (): Parts => {
    // `document.open` and the like throw our host away with the rest of the page.
    if (parts && !parts.surface.root.isConnected) unmount();
    if (!parts) {
      parts = mountParts(options, unmountIfIdle);
      parts.toolbar.show(state);
    }
    return parts;
  };
  const unmount = () => {
    // Nobody can answer any more.
    question?.dismiss();
    parts?.pointer.stop();
    parts?.notices.stop();
    parts?.surface.stop();
    parts = null;
  };
  const unmountIfIdle = () => {
    if (parts && !question && !state && parts.notices.isEmpty()) unmount();
  };
  const raiseAboveModals = ({ surface }: Parts) => {
    const modal = findModal(document);
    if (modal && modal !== modalAtLastRaise) surface.raise();
    modalAtLastRaise = modal;
  };

  return {
    async ask(key) {
      question?.dismiss();
      try {
        const asked = askQuestion(document, mounted().surface.root, texts, texts(key));
        question = asked;
        const answer = await asked.answer;
        if (question === asked) question = null;
        return answer;
      } finally {
        unmountIfIdle();
      }
    },
    dismissQuestion: () => question?.dismiss(),
    notify(text, values) {
      if (SUPERSEDING.includes(text)) parts?.notices.clear();
      const now = mounted();
      raiseAboveModals(now);
      now.notices.notify(texts(text, values));
    },
    show(next) {
      state = next;
      if (!next && !parts) return;
      mounted().toolbar.show(next);
      if (!next) parts?.pointer.point(null, null);
      unmountIfIdle();
    },
    point(node, place) {
      if (!state) return;
      const now = mounted();
      raiseAboveModals(now);
      now.pointer.point(node, place);
    },
    stop: unmount,
  };
}

function mountParts({ document, window, texts, markService, onExit }: UiOptions, onQuiet: () => void) {
  const surface = mountSurface(document, markService);
  const toolbar = createToolbar(document, texts, onExit);
  const notices = createNotices(document, texts, onQuiet);
  const pointer = createAgentPointer(document, window, texts);
  surface.root.append(toolbar.element, notices.element, pointer.element);
  return { surface, toolbar, notices, pointer };
}

function findModal(document: Document): Element | null {
  try {
    return document.querySelector('dialog:modal');
  } catch {
    return null; // An older browser that does not know the selector.
  }
}
