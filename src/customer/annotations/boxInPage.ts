import type { Box } from '../../drawing/drawing.js';

/** Where an element is in the viewport of `window`, CSS pixels: that of a frame is moved by the boxes of the frames around. */
export function boxInPage(element: Element, window: Window): Box {
  const { width, height, ...box } = readBox(element);
  let { left, top } = box;
  let view = element.ownerDocument.defaultView;
  while (view && view !== window && view.frameElement) {
    const frame = view.frameElement;
    const outer = readBox(frame);
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
    view = frame.ownerDocument.defaultView;
  }
  return { left, top, width, height };
}

function readBox(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}
