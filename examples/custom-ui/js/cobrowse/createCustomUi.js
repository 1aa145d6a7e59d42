import { createControlBanner } from './createControlBanner.js';
import { createElement } from './createElement.js';
import { createNotice } from './createNotice.js';
import { createQuestion } from './createQuestion.js';
import { createSharingCard } from './createSharingCard.js';
import { END_TEXTS, ENDED, NAVIGATION_TEXTS, TEXTS } from './texts.js';

/** @typedef {import('opencobrowse').Session} Session */
/** @typedef {import('./createSharingCard.js').Sharing} Sharing */

/**
 * Everything that the customer sees of co-browsing, and the only file that knows the api of the top context.
 * @param {import('opencobrowse').CobrowseApi} api
 * @param {{ begin(): void }} marks
 */
export function createCustomUi(api, marks) {
  // The button is in the page's HTML, hidden. Its class is not `gcb-startCobrowse`: that one would start without our question.
  const start = document.getElementById('help-start');
  const why = document.getElementById('help-why');
  if (!(start instanceof HTMLButtonElement) || !why) return;

  const notice = createNotice();
  const question = createQuestion();
  const card = createSharingCard({ onExit: () => api.exitSession(), say: notice.show });
  const banner = createControlBanner({ onTakeBack: () => api.downgradeMode() });
  const surface = createElement('div', { class: 'cb' }, [
    notice.element,
    createElement('div', { class: 'cb-corner' }, [banner.element, card.element]),
    question.element,
  ]);
  // Before it is in the page: what is inside never reaches the agent. (The button's box says the same in HTML.)
  api.markServiceElement(surface);
  document.body.append(surface);

  /** @type {Sharing} */
  let sharing = { is: 'idle' };
  /** @param {Sharing} next */
  const show = next => {
    sharing = next;
    const had = document.activeElement;
    const wasIdle = !start.hidden;
    start.hidden = sharing.is !== 'idle';
    card.show(sharing);
    // Whoever had the focus on something that is gone now finds it on what has taken its place.
    if (wasIdle && start.hidden && had === start) card.element.focus();
    if (had && surface.contains(had) && had.closest('[hidden]'))
      (start.hidden ? card.element : start).focus();
  };
  /** @param {Session} session */
  const showSession = session => {
    show({ is: 'live', token: session.token, joined: session.agents.length > 0 });
  };

  if (!api.isBrowserSupported()) {
    start.hidden = false;
    start.disabled = true;
    why.hidden = false;
    why.textContent = TEXTS.unsupported;
    return;
  }

  start.addEventListener('click', async () => {
    const yes = await question.ask(TEXTS.start, 'yes');
    // Meanwhile the customer may have started in another tab.
    if (sharing.is !== 'idle') return;
    if (!yes) return notice.show(TEXTS.callFirst);
    notice.hide();
    show({ is: 'starting' });
    try {
      api.startSession();
    } catch {
      // The page has broken something since: `startSession` says so by throwing.
      show({ is: 'idle' });
      notice.show(TEXTS.unsupported);
    }
  });

  // Once for each page load: with the session that an earlier page has begun, or with null.
  api.onInitialized.add(session => {
    if (!session) return show({ is: 'idle' });
    marks.begin();
    showSession(session);
  });
  api.onSessionStarted.add(session => {
    showSession(session);
    question.dismiss();
  });
  api.onAgentJoined.add((_agent, session) => {
    showSession(session);
    notice.show(TEXTS.arrived);
  });
  api.onSessionEnded.add(({ reason }) => {
    question.dismiss();
    banner.show(false);
    show({ is: 'idle' });
    notice.show(END_TEXTS[reason] ?? ENDED);
  });

  // Write Mode: the agent asks, the customer decides, and can take it back.
  api.onModeUpgradeRequested.add(async done => {
    done(await question.ask(TEXTS.control, 'no'));
  });
  api.onModeChanged.add(mode => {
    const had = document.activeElement;
    const lost = banner.element.contains(had);
    banner.show(mode.write);
    if (lost && !mode.write) card.element.focus();
    if (mode.pointer) notice.show(TEXTS.tookBack);
  });
  // Some seconds before it happens. The way out stays open: it is the customer's at any time.
  api.onAgentNavigated.add(({ command }) => notice.show(NAVIGATION_TEXTS[command]));
  api.onNavigationFailed.add(() => notice.show(TEXTS.navigationFailed));
}
