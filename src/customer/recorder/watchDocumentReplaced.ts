import type { Stoppable } from '../../browser/listen.js';

/**
 * Notices `document.open()` and its like: the document stays, but loses its root element and all
 * listeners. Calls back once the new content is there to be read.
 */
export function watchDocumentReplaced(document: Document, onReplaced: () => void): Stoppable {
  let root = document.documentElement;
  const observer = new MutationObserver(() => {
    if (!document.documentElement || document.documentElement === root) return;
    root = document.documentElement;
    if (document.readyState !== 'loading') onReplaced();
    else document.addEventListener('DOMContentLoaded', onReplaced, { once: true });
  });
  observer.observe(document, { childList: true });
  return {
    stop() {
      observer.disconnect();
      document.removeEventListener('DOMContentLoaded', onReplaced);
    },
  };
}
