/** What decides where letters are in a field. */
const COPIED = [
  ...[
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'font-stretch',
    'font-variant',
    'font-kerning',
  ],
  ...[
    'font-feature-settings',
    'letter-spacing',
    'word-spacing',
    'text-transform',
    'text-indent',
    'text-align',
  ],
  ...['direction', 'line-height', 'tab-size', 'padding', 'border-width', 'border-style', 'box-sizing'],
  ...['width', 'height', 'writing-mode', 'overflow-wrap', 'word-break', '-webkit-text-security'],
];

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Where a caret is in the mirrored page, or what is selected: rectangles in the viewport of the node's document, in CSS pixels.
 * Browsers do not tell it of fields: a copy with the same letters is laid out in the field's place, and is gone at once.
 */
export function measureCaret(node: Text | TextField, start: number, end: number): DOMRect[] {
  return node.nodeType === 3
    ? measureText(node as Text, start, end)
    : measureField(node as TextField, start, end);
}

/** Where a caret is that stands between the children of an element, as in a paragraph without letters. */
export function measureBeside(element: Element, offset: number): DOMRect[] {
  const child = element.childNodes[offset] ?? element.lastChild;
  const range = element.ownerDocument.createRange();
  if (child) range.selectNode(child);
  const rects = child ? Array.from(range.getClientRects?.() ?? []) : [];
  const isAfter = offset >= element.childNodes.length;
  const { x, y, width, height } = (isAfter ? rects.at(-1) : rects[0]) ?? element.getBoundingClientRect();
  return [new DOMRect(isAfter && rects.length > 0 ? x + width : x, y, 0, height)];
}

function measureText(text: Text, start: number, end: number): DOMRect[] {
  const range = text.ownerDocument.createRange();
  const within = (offset: number) => Math.min(offset, text.data.length);
  range.setStart(text, within(start));
  range.setEnd(text, within(end));
  return Array.from(range.getClientRects?.() ?? []);
}

function measureField(field: TextField, start: number, end: number): DOMRect[] {
  const { ownerDocument: document } = field;
  const view = document.defaultView;
  if (!view) return [];
  const box = field.getBoundingClientRect();
  const style = view.getComputedStyle(field);
  const isArea = field.localName === 'textarea';
  const copy = document.createElement('div');
  const set = (name: string, value: string) => copy.style.setProperty(name, value, 'important');
  set('all', 'initial');
  for (const name of COPIED) set(name, style.getPropertyValue(name));
  set('position', 'fixed');
  set('left', '0');
  set('top', '0');
  set('overflow', 'hidden');
  set('visibility', 'hidden');
  set('white-space', isArea ? 'pre-wrap' : 'pre');
  // A letter without width: in an empty field, and behind the last line, the caret stands before it.
  const text = document.createTextNode(`${field.value}\u200b`);
  copy.append(text);
  document.documentElement.append(copy);
  const origin = copy.getBoundingClientRect();
  const rects = measureText(text, start, end);
  copy.remove();
  // A line stands in the middle of its field, an area begins at the top.
  const first = rects[0];
  if (!first) return [];
  const middle = (box.height - first.height) / 2 - (first.top - origin.top);
  const down = isArea ? -field.scrollTop : middle;
  const left = box.left - origin.left - field.scrollLeft;
  const top = box.top - origin.top + down;
  return rects.map(rect => new view.DOMRect(rect.left + left, rect.top + top, rect.width, rect.height));
}
