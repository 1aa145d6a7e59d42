/** What the text of a CSS selector says without a document. */
export interface ScannedSelector {
  /** No bracket, string, comment or escape is left open, which a browser would close by itself at the end. */
  isClosed: boolean;
  /** It names a pseudo-element, which is no element: such a selector matches nothing. */
  namesPseudoElement: boolean;
  /** It depends on nothing but the element's own name and attributes. */
  isLocal: boolean;
  /** It may depend on more than elements, their order and `attributes`: the focus, what is typed, the host of a tree. */
  isStateful: boolean;
  /** Names of the attributes that it looks at, in lower case. */
  attributes: ReadonlySet<string>;
}

/** Pseudo-classes that depend on elements, their order and their attributes alone; the attributes besides those in brackets. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  ...{ not: [], is: [], where: [], has: [], matches: [], any: [], root: [], empty: [] },
  ...{ 'first-child': [], 'last-child': [], 'only-child': [], 'nth-child': [], 'nth-last-child': [] },
  ...{ 'first-of-type': [], 'last-of-type': [], 'only-of-type': [] },
  ...{ 'nth-of-type': [], 'nth-last-of-type': [] },
  ...{ lang: ['lang', 'xml:lang'], link: ['href'], 'any-link': ['href'] },
  ...{ required: ['required', 'type'], optional: ['required', 'type'] },
};
const OLD_PSEUDO_ELEMENTS = ['before', 'after', 'first-line', 'first-letter'];
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Reads a selector as text: pieces in brackets are looked at for the names of attributes and left out of what is compared. */
export function scanSelector(selector: string): ScannedSelector {
  const open: string[] = [];
  const attributes = new Set<string>();
  /** The selector without brackets, strings and comments. */
  let skeleton = '';
  let isClosed = true;
  let isStateful = false;
  let namesPseudoElement = false;
  let isLocal = true;

  const skipTo = (end: string, from: number): number => {
    for (let at = from; at < selector.length; at += 1) {
      if (selector[at] === '\\' && end.length === 1) at += 1;
      else if (selector.startsWith(end, at)) return at + end.length - 1;
    }
    isClosed = false;
    return selector.length;
  };
  const notePseudo = (at: number) => {
    isLocal = false;
    const name = /^:*([\w-]*)/.exec(selector.slice(at))?.[1]?.toLowerCase() ?? '';
    if (selector[at + 1] === ':' || OLD_PSEUDO_ELEMENTS.includes(name)) namesPseudoElement = true;
    const looksAt = Object.hasOwn(PURE, name) ? PURE[name] : undefined;
    if (looksAt) for (const attribute of looksAt) attributes.add(attribute);
    else isStateful = true;
  };
  const noteAttribute = (at: number) => {
    const name = /^\[\s*(?:[^\s|=\]]*\|(?!=))?([^\s=~|^$*\]]+)/.exec(selector.slice(at))?.[1] ?? '';
    // A name with an escape may be any.
    if (name.includes('\\') || name.includes('/*')) isStateful = true;
    else attributes.add(name.toLowerCase());
  };

  for (let at = 0; at < selector.length; at += 1) {
    const letter = selector[at] ?? '';
    const inBrackets = open.includes(']');
    if (letter === '\\') {
      at += 1;
      if (at >= selector.length) isClosed = false;
      skeleton += 'x';
    } else if (letter === '"' || letter === "'") at = skipTo(letter, at + 1);
    else if (letter === '/' && selector[at + 1] === '*') {
      at = skipTo('*/', at + 2);
      // A comment between two names may stand where a space would.
      isLocal = false;
    } else if (letter in PAIRS) {
      if (letter === '[') noteAttribute(at);
      open.push(PAIRS[letter] ?? '');
    } else if (Object.values(PAIRS).includes(letter)) {
      if (open.pop() !== letter) isClosed = false;
    } else if (!inBrackets) {
      skeleton += letter;
      if (letter === '.') attributes.add('class');
      if (letter === '#') attributes.add('id');
      if (letter === ':' && selector[at - 1] !== ':') notePseudo(at);
    }
  }
  if (open.length > 0) isClosed = false;
  if (skeleton.split(',').some(part => /[\s>+~|&]/.test(part.trim()))) isLocal = false;
  return { isClosed, namesPseudoElement, isLocal: isLocal && !isStateful, isStateful, attributes };
}
