import {
  type DomRestrictions,
  nameSet,
  type RestrictionType,
  type ScannedSelector,
  scanSelector,
} from '../../protocol/index.js';

/** A rule that is known to be valid. */
export interface CompiledRule {
  source: 'configuration' | 'server';
  type: RestrictionType;
  selector: string;
  scan: ScannedSelector;
  /** What is looked for in the page's address; `null` on every page. */
  pattern: RegExp | null;
  set?: string;
  description?: string;
}

export interface RestrictionSource {
  source: CompiledRule['source'];
  restrictions: DomRestrictions;
}

export type Compiled = { ok: true; rules: readonly CompiledRule[] } | { ok: false; problems: string[] };

/**
 * Checks what only a browser can check: selectors. All or nothing: rules of which some are missing would show what
 * their author wanted hidden. Each problem names set, rule and selector.
 */
export function compileRestrictions(given: readonly RestrictionSource[], document: Document): Compiled {
  const problems: string[] = [];
  const rules: CompiledRule[] = [];
  for (const { source, restrictions } of given) {
    for (const [setAt, { name, urlPattern, rules: written }] of restrictions.sets.entries()) {
      const pattern = urlPattern === undefined ? null : new RegExp(urlPattern);
      for (const [ruleAt, { selector, type, description }] of written.entries()) {
        const fault = findFault(selector, document);
        if (fault) {
          const place = `${nameSet(name, setAt)}, rule ${ruleAt + 1}, selector ${JSON.stringify(selector)}`;
          problems.push(`${place} ${fault}`);
        }
        rules.push({
          ...{ source, type, selector, pattern, scan: scanSelector(selector) },
          ...(name === undefined ? {} : { set: name }),
          ...(description === undefined ? {} : { description }),
        });
      }
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules };
}

function findFault(selector: string, document: Document): string | null {
  try {
    // Also in a list, as which it will be used.
    document.querySelector(`${selector}, gcb-none`);
  } catch {
    return 'is not valid'; // The answer to the question asked.
  }
  // `:is()` and `:where()` forgive what they do not know, and would match nothing without a word.
  const supports = document.defaultView?.CSS?.supports;
  if (!/:(is|where)\(/i.test(selector) || typeof supports !== 'function') return null;
  const known = supports.call(document.defaultView?.CSS, `selector(:not(${selector}))`);
  return known ? null : 'has something in it that this browser does not know';
}
