/** With this a page's own rules do not count, however important they are. */
const STYLE =
  'all:initial;position:fixed;inset:16px 16px auto;margin:0 auto;max-width:480px;padding:12px 16px;font:15px/1.5 system-ui,sans-serif;color:#14213d;background:#fff;border:1px solid #b54708;border-radius:12px;box-shadow:0 10px 30px #0a142d40;z-index:2147483647';
const SHOWN_FOR_MS = 8000;

/**
 * A message for the rare case that the interface itself could not be loaded. Small, because every page
 * pays for it: styled through the object model only, which every content policy allows.
 * @param lang of the text, if it is not the page's.
 */
export function showPlainNotice(
  document: Document,
  text: string,
  markService: (element: Element) => void,
  lang = '',
): void {
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.dir = 'auto';
  if (lang) box.lang = lang;
  markService(box);
  box.style.cssText = STYLE.replace(/(?=;|$)/g, '!important');
  box.textContent = text;
  document.documentElement.append(box);
  // Whoever reads slowly can hold it with the mouse.
  const go = () => (box.matches(':hover') ? later() : box.remove());
  const later = () => setTimeout(go, SHOWN_FOR_MS);
  later();
}
