/** What screen readers call what has no role of its own; fields are called by their type. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ a: 'link', img: 'image', select: 'list', textarea: 'text field', p: 'text', li: 'entry', td: 'cell' },
  ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
  ...{ th: 'header', summary: 'summary', label: 'label', button: 'button' },
};
const LONGEST = 80;

/** What the agent's own screen reader says of an element: what there is to be read in the view, which has no masked text. */
export function describeElement(element: Element): string {
  const field = element as Partial<HTMLInputElement>;
  const kind =
    element.getAttribute('role') ??
    (element.localName === 'input' ? `${element.getAttribute('type') ?? 'text'} field` : null) ??
    KINDS[element.localName] ??
    element.localName;
  const said = ['aria-label', 'alt', 'title', 'placeholder'].map(name => element.getAttribute(name));
  const labels = typeof field.labels?.[Symbol.iterator] === 'function' ? [...field.labels] : [];
  const inside = /^(select|textarea)$/.test(element.localName) ? '' : element.textContent;
  const name = [said[0], labels.map(label => label.textContent).join(' '), inside, ...said.slice(1)].find(
    text => text?.trim(),
  );
  return `${kind} ${(name ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST)}`.trim();
}
