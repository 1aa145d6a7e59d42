import * as v from 'valibot';
import { LIMITS } from './limits.js';
import type { Parsed } from './parse.js';
import { scanSelector } from './scanSelector.js';

/** What a rule does with the elements that its selector matches, and with all that is in them (docs/PRIVACY.md). */
export type RestrictionType = 'mask' | 'control' | 'service' | 'show' | 'allow-submit';

/** One rule: which elements, and what holds for them. */
export interface RestrictionRule {
  /** A CSS selector. */
  selector: string;
  /** What holds for what it matches. */
  type: RestrictionType;
  /** For people who write rules. */
  description?: string | undefined;
}

/** Rules that belong together, for all pages or for some. */
export interface RestrictionSet {
  /** For people who write rules. */
  name?: string | undefined;
  /** A regular expression that is looked for in the page's address; without it the set holds on every page. */
  urlPattern?: string | undefined;
  /** At most 500. */
  rules: readonly RestrictionRule[];
}

/** Rules of privacy, as the option `domRestrictions` and the server's `RESTRICTIONS_FILE` have them. */
export interface DomRestrictions {
  /** At most 200. */
  sets: readonly RestrictionSet[];
}

export const RESTRICTION_TYPES: readonly RestrictionType[] = [
  'mask',
  'control',
  'service',
  'show',
  'allow-submit',
];

const selector = v.pipe(
  v.string(),
  v.check(text => text.trim() !== '', 'is empty'),
  v.maxLength(LIMITS.selectorLength, `is longer than ${LIMITS.selectorLength}`),
  v.check(text => scanSelector(text).isClosed, 'is not complete: something in it is left open'),
  v.check(
    text => !scanSelector(text).namesPseudoElement,
    'names a pseudo-element, which no rule can be given to',
  ),
);
const urlPattern = v.pipe(
  v.string(),
  v.maxLength(LIMITS.textLength, `is longer than ${LIMITS.textLength}`),
  v.check(isExpression, 'is no regular expression'),
);
const rule = v.strictObject({
  selector,
  type: v.picklist(RESTRICTION_TYPES, `must be one of ${RESTRICTION_TYPES.join(', ')}`),
  description: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.textLength))),
});
const set = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.nameLength))),
  urlPattern: v.optional(urlPattern),
  rules: v.pipe(v.array(rule), v.maxLength(LIMITS.rulesInSet, `more than ${LIMITS.rulesInSet}`)),
});

/** What is not known is refused: a misspelt `urlPattern` would let a set hold on every page. */
export const domRestrictions: v.GenericSchema<DomRestrictions> = v.pipe(
  v.strictObject({
    sets: v.pipe(v.array(set), v.maxLength(LIMITS.restrictionSets, `more than ${LIMITS.restrictionSets}`)),
  }),
  v.check(
    ({ sets }) => lengthOf(sets) <= LIMITS.restrictionsLength,
    `all in all longer than ${LIMITS.restrictionsLength}`,
  ),
);

/**
 * Parses restrictions for people who wrote them: `what` names set, rule and selector, which are no secrets.
 * Whether a selector is valid in full only a document can say.
 */
export function parseRestrictions(input: unknown): Parsed<DomRestrictions> {
  const result = v.safeParse(domRestrictions, input, { abortEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) => key);
  return {
    ok: false,
    code: issue.type === 'max_length' ? 'tooLarge' : 'malformed',
    what: `${describePlace(input, path)} ${describeFault(issue)}`,
  };
}

/** Such as `set "Payment", rule 2, selector ".card >"`. */
function describePlace(input: unknown, [sets, setAt, rules, ruleAt, field]: readonly unknown[]): string {
  if (typeof setAt !== 'number') return sets === undefined ? 'the object' : `"${String(sets)}"`;
  const theSet = at(at(input, sets), setAt);
  const words = [nameSet(at(theSet, 'name'), setAt)];
  if (typeof ruleAt !== 'number') {
    if (rules !== undefined) words.push(nameField(theSet, rules));
    return words.join(', ');
  }
  const theRule = at(at(theSet, rules), ruleAt);
  words.push(`rule ${ruleAt + 1}`);
  if (field !== 'selector' && typeof at(theRule, 'selector') === 'string')
    words.push(nameField(theRule, 'selector'));
  if (field !== undefined) words.push(nameField(theRule, field));
  return words.join(', ');
}

/** How sets are called in messages. */
export function nameSet(name: unknown, index: number): string {
  return typeof name === 'string' && name !== '' ? `set "${name}"` : `set ${index + 1}`;
}

function nameField(holder: unknown, field: unknown): string {
  const value = at(holder, field);
  return typeof value === 'string'
    ? `${String(field)} ${JSON.stringify(value.slice(0, 200))}`
    : `"${String(field)}"`;
}

function describeFault(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema') return issue.message;
  if (issue.type === 'picklist') return issue.message;
  if (issue.expected === 'never') return 'is not known';
  if (issue.received === 'undefined') return 'is missing';
  return `must be ${issue.expected}`;
}

function at(holder: unknown, key: unknown): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, String(key)) : undefined;
}

function isExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false; // The answer to the question asked.
  }
}

function lengthOf(sets: DomRestrictions['sets']): number {
  let length = 0;
  for (const { name = '', urlPattern: pattern = '', rules } of sets) {
    length += name.length + pattern.length;
    for (const one of rules) length += one.selector.length + (one.description?.length ?? 0) + 64;
  }
  return length;
}
