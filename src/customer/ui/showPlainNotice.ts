/**
 * A message for the rare case that the interface itself could not be loaded. Small, because every page
 * pays for it: styled through the object model only, which every content policy allows.
 */
export function showPlainNotice(
  document: Document,
  text: string,
  markService: (element: Element) => void,
): void {
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  markService(box);
  Object.assign(box.style, {
    position: 'fixed',
    insetInline: '16px',
    top: '16px',
    margin: '0 auto',
    maxWidth: '480px',
    padding: '12px 16px',
    font: '15px/1.4 system-ui, sans-serif',
    color: '#14213d',
    background: '#fff',
    border: '1px solid #b54708',
    borderRadius: '12px',
    boxShadow: '0 10px 30px rgb(10 20 45 / .25)',
    zIndex: '2147483647',
  });
  box.textContent = text;
  document.documentElement.append(box);
  setTimeout(() => box.remove(), 8000);
}
