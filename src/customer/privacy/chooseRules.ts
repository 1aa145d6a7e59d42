import { ATTRIBUTE_RULES } from './builtInRules.js';
import type { CompiledRule } from './compileRestrictions.js';
import { ALLOW_SUBMIT, CONTROL, MASK, SERVICE, SHOW } from './decisionBits.js';

const BIT_OF: Record<CompiledRule['type'], number> = {
  mask: MASK,
  control: CONTROL,
  service: SERVICE,
  show: SHOW,
  'allow-submit': ALLOW_SUBMIT,
};

/** One selector list for all rules with the same effect. */
export interface JoinedRules {
  bit: number;
  selector: string;
}

/** The rules of one document, in the form in which they are cheap to ask. */
export interface ActiveRules {
  rules: readonly CompiledRule[];
  /** Whatever depends on nothing but the element itself: one list of all, and one for each effect. */
  local: { any: string; each: readonly JoinedRules[] };
  /** The others: combinators, pseudo-classes. */
  distant: readonly JoinedRules[];
  /** Some of the others depend on what is no change of the page's elements. */
  isStateful: boolean;
}

export interface RuleChooser {
  of(document: Document): ActiveRules;
  /** Looks at addresses and rules anew. The next `of` may give others. */
  renew(): void;
}

/**
 * Chooses the rules whose set holds for a document: by its address or that of a document around it. What loosens
 * (`show`, `allow-submit`) must fit the document's own address, so that a set for one page opens nothing in another.
 */
export function chooseRules(rules: () => readonly CompiledRule[], top: Document): RuleChooser {
  let all = rules();
  let time = 0;
  /** When the rules were last others. */
  let since = 0;
  const chosen = new WeakMap<Document, { active: ActiveRules; addresses: string; time: number }>();
  const built = new Map<string, ActiveRules>();

  const choose = (addresses: readonly string[]): ActiveRules => {
    const own = addresses.find(address => !address.startsWith('about:')) ?? '';
    const holds = ({ pattern, type }: CompiledRule) => {
      if (!pattern) return true;
      if (type === 'show' || type === 'allow-submit') return pattern.test(own);
      return addresses.some(address => pattern.test(address));
    };
    const indices = all.flatMap((rule, index) => (holds(rule) ? index : []));
    const key = indices.join();
    // The same rules are the same object: that is how a change is noticed.
    const active = built.get(key) ?? joinRules(indices.flatMap(index => all[index] ?? []));
    built.set(key, active);
    return active;
  };

  return {
    of(document) {
      const last = chosen.get(document);
      if (last?.time === time) return last.active;
      const list = addressesOf(document, top);
      const addresses = list.join('\n');
      const isSame = last !== undefined && last.time >= since && last.addresses === addresses;
      const active = isSame ? last.active : choose(list);
      chosen.set(document, { active, addresses, time });
      return active;
    },
    renew() {
      time += 1;
      if (all === rules()) return;
      all = rules();
      since = time;
      built.clear();
    },
  };
}

function addressesOf(document: Document, top: Document): string[] {
  const addresses: string[] = [];
  let around: Document | undefined = document;
  while (around) {
    addresses.push(around.URL);
    around = around === top ? undefined : around.defaultView?.frameElement?.ownerDocument;
  }
  // A document that has lost its frame is no page of its own.
  if (!addresses.includes(top.URL)) addresses.push(top.URL);
  return addresses;
}

function joinRules(rules: readonly CompiledRule[]): ActiveRules {
  const local = [...ATTRIBUTE_RULES, ...asPairs(rules.filter(({ scan }) => scan.isLocal))];
  const distant = asPairs(rules.filter(({ scan }) => !scan.isLocal));
  return {
    rules,
    local: { any: local.map(({ selector }) => selector).join(), each: joinByBit(local) },
    distant: joinByBit(distant),
    isStateful: rules.some(({ scan }) => scan.isStateful),
  };
}

const asPairs = (rules: readonly CompiledRule[]): JoinedRules[] =>
  rules.map(({ type, selector }) => ({ bit: BIT_OF[type], selector }));

function joinByBit(pairs: readonly JoinedRules[]): JoinedRules[] {
  const byBit = new Map<number, string[]>();
  for (const { bit, selector } of pairs) byBit.set(bit, [...(byBit.get(bit) ?? []), selector]);
  return Array.from(byBit, ([bit, selectors]) => ({ bit, selector: selectors.join() }));
}
