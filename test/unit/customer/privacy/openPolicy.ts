import { compileRestrictions } from '../../../../src/customer/privacy/compileRestrictions.js';
import { createPolicy, type PolicyOptions } from '../../../../src/customer/privacy/createPolicy.js';
import type { PrivacyPolicy } from '../../../../src/customer/privacy/policy.js';
import type { DomRestrictions, RestrictionRule } from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';

const page = () => window as Window & typeof globalThis;

export function compile(
  rules: readonly RestrictionRule[] | DomRestrictions,
  source: 'configuration' | 'server' = 'configuration',
) {
  const restrictions = 'sets' in rules ? rules : { sets: [{ rules }] };
  const compiled = compileRestrictions([{ source, restrictions }], document);
  if (!compiled.ok) throw new Error(compiled.problems.join('\n'));
  return compiled.rules;
}

/** A policy over the test's page, told of changes as the recorder tells it: by one observer for all roots. */
export function openPolicy(
  rules: readonly RestrictionRule[] | DomRestrictions = [],
  options: Partial<PolicyOptions> = {},
) {
  const log = createTestLog();
  const compiled = compile(rules);
  const policy = createPolicy({
    window: page(),
    restrictions: () => compiled,
    privateByDefault: false,
    log,
    ...options,
  });
  const changes = noChanges();
  const note = (records: readonly MutationRecord[]) => noteRecords(records, policy, changes);
  const observer = new MutationObserver(note);
  const catchUp = () => note(observer.takeRecords());
  policy.follow(catchUp);
  const observe = (root: Node) =>
    observer.observe(root, { attributes: true, childList: true, characterData: true, subtree: true });
  observe(document);
  return {
    policy,
    log,
    of: policy.of,
    watch(root: Document | ShadowRoot) {
      policy.watchRoot(root);
      observe(root);
    },
    /** Tells what has happened since the last call. */
    refresh() {
      catchUp();
      const judged = new Set(policy.refresh(changes));
      Object.assign(changes, noChanges());
      return judged;
    },
    stop() {
      observer.disconnect();
      policy.stop();
    },
  };
}

const noChanges = () => ({
  attributes: new Set<Element>(),
  added: new Set<Node>(),
  removed: new Set<Node>(),
  moved: [] as [Node, Node][],
});

function noteRecords(
  records: readonly MutationRecord[],
  { cares, removed }: PrivacyPolicy,
  changes: ReturnType<typeof noChanges>,
): void {
  for (const record of records) {
    if (record.type === 'attributes' && cares(record.attributeName ?? ''))
      changes.attributes.add(record.target as Element);
    for (const node of Array.from(record.addedNodes)) changes.added.add(node);
    for (const node of Array.from(record.removedNodes)) {
      removed(node, record.target);
      changes.removed.add(node);
      changes.moved.push([node, record.target]);
    }
  }
}

export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}
