import type { AnnotationTool } from '../annotate/annotationTool.js';
import { buildElement } from './buildElement.js';
import { STRINGS } from './strings.js';

const SVG = 'http://www.w3.org/2000/svg';

/** What each tool does, drawn in 20 by 20. */
const TOOLS: Readonly<Record<AnnotationTool, string>> = {
  point: 'M5 2.5v13l3.6-3.3 2.4 5.3 2.3-1-2.4-5.2H16z',
  laser: 'M2.5 17.5 11 9M13.5 2.5v3M13.5 9.5v2M8 7.5h3M15.5 7.5h2M10 4l1.5 1.5M17 4l-1.5 1.5M15.5 9.5 17 11',
  ink: 'M2.5 14c3-9 5-9.5 6-7s-2 7 0 7.5 3.5-5 5-5 .5 4 4 3',
  box: 'M3.5 5h13v10h-13z',
  arrow: 'M4 16 16 4M8.5 4H16v7.5',
  highlight: 'M2.5 6v-3.5H6M14 2.5h3.5V6M17.5 14v3.5H14M6 17.5H2.5V14M6.5 7.5h7v5h-7z',
};

export interface ToolPicker {
  element: HTMLElement;
  /** Back to pointing. */
  reset(): void;
}

/** One of the tools is in the agent's hand; and what takes the drawings away. */
export function createToolPicker(wishes: { choose(tool: AnnotationTool): void; clear(): void }): ToolPicker {
  const radios = new Map<AnnotationTool, HTMLInputElement>();
  const build = (tool: AnnotationTool) => {
    const radio = buildElement('input', {
      type: 'radio',
      name: 'tool',
      value: tool,
      'aria-label': STRINGS[tool],
    });
    radio.addEventListener('change', () => wishes.choose(tool));
    radios.set(tool, radio);
    return buildElement('label', { class: 'tool', title: STRINGS[tool] }, radio, buildIcon(TOOLS[tool]));
  };
  const clear = buildElement(
    'button',
    { class: 'button clear', type: 'button', title: STRINGS.clearDrawingsHint },
    STRINGS.clearDrawings,
  );
  clear.addEventListener('click', wishes.clear);
  const picker = buildElement(
    'div',
    { class: 'picker', role: 'radiogroup', 'aria-label': STRINGS.tools },
    ...(['point', 'laser', 'ink', 'box', 'arrow', 'highlight'] as const).map(build),
  );
  const reset = () => {
    const point = radios.get('point');
    if (point) point.checked = true;
    wishes.choose('point');
  };
  return { element: buildElement('div', { class: 'tools' }, picker, clear), reset };
}

function buildIcon(d: string): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ viewBox: '0 0 20 20', 'aria-hidden': 'true' }))
    icon.setAttribute(name, value);
  path.setAttribute('d', d);
  icon.append(path);
  return icon;
}
