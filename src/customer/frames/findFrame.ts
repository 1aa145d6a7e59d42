/** Finds the frame element, in open shadow trees too, whose window this is. */
export function findFrame(root: Document | ShadowRoot, source: unknown): HTMLIFrameElement | null {
  for (const frame of framesIn(root)) if (frame.contentWindow === source) return frame;
  for (const element of Array.from(root.querySelectorAll('*'))) {
    const found = element.shadowRoot && findFrame(element.shadowRoot, source);
    if (found) return found;
  }
  return null;
}

export const framesIn = (root: ParentNode): HTMLIFrameElement[] =>
  Array.from(root.querySelectorAll('iframe'));
