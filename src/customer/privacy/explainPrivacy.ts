import { ATTRIBUTE_RULES, FIELD_RULES, mayBeField } from './builtInRules.js';
import type { ActiveRules } from './chooseRules.js';
import { MASK, readBits } from './decisionBits.js';
import type { FlatTree } from './findFlatParent.js';
import type { Privacy, PrivacyExplanation, PrivacyReason } from './policy.js';

export interface ExplainOptions {
  tree: FlatTree;
  top: Document;
  privateByDefault: boolean;
  bitsOf(element: Element): number;
  rulesOf(document: Document): ActiveRules;
  isMarked(element: Element): boolean;
  wasPassword(element: Element): boolean;
  isSecret(element: Element): boolean;
  isKept(element: Element): boolean;
}

const TYPE_OF: Readonly<Record<string, Privacy | undefined>> = {
  service: 'service',
  mask: 'masked',
  control: 'control',
  show: 'visible',
};
const TYPES = ['service', 'mask', 'control', 'show'] as const;

/** Collects what leads to a decision. For people: each rule is asked by itself, at whatever cost. */
export function explainPrivacy(element: Element, options: ExplainOptions): PrivacyExplanation {
  const { tree, top, privateByDefault } = options;
  const privacy = readBits(options.bitsOf(element), privateByDefault);
  const because: PrivacyReason[] = [];
  for (let at: Node | null = element; at; at = tree.parentOf(at)) {
    if (at.nodeType !== 1) continue;
    for (const [kind, reason] of reasonsAt(at as Element, options))
      if (kind === privacy) because.push(reason);
  }
  if (privacy === 'masked' && because.length === 0) {
    const isGone = options.bitsOf(element) & MASK;
    because.push(
      isGone
        ? { source: 'built-in', rule: 'the frame of its document is gone', element }
        : { source: 'configuration', rule: 'privateByDefault', element: top.documentElement },
    );
  }
  // Without the default nothing has to be shown.
  if (privacy === 'visible' && !privateByDefault) because.length = 0;
  return { privacy, because };
}

function* reasonsAt(element: Element, options: ExplainOptions): Iterable<[Privacy, PrivacyReason]> {
  const builtIn = (rule: string): [Privacy, PrivacyReason] => [
    'masked',
    { source: 'built-in', rule, element },
  ];
  if (options.isMarked(element)) yield ['service', { source: 'api', rule: 'markServiceElement', element }];
  for (const [index, { selector }] of ATTRIBUTE_RULES.entries()) {
    const kind = TYPE_OF[TYPES[index] ?? ''];
    if (kind && element.matches(selector)) yield [kind, { source: 'attribute', rule: selector, element }];
  }
  const field = mayBeField(element) ? FIELD_RULES.find(rule => element.matches(rule)) : undefined;
  if (field) yield builtIn(field);
  else if (options.wasPassword(element)) yield builtIn('it was a password, or stands for one');
  else if (options.isSecret(element)) yield builtIn('its name or id says that it is a password');
  if (options.isKept(element)) yield builtIn('it was inside of a mask before it was moved or copied');
  for (const { source, type, selector, set, description } of options.rulesOf(element.ownerDocument).rules) {
    const kind = TYPE_OF[type];
    if (!kind || !element.matches(selector)) continue;
    yield [
      kind,
      {
        ...{ source, rule: selector, element },
        ...(set === undefined ? {} : { set }),
        ...(description === undefined ? {} : { description }),
      },
    ];
  }
}
