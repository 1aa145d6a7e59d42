import type { PrivacyPolicy } from '../privacy/policy.js';
import type { Changes } from './changes.js';

/** Brings the policy up to date with the page; what is judged otherwise now is recorded anew. */
export function judgeChanges(changes: Changes, policy: PrivacyPolicy): void {
  const { nodes, attributes, removedFrom } = changes;
  const cared = new Set<Element>();
  for (const [element, names] of attributes)
    for (const name of names) if (policy.cares(name)) cared.add(element);
  if (nodes.size + cared.size === 0) return;
  const judged = policy.refresh({ attributes: cared, added: nodes, removed: nodes, moved: removedFrom });
  for (const element of judged) changes.renewed.add(element);
}
