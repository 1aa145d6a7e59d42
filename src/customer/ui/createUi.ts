import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { PointerPlace } from '../../protocol/index.js';
import { askQuestion, type Question } from './askQuestion.js';
import type { Language } from './chooseLanguage.js';
import { createAgentPointers } from './createAgentPointers.js';
import type { CreateMaskedBanner, MaskedBanner, MaskedKind } from './createMaskedBanner.js';
import { createNotices } from './createNotices.js';
import { createToolbar, type ToolbarOptions, type ToolbarState } from './createToolbar.js';
import { mountSurface } from './mountSurface.js';
import type { StringKey } from './strings.js';

/** The built-in interface, as the session sees it. */
export interface Ui extends Stoppable {
  ask(question: StringKey): Promise<boolean>;
  /** Takes an open question away: the answer is no. */
  dismissQuestion(): void;
  notify(text: StringKey, values?: { sessionId: string }): void;
  /** The session as the toolbar shows it; `null`: there is none. */
  show(state: ToolbarState | null): void;
  /**
   * Says that agents do not see the content of the element that the customer points at or types in, or a part
   * of it; `null` when there is no such element any more. Not bound to a session of this page.
   */
  showMasked(kind: MaskedKind | null, element: Element | null): void;
  point(agentId: string, node: Node | null, place: PointerPlace): void;
  /** What lies over the page, for what is to lie under the other parts; `null` without a session. */
  overlay(): HTMLElement | null;
}

/** The ends that the customer has not brought about, and what is about to take the page away. */
const URGENT: readonly StringKey[] = [
  'agentLeft',
  'sessionTimedOut',
  'sessionInactiveTimedOut',
  'sessionsOverLimit',
  'serverUnavailable',
  'sessionError',
  'navRefresh',
  'navBack',
  'navForward',
  'navUrl',
];

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

export interface UiOptions extends ToolbarOptions {
  /** The language of `texts`. */
  language: Language;
  /** Keeps an element out of the agent's view. */
  markService(element: Element): void;
  /** Makes the banner of `showMasked`; `null` as long as it cannot be shown. */
  masked(): CreateMaskedBanner | null;
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
      parts.pointers.meet(state?.agents ?? []);
    }
    return parts;
  };
  const unmount = () => {
    // Nobody can answer any more.
    question?.dismiss();
    parts?.stop();
    parts = null;
  };
  const unmountIfIdle = () => {
    if (parts && !question && !state && parts.notices.isEmpty() && (parts.masked?.isEmpty() ?? true))
      unmount();
  };
  const mountedAboveModals = (): Parts => {
    const now = mounted();
    const modal = findModal(document);
    if (modal && modal !== modalAtLastRaise) now.surface.raise();
    modalAtLastRaise = modal;
    return now;
  };

  return {
    async ask(key) {
      question?.dismiss();
      try {
        const asked = askQuestion(document, mounted().surface.root, texts, key);
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
      mountedAboveModals().notices.notify(texts(text, values), URGENT.includes(text));
    },
    show(next) {
      state = next;
      if (!next && !parts) return;
      const now = mounted();
      now.toolbar.show(next);
      now.pointers.meet(next?.agents ?? []);
      unmountIfIdle();
    },
    showMasked(kind, element) {
      const make = options.masked();
      if (!make || (!kind && !parts)) return;
      mountedAboveModals().mask(make).show(kind, element);
      unmountIfIdle();
    },
    point(agentId, node, place) {
      if (state) mountedAboveModals().pointers.point(agentId, node, place);
    },
    overlay: () => state && mountedAboveModals().surface.root,
    stop: unmount,
  };
}

function mountParts(options: UiOptions, onQuiet: () => void) {
  const { document, window, texts } = options;
  const surface = mountSurface(document, options.markService, options.language);
  const toolbar = createToolbar(options);
  const notices = createNotices(document, texts, onQuiet);
  const pointers = createAgentPointers(document, window, texts);
  surface.root.append(toolbar.element, notices.element, pointers.element);
  let masked: MaskedBanner | null = null;
  return {
    ...{ surface, toolbar, notices, pointers },
    get masked() {
      return masked;
    },
    mask(make: CreateMaskedBanner) {
      if (!masked) {
        masked = make(document, window, texts, onQuiet);
        pointers.element.before(masked.element);
      }
      return masked;
    },
    stop: () => stopAll([surface, toolbar, notices, ...(masked ? [masked] : []), pointers]).stop(),
  };
}

/** What the page has put into the top layer: a modal dialog, or an element that fills the screen. */
function findModal(document: Document): Element | null {
  try {
    return document.querySelector(':modal');
  } catch {
    return null; // An older browser that does not know the selector.
  }
}
