import type { AnnotationTool } from './annotationTool.js';

/** The tool in the agent's hand, 24 by 24, and where in it its tip is. */
const DRAWN: Readonly<Record<'laser' | 'ink', { tip: string; path: string }>> = {
  laser: {
    tip: '12 12',
    path: '<circle cx="12" cy="12" r="5" fill="#b3176b" stroke="#fff" stroke-width="2"/>',
  },
  ink: {
    tip: '3 21',
    path: '<path d="M3 21l1.5-6L16 3.5 20.5 8 9 19.5z" fill="#b3176b" stroke="#fff" stroke-width="1.5" stroke-linejoin="round"/>',
  },
};

/** The look of the pointer over the view; `crosshair` where pictures of ours cannot be shown. */
export function cursorOf(tool: AnnotationTool): string {
  if (tool === 'highlight') return 'cell';
  if (tool !== 'laser' && tool !== 'ink') return 'crosshair';
  const { tip, path } = DRAWN[tool];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">${path}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}") ${tip}, crosshair`;
}
