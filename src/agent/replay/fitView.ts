export interface Size {
  width: number;
  height: number;
}

/** Where a page is drawn within its container: top left corner, and scale. CSS pixels. */
export interface Fit {
  left: number;
  top: number;
  scale: number;
}

/** Fits a page into a container: whole, in its proportions, centred under its upper edge, never larger than it is. */
export function fitView(container: Size, page: Size, maxScale = 1): Fit {
  const wanted = Math.min(container.width / page.width, container.height / page.height, maxScale);
  // A container that is not laid out (hidden, zero) has no answer; any finite one will do until it is.
  const scale = Number.isFinite(wanted) && wanted > 0 ? wanted : maxScale;
  return {
    scale,
    left: Math.max(0, (container.width - page.width * scale) / 2),
    top: 0,
  };
}
