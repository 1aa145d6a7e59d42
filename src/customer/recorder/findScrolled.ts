/** Elements that scroll without any style of the page. */
const SCROLLING = 'textarea, pre, select, dialog, [popover], [style*="overflow"]';

/**
 * Looks which elements stand scrolled, a bit at a time. No event says so, and asking each element of a large page takes
 * long: only those are asked for which a style sheet says that they may scroll.
 */
export function findScrolled(
  document: Document,
  found: (element: Element, place: { x: number; y: number }) => void,
): (isOver: () => boolean) => boolean {
  let elements: ArrayLike<Element> | undefined;
  let index = 0;
  return isOver => {
    elements ??= document.querySelectorAll(describeScrolling(document));
    for (; index < elements.length; index += 1) {
      const element = elements[index];
      if (
        element &&
        element !== document.scrollingElement &&
        (element.scrollTop !== 0 || element.scrollLeft !== 0)
      )
        found(element, { x: element.scrollLeft, y: element.scrollTop });
      if (isOver()) return false;
    }
    return true;
  };
}

/** A selector of all elements that may scroll; of all there are, where a sheet cannot be read. */
function describeScrolling(document: Document): string {
  const selectors = [SCROLLING];
  const read = (rules: CSSRuleList): boolean => {
    for (const rule of Array.from(rules)) {
      const { selectorText, cssRules } = rule as Partial<CSSStyleRule>;
      if (!rule.cssText.includes('overflow')) continue;
      // Rules within rules mean other elements than they say.
      if (selectorText !== undefined && cssRules && cssRules.length > 0) return false;
      if (selectorText !== undefined) selectors.push(selectorText);
      else if (cssRules && !read(cssRules)) return false;
    }
    return true;
  };
  try {
    const sheets = [...Array.from(document.styleSheets), ...Array.from(document.adoptedStyleSheets ?? [])];
    return sheets.every(sheet => read(sheet.cssRules)) ? selectors.join() : '*';
  } catch {
    return '*'; // A sheet of another origin.
  }
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
