const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of the built-in interface. Decorative: its button or label carries the name. */
export function createIcon(
  document: Document,
  viewBox: string,
  paths: readonly Record<string, string>[],
): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  for (const attributes of paths) {
    const path = document.createElementNS(SVG, 'path');
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}
