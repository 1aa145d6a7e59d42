/**
 * Texts and icons of the interface whose contrast to what they stand on is below 4.5 (WCAG 1.4.3). axe leaves that open
 * for what is in the top layer. Runs inside of the page: it must not use anything outside of itself.
 */
export function findPaleTexts(): { checked: number; pale: string[] } {
  const partsOf = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = partsOf(color).map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): string => {
    const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
    return element && partsOf(color)[3] === 0 ? groundOf(element.parentElement) : color;
  };
  const surface = document.querySelector('[data-gcb-service-node]')?.shadowRoot;
  const shown = [...(surface?.querySelectorAll('.surface *') ?? [])].filter(
    element =>
      element.getClientRects().length > 0 &&
      (element.localName === 'path' ||
        [...element.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim())),
  );
  const drawn = shown.filter(
    element => element.localName !== 'path' || element.getAttribute('stroke') === 'currentColor',
  );
  const pale = drawn.flatMap(element => {
    const [low = 0, high = 0] = [
      luminance(getComputedStyle(element).color),
      luminance(groundOf(element)),
    ].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    return ratio < 4.5 ? [`${element.textContent || element.localName}: ${ratio.toFixed(2)}`] : [];
  });
  return { checked: drawn.length, pale };
}
