import { encodeJson } from '../../browser/encodeJson.js';
import type { Log } from '../../guard/log.js';
import { type DomRestrictions, parseRestrictions } from '../../protocol/index.js';
import { type CompiledRule, compileRestrictions, type RestrictionSource } from './compileRestrictions.js';

export interface Restrictions {
  /** Are the site's own rules valid? What is wrong is said in the log. */
  check(): boolean;
  /** Takes the server's rules in place of those before. False: they are not valid, and nothing may be recorded. */
  take(served: DomRestrictions | undefined): boolean;
  /** The rules that hold. The same array for as long as they are the same. */
  current(): readonly CompiledRule[];
  /** What `take` has taken last. */
  served(): DomRestrictions;
}

/**
 * The rules of privacy of this page, from its configuration and from the server. Invariant: what `current` gives is
 * complete; where a rule is not valid there is no session.
 */
export function openRestrictions(configured: unknown, document: Document, log: Log): Restrictions {
  let rules: readonly CompiledRule[] = [];
  let taken: string | undefined;
  let last: DomRestrictions = { sets: [] };
  let own: DomRestrictions | null | undefined;

  const refuse = (source: RestrictionSource['source'], problems: readonly string[]): false => {
    const where = source === 'server' ? 'the server' : 'the option "domRestrictions"';
    log.error(`restrictionsRefused: without all rules of ${where} nothing is shown to agents`, problems);
    return false;
  };
  /** The site's own rules, as far as they can be read: `null` when they cannot. */
  const readOwn = (): DomRestrictions | null => {
    if (configured === undefined || configured === null) return { sets: [] };
    const parsed = parseRestrictions(configured);
    if (parsed.ok) return parsed.value;
    refuse('configuration', [parsed.what]);
    return null;
  };
  const compile = (source: RestrictionSource['source'], restrictions: DomRestrictions) => {
    const compiled = compileRestrictions([{ source, restrictions }], document);
    if (compiled.ok) return compiled.rules;
    refuse(source, compiled.problems);
    return null;
  };
  const check = (): boolean => {
    own = readOwn();
    return own !== null && compile('configuration', own) !== null;
  };

  return {
    check,
    take(served = { sets: [] }) {
      const text = encodeJson(served);
      if (text === taken) return true;
      taken = undefined;
      const mine = check() && own ? compile('configuration', own) : null;
      const theirs = mine && compile('server', served);
      if (!mine || !theirs) return false;
      rules = [...mine, ...theirs];
      taken = text;
      last = served;
      return true;
    },
    current: () => rules,
    served: () => last,
  };
}
