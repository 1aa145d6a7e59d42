import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';

export interface PageLife {
  /** The page is the one that the customer looks at. */
  fronted(): void;
  /**
   * The page comes back from the browser's back/forward cache: it stood still, its connection is gone, and pages
   * after it may have ended the session or begun another.
   */
  cameBack(): void;
  /** The page is being left. */
  left(): void;
}

/** Follows what the browser does with a page. */
export function followPage(window: Window, { fronted, cameBack, left }: PageLife): Stoppable {
  const { document } = window;
  const look = () => {
    if (document.visibilityState !== 'hidden') fronted();
  };
  return stopAll([
    listen(document, 'visibilitychange', look),
    listen(window, 'focus', look),
    listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
      if (persisted) cameBack();
    }),
    listen(window, 'pagehide', left),
  ]);
}
