/**
 * Looks which elements stand scrolled, a bit at a time: asking that of a large page at once would take long, and no
 * event says so.
 */
export function findScrolled(
  document: Document,
  found: (element: Element, place: { x: number; y: number }) => void,
): (isOver: () => boolean) => boolean {
  const elements = document.body?.getElementsByTagName('*');
  let index = 0;
  return isOver => {
    for (; elements && index < elements.length; index += 1) {
      const element = elements[index];
      if (element && (element.scrollTop !== 0 || element.scrollLeft !== 0))
        found(element, { x: element.scrollLeft, y: element.scrollTop });
      if (isOver()) return false;
    }
    return true;
  };
}

export interface FoundPlace {
  x: number;
  y: number;
}

/** How far a document or an element is scrolled, CSS pixels. */
export function placeOf(target: Node): FoundPlace {
  if (target.nodeType === 9) {
    const { scrollX, scrollY } = (target as Document).defaultView ?? { scrollX: 0, scrollY: 0 };
    return { x: scrollX, y: scrollY };
  }
  const { scrollLeft, scrollTop } = target as Element;
  return { x: scrollLeft, y: scrollTop };
}
