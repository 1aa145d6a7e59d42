/** What of a selector says where an element stands. All else may be true at another moment, and is left out. */
const PLACES =
  /^(root|(first|last|only)-(child|of-type)|nth-(last-)?(child|of-type)\([^()]*\)|any-link|link)$/;
/** Which reach into other trees, or depend on what is around the rule: what they match cannot be asked for. */
const CROSSING = /^(host|host-context|slotted|part|scope|has-slotted|cue|cue-region)(\(|$)/;

/**
 * A selector for the elements that a rule may style, itself or by a pseudo-element, in whatever state they are: hovered,
 * checked, opened. It may match more than the rule does, and never less. `null`: it cannot be said.
 *
 * @param around The selector of the rule that this one is nested in, for `&`.
 */
export function findSubjects(selector: string, around?: string): string | null {
  // Relative to the rule around it.
  if (/^\s*[>+~]/.test(selector)) return around === undefined ? null : findSubjects(`&${selector}`, around);
  let result = '';
  /** Nothing is written yet of the compound that we are in, but something of it was left out. */
  let isCut = false;
  let isEmpty = true;
  const close = () => {
    if (isCut && isEmpty) result += '*';
    isCut = false;
    isEmpty = true;
  };
  for (let at = 0; at < selector.length; ) {
    const rest = selector.slice(at);
    const gap = /^\s*([>+~,]|\s)\s*/.exec(rest);
    if (gap) {
      close();
      result += gap[0];
      at += gap[0].length;
      continue;
    }
    const pseudo = /^::?([\w-]+)/.exec(rest);
    if (pseudo) {
      const end = endOfBrackets(rest, pseudo[0].length);
      const whole = rest.slice(0, end);
      const name = whole.replace(/^::?/, '').toLowerCase();
      if (CROSSING.test(name)) return null;
      const inside = /^(is|where|matches|-webkit-any)\(([\s\S]*)\)$/.exec(name);
      if (inside) {
        const subjects = findSubjects(whole.slice(whole.indexOf('(') + 1, -1), around);
        if (subjects === null) return null;
        result += `:is(${subjects})`;
        isEmpty = false;
      } else if (!whole.startsWith('::') && PLACES.test(name)) {
        result += whole;
        isEmpty = false;
      } else isCut = true;
      at += end;
      continue;
    }
    if (rest.startsWith('&')) {
      if (around === undefined) return null;
      result += `:is(${around})`;
      isEmpty = false;
      at += 1;
      continue;
    }
    const piece = /^(\\[\s\S]|\[(?:"(?:\\[\s\S]|[^"\\])*"|[^\]"])*\]|[^\s:&\\[>+~,]+)/.exec(rest)?.[0];
    if (!piece) return null;
    result += piece;
    isEmpty = false;
    at += piece.length;
  }
  close();
  return result;
}

/** Where the brackets that open at `from` close, if any do. */
function endOfBrackets(text: string, from: number): number {
  if (text[from] !== '(') return from;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (letter === '(') depth += 1;
    else if (letter === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
