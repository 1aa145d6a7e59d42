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
