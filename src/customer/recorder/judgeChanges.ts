import type { PrivacyPolicy } from '../privacy/policy.js';
import type { Changes } from './changes.js';
import type { NameSet } from './nameSets.js';

/** Brings the policy up to date with the page; what is judged otherwise now is recorded anew. */
export function judgeChanges(changes: Changes, policy: PrivacyPolicy): void {
  const { nodes, attributes, removedFrom } = changes;
  const cares = new Map<NameSet, boolean>();
  const cared: Element[] = [];
  for (const [element, set] of attributes) {
    let isCared = cares.get(set);
    if (isCared === undefined) {
      isCared = [...set.names].some(policy.cares);
      cares.set(set, isCared);
    }
    if (isCared) cared.push(element);
  }
  if (nodes.size + cared.length === 0) return;
  const judged = policy.refresh({ attributes: cared, added: nodes, removed: nodes, moved: removedFrom });
  for (const element of judged) changes.renewed.add(element);
}
