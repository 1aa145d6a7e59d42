/**
 * Writes a document, or one in a frame in it, down as text, so that a page and its mirror can be compared line by line. Runs inside
 * of the page (`page.evaluate(describeDom)`): it must not use anything outside of itself.
 *
 * What cannot be equal by design is left out on both sides: scripts (the mirror has none), service
 * nodes and the hidden boxes in their place, comments, style sheets' markup (a link becomes a style;
 * rules are compared apart), addresses of frames, and what the replayer adds of its own.
 */
export function describeDom(frameTitles: readonly string[]): string {
  let framed: Document | null | undefined = document;
  for (const title of frameTitles)
    framed = framed?.querySelector<HTMLIFrameElement>(`iframe[title="${title}"]`)?.contentDocument;
  if (!framed) return 'no document';
  const lines: string[] = [];
  const LEFT_OUT = ['SCRIPT', 'NOSCRIPT', 'STYLE', 'LINK', 'TEMPLATE'];
  const URLS = ['href', 'src', 'srcset', 'action', 'poster', 'data', 'background', 'cite', 'formaction'];

  const isHidden = (element: Element) =>
    element.getAttribute('data-gcb-service-node') === 'true' ||
    (element.attributes.length === 1 && element.getAttribute('style') === 'display: none !important');

  const attributesOf = (element: Element) => {
    // What is masked keeps little more than its kind.
    const [masked] = /^(password|file|hidden)$/.exec((element as HTMLInputElement).type ?? '') ?? [];
    if (element.tagName === 'INPUT' && masked) return `type="${masked}"`;
    const isField = /^(INPUT|TEXTAREA|SELECT|OPTION)$/.test(element.tagName);
    const found: string[] = [];
    for (const { name, value } of Array.from(element.attributes)) {
      if (
        /^(on|rr_|data-rr|data-gcb-privacy|nonce|integrity|crossorigin|autofocus|autoplay|autocomplete)/.test(
          name,
        )
      )
        continue;
      if (URLS.includes(name) || (name === 'style' && value.includes('url('))) continue;
      if (isField && ['value', 'checked', 'selected'].includes(name)) continue;
      // The replayer marks what the customer's mouse is over.
      const text =
        name === 'class'
          ? value
              .replace(/(^|\s):hover(?=\s|$)/g, ' ')
              .trim()
              .replace(/\s+/g, ' ')
          : value;
      if (name === 'class' && text === '') continue;
      if (name === 'style' && text.trim() === '') continue;
      found.push(`${name}=${JSON.stringify(text)}`);
    }
    return found.sort().join(' ');
  };

  const stateOf = (element: Element): string => {
    const field = element as HTMLInputElement;
    switch (element.tagName) {
      case 'INPUT':
        if (field.type === 'checkbox' || field.type === 'radio') return ` checked=${field.checked}`;
        // Masked, and how long it is is masked too.
        if (field.type === 'password') return field.value === '' ? ' empty' : ' masked';
        return field.type === 'file' || field.type === 'hidden'
          ? ''
          : ` value=${JSON.stringify(field.value)}`;
      case 'TEXTAREA':
        return ` value=${JSON.stringify(field.value)}`;
      case 'SELECT':
        return ` selected=${Array.from((element as HTMLSelectElement).selectedOptions, option => option.index).join(',')}`;
      default:
        return '';
    }
  };

  const walk = (node: Node, depth: number): void => {
    let text = '';
    const flush = () => {
      if (text.trim() !== '')
        lines.push(`${'  '.repeat(depth)}${JSON.stringify(text.replace(/\s+/g, ' ').trim())}`);
      text = '';
    };
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === 3) {
        text += child.textContent ?? '';
        continue;
      }
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      if (LEFT_OUT.includes(element.tagName) || isHidden(element)) continue;
      flush();
      const attributes = attributesOf(element);
      lines.push(
        `${'  '.repeat(depth)}<${element.localName}${attributes ? ` ${attributes}` : ''}>${stateOf(element)}`,
      );
      if (element.shadowRoot) {
        lines.push(`${'  '.repeat(depth + 1)}#shadow`);
        walk(element.shadowRoot, depth + 2);
      }
      if (element.tagName === 'IFRAME') {
        const inner = (element as HTMLIFrameElement).contentDocument;
        if (inner) walk(inner, depth + 1);
      } else if (element.tagName !== 'TEXTAREA') walk(element, depth + 1);
    }
    flush();
  };
  walk(framed, 0);
  return lines.join('\n');
}
