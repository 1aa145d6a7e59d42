import { CONTROL, HIDES, MASK, SERVICE, SHOW } from './decisionBits.js';
import { SERVICE_NODE_SELECTOR } from './serviceNode.js';

/** Attributes that a site writes into its pages. `data-gcb-show="false"` shows nothing; every `data-gcb-mask` masks. */
export const ATTRIBUTE_RULES: readonly { bit: number; selector: string }[] = [
  { bit: SERVICE, selector: SERVICE_NODE_SELECTOR },
  { bit: MASK, selector: '[data-gcb-mask]' },
  { bit: CONTROL, selector: '[data-gcb-no-control]' },
  { bit: SHOW, selector: '[data-gcb-show]:not([data-gcb-show="false"])' },
];

/** Elements with an attribute that hides them; not our own interface, which is there in every session. */
export const HIDING_ATTRIBUTES: string = ATTRIBUTE_RULES.flatMap(({ bit, selector }) =>
  bit & HIDES ? `${selector}:not(:root > div${SERVICE_NODE_SELECTOR})` : [],
).join();

/** Our own interface: a service element beside the body. */
export const isInterface = (element: Element): boolean =>
  element.matches(`:root > div${SERVICE_NODE_SELECTOR}`);

const AUTOCOMPLETE = [
  ...['cc-number', 'cc-csc', 'cc-exp', 'cc-exp-month', 'cc-exp-year'],
  ...['one-time-code', 'current-password', 'new-password'],
];

/**
 * Fields that are always masked. A `datalist` shows nothing on the agent's side; what it suggests for a masked
 * field must not be read there either.
 */
export const FIELD_RULES: readonly string[] = [
  ...['password', 'hidden', 'file'].map(type => `input[type="${type}" i]`),
  'datalist',
  ...AUTOCOMPLETE.map(token => `[autocomplete~="${token}" i]`),
];

/**
 * Names that passwords have. They make up for a field whose text the customer had already made readable when the
 * session began: then its `type` says nothing any more.
 */
export const PASSWORD_NAMES: readonly string[] = ['passw', 'pwd'].flatMap(word => [
  `[name*="${word}" i]`,
  `[id*="${word}" i]`,
]);

/** Where one of these changes, something is or was hidden. */
export const HIDING_NAMES: readonly string[] = ['data-gcb-service-node', 'data-gcb-mask'];

/** The attributes that the rules of this file, slots and the memory of passwords look at. */
export const BUILT_IN_ATTRIBUTES: readonly string[] = [
  ...[...HIDING_NAMES, 'data-gcb-no-control', 'data-gcb-show'],
  ...['type', 'autocomplete', 'name', 'id', 'slot'],
];

const FIELDS = new Set(['input', 'select', 'textarea', 'datalist']);

/** Elements of these names, and custom elements, may be fields. */
export function mayBeField(element: Element): boolean {
  const { localName } = element;
  return FIELDS.has(localName) || localName.includes('-');
}
