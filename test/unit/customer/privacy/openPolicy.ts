import { compileRestrictions } from '../../../../src/customer/privacy/compileRestrictions.js';
import { createPolicy, type PolicyOptions } from '../../../../src/customer/privacy/createPolicy.js';
import type { PageChanges } from '../../../../src/customer/privacy/policy.js';
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
  const observer = new MutationObserver(() => undefined);
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
      return new Set(policy.refresh(readChanges(observer.takeRecords(), policy.cares)));
    },
    stop() {
      observer.disconnect();
      policy.stop();
    },
  };
}

function readChanges(records: readonly MutationRecord[], cares: (name: string) => boolean): PageChanges {
  const attributes = new Set<Element>();
  const added = new Set<Node>();
  const removed = new Set<Node>();
  const moved: [Node, Node][] = [];
  for (const record of records) {
    if (record.type === 'attributes' && cares(record.attributeName ?? ''))
      attributes.add(record.target as Element);
    for (const node of Array.from(record.addedNodes)) added.add(node);
    for (const node of Array.from(record.removedNodes)) {
      removed.add(node);
      moved.push([node, record.target]);
    }
  }
  return { attributes, added, removed, moved };
}

export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}
